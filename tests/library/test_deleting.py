"""Items in use are not deleted, at any endpoint; the places that use them are named to users who may see them."""

import json

import pytest
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction
from wagtail.rich_text import RichText
from wagtail_localize.models import OverridableSegment, SegmentOverride

from cms.translation.text.filling import start_translation
from home.models import Institution
from magazine.models import Section
from tests.factories import ArticlePageFactory, ImageFactory, InstitutionFactory, PersonPageFactory, SectionFactory


def put_into_draft(page, **fields):
    """Put an item into a page's newest draft only: the page's row does not have it."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision()


PLACES = {
    "lead picture": lambda show, image: show(lead_picture=image),
    "gallery": lambda show, image: show(
        body=[("gallery", {"pictures": [{"image": image, "caption": ""}], "caption": ""})]
    ),
    "draft": lambda show, image: show(live=False, social_picture=image),
    "newer draft": lambda show, image: put_into_draft(show(live=False), lead_picture=image),
    "draft of a live page": lambda show, image: put_into_draft(
        show(), body=[("gallery", {"pictures": [{"image": image, "caption": ""}], "caption": ""})]
    ),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("role", ["editor", "moderator", "superuser"])
def test_an_image_in_use_is_not_deleted_and_its_place_is_named(role, place, hire, superuser, image, show):
    PLACES[place](show, image)
    desk = superuser if role == "superuser" else hire(role, "fr")
    for method in (desk.browser.get, desk.browser.post):
        response = method(reverse("wagtailimages:delete", args=[image.pk]))
        assert "Montré 1 (fr)" in response.content.decode()
    assert get_image_model().objects.filter(pk=image.pk).exists()


def test_the_script_of_uploads_is_refused_too(hire, image, document, show):
    show(lead_picture=image, body=[("download", {"document": document, "title": ""})])
    desk = hire("moderator", "fr")
    for name, thing in (("wagtailimages", image), ("wagtaildocs", document)):
        response = desk.post(f"{name}:delete_multiple", thing.pk)
        assert not response.json()["success"]
        assert "Montré 1 (fr)" in response.json()["error_message"]
        assert type(thing).objects.filter(pk=thing.pk).exists()


def test_what_is_not_used_is_deleted_as_before(hire, image, document):
    desk = hire("editor", "fr")
    desk.post("wagtailimages:delete", image.pk)
    desk.post("wagtaildocs:delete", document.pk)
    assert not get_image_model().objects.exists()
    assert not get_document_model().objects.exists()


def test_in_bulk_what_is_used_stays_and_the_rest_goes(hire, image, make_image, show):
    show(lead_picture=image)
    other = make_image(title="Unused")
    desk = hire("editor", "fr")
    address = reverse("wagtail_bulk_action", args=["images", "customimage", "delete"])
    address = f"{address}?id={image.pk}&id={other.pk}&next=/admin/images/"
    assert "Montré 1 (fr)" in desk.browser.get(address).content.decode()
    answer = desk.browser.post(address, follow=True).content.decode()
    assert "Montré 1 (fr)" in answer
    assert list(get_image_model().objects.all()) == [image]


def test_documents_in_bulk_stay_too(hire, document, show):
    show(body=[("text", RichText(f'<p><a linktype="document" id="{document.pk}">Guide</a></p>'))])
    desk = hire("editor", "fr")
    address = reverse("wagtail_bulk_action", args=["wagtaildocs", "document", "delete"])
    desk.browser.post(f"{address}?id={document.pk}&next=/admin/documents/")
    desk.post("wagtaildocs:delete", document.pk)
    assert get_document_model().objects.filter(pk=document.pk).exists()


@pytest.mark.parametrize("live", [True, False])
def test_snippets_in_use_are_not_deleted(live, superuser, newsroom, fr):
    institution = InstitutionFactory(name="Herbário")
    section = SectionFactory(locale=fr, name="Patrimoine", slug="patrimoine")
    PersonPageFactory(parent=newsroom["fr"], title="Inês", sort_name="Inês", institution=institution, live=live)
    ArticlePageFactory(parent=newsroom["fr"], title="Un article", section=section, live=live)
    for model, instance, place in ((Institution, institution, "Inês"), (Section, section, "Un article")):
        names = model.snippet_viewset
        address = reverse(names.get_url_name("delete"), args=[instance.pk])
        bulk = reverse("wagtail_bulk_action", args=[model._meta.app_label, model._meta.model_name, "delete"])
        for endpoint in (address, f"{bulk}?id={instance.pk}&next=/admin/"):
            assert place in superuser.browser.get(endpoint).content.decode()
            superuser.browser.post(endpoint)
            assert model.objects.filter(pk=instance.pk).exists()


def test_places_that_are_not_for_a_person_are_counted(hire, image, show):
    private = show("pt", lead_picture=image)
    PageViewRestriction.objects.create(page=private, restriction_type="groups")
    show("fr", lead_picture=image)
    answer = hire("editor", "fr").get("wagtailimages:delete", image.pk).content.decode()
    assert "Montré 2 (fr)" in answer
    assert "Montré 1" not in answer
    assert "1 place that you may not see" in answer


def test_naming_places_takes_no_more_queries_for_more_of_them(
    hire, image, make_image, show, django_assert_max_num_queries
):
    from cms.library.usage.usages import find_usages

    user = hire("editor", "fr").user
    show(lead_picture=image)
    show(live=False, lead_picture=image)
    find_usages([image], user)
    with django_assert_max_num_queries(14) as first:
        find_usages([image], user)
    for _n in range(4):
        show(lead_picture=image)
        put_into_draft(show(live=False), social_picture=image)
    with django_assert_max_num_queries(len(first.captured_queries)):
        assert len(find_usages([image], user)[image.pk]) == 10


@pytest.mark.parametrize("where", ["lead picture", "gallery"])
def test_what_a_translator_has_put_in_an_images_place_is_in_use(where, hire, image, show, roots):
    """Also if the translation has not been saved as a draft yet."""
    other = ImageFactory(title="Autre")
    gallery = [("gallery", {"pictures": [{"image": other, "caption": ""}], "caption": ""})]
    page = show(lead_picture=other, body=gallery)
    page.save_revision().publish()
    translation = start_translation(type(page).objects.get(pk=page.pk), roots["pt"].locale)
    translation.save_target(publish=False)
    segments = OverridableSegment.objects.filter(source=translation.source).select_related("context")
    is_wanted = where == "lead picture"
    segment = next(
        one
        for one in segments
        if (one.context.path == "lead_picture") is is_wanted and "link" not in one.context.path and one.data == other.pk
    )
    SegmentOverride.objects.create(
        locale=translation.target_locale, context=segment.context, data_json=json.dumps(image.pk)
    )
    answer = hire("moderator", "fr", "pt").browser.post(reverse("wagtailimages:delete", args=[image.pk]))
    assert "Montré 1 (fr)" in answer.content.decode()
    assert get_image_model().objects.filter(pk=image.pk).exists()


def test_finding_translators_replacements_takes_no_more_queries_for_more_of_them(
    image, show, roots, django_assert_num_queries
):
    from cms.library.usage.overrides import find_in_overrides

    other = ImageFactory(title="Autre")

    def replace_in_a_translation():
        page = show(lead_picture=other)
        page.save_revision().publish()
        translation = start_translation(type(page).objects.get(pk=page.pk), roots["pt"].locale)
        translation.save_target(publish=False)
        segments = OverridableSegment.objects.filter(source=translation.source, context__path="lead_picture")
        SegmentOverride.objects.create(
            locale=translation.target_locale, context=segments.get().context, data_json=json.dumps(image.pk)
        )
        return str(translation.get_target_instance().pk)

    expected = [replace_in_a_translation()]
    find_in_overrides(type(image), [image.pk])
    with django_assert_num_queries(3):
        find_in_overrides(type(image), [image.pk])
    expected += [replace_in_a_translation() for _n in range(3)]
    with django_assert_num_queries(3):
        found = find_in_overrides(type(image), [image.pk])
    assert sorted(pk for _base, pk in found[str(image.pk)]) == sorted(expected)
