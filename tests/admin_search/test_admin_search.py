"""The newsroom's searches find parts of words, in any language, without accents."""

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.search import index

from cms.admin_search.models import FoundBy
from cms.admin_search.signal_handlers import fill_when_empty
from cms.images.models import CustomImage
from exhibition.models import ArtworkArtist
from home.models import Institution, PersonPage
from magazine.models import Section
from tests.factories import (
    ArtworkPageFactory,
    EditionPageFactory,
    InstitutionFactory,
    IssuePageFactory,
    PersonPageFactory,
    SectionFactory,
)
from tests.images.conftest import make_image  # noqa: F401 - fixture
from tests.newsroom.conftest import _no_drawing, hire, newsroom, superuser  # noqa: F401 - fixtures
from tests.scenes import scene


@scene
def coins(make_image):  # noqa: F811
    image = make_image(
        title="Coins",
        author="Inês Côrte-Real",
        holder="Musée de l’Œuvre",
        alt={"fr": "Des monnaies d’Auguste", "pt": "Moedas à luz", "en": "Coins of Augustus"},
        titles={"fr": "Monnaies romaines", "pt": "Moedas romanas"},
    )
    image.tags.add("numismatique")
    make_image(title="Dahlia")
    return image


TYPED = [
    *("monnaies", "Monnaie", "naies rom", "moedas", "MOEDAS a luz", "coins", "auguste"),
    *("corte-real", "ines", "œuvre", "oeuvre", "musee", "numis", "romaines monn", "rose coins"),
]


@pytest.mark.parametrize("typed", TYPED)
def test_images_are_found_in_lists_and_choosers(typed, coins, hire):  # noqa: F811
    desk = hire("editor", "fr", language="fr")
    expected = [] if typed == "rose coins" else [coins.pk]
    for name in ("wagtailimages:index", "wagtailimages:index_results"):
        response = desk.get(name, data={"q": typed})
        assert [image.pk for image in response.context["object_list"]] == expected
    for name in ("wagtailimages_chooser:choose", "wagtailimages_chooser:choose_results"):
        response = desk.get(name, data={"q": typed})
        assert [image.pk for image in response.context["results"]] == expected


def test_images_are_shown_by_their_titles_in_the_persons_language(coins, hire):  # noqa: F811
    for language, title in (("fr", "Monnaies romaines"), ("pt-pt", "Moedas romanas"), ("en", "Coins")):
        desk = hire("editor", "fr", language=language)
        for address in (
            reverse("wagtailimages:index"),
            reverse("wagtailimages:index") + "?layout=list",
            reverse("wagtailimages_chooser:choose"),
            reverse("wagtailimages_chooser:choose_results") + "?layout=list",
            reverse("wagtailimages_chooser:chosen", args=[coins.pk]),
            reverse("wagtailimages:edit", args=[coins.pk]),
        ):
            assert title in desk.browser.get(address).content.decode(), address
    assert CustomImage.objects.get(pk=coins.pk).title == "Coins"


def test_over_a_pages_editor_images_are_named_in_the_language_of_the_page(coins, hire, newsroom):  # noqa: F811
    desk = hire("editor", "fr", "pt", language="fr")
    came_from = {"referer": f"http://testserver{reverse('wagtailadmin_pages:edit', args=[newsroom['pt'].pk])}"}
    for address in (
        reverse("wagtailimages_chooser:choose"),
        reverse("wagtailimages_chooser:choose_results"),
        reverse("wagtailimages_chooser:chosen", args=[coins.pk]),
    ):
        assert "Moedas romanas" in desk.browser.get(address, headers=came_from).content.decode(), address


def test_what_is_changed_is_found_by_its_new_words_only(coins, hire):  # noqa: F811
    coins.stage_texts("fr", text="Des pièces", title="")
    coins.save()
    coins.tags.clear()
    desk = hire("editor", "fr")
    for typed, found in (("pieces", True), ("monnaies", False), ("numis", False)):
        response = desk.get("wagtailimages_chooser:choose_results", data={"q": typed})
        assert bool(response.context["results"].object_list) is found, typed


def test_a_deleted_image_leaves_no_words(coins):
    coins.delete()
    assert not FoundBy.objects.filter(words__contains="monnaies").exists()


def test_what_was_there_before_is_found_too(coins, hire):  # noqa: F811
    FoundBy.objects.all().delete()
    fill_when_empty(sender=apps.get_app_config("finding"))
    desk = hire("editor", "fr")
    assert desk.get("wagtailimages_chooser:choose_results", data={"q": "monnaies"}).context["results"].object_list
    assert FoundBy.objects.filter(content_type__model="page").count() == Page.objects.count()


def test_all_in_the_list_means_those_that_were_found(coins, hire):  # noqa: F811
    address = reverse("wagtail_bulk_action", args=["images", "customimage", "delete"])
    response = hire("editor", "fr").browser.get(f"{address}?id=all&q=monnaies")
    assert [item["item"] for item in response.context["items"]] == [coins]


@pytest.mark.searching
def test_documents_are_found_by_parts_of_their_titles(hire, newsroom):  # noqa: F811
    document = get_document_model().objects.create(title="Guide à l’École", file=ContentFile(b"x", name="x.pdf"))
    desk = hire("editor", "fr")
    for typed in ("ecole", "guid", "col guide"):
        assert list(desk.get("wagtaildocs:index", data={"q": typed}).context["object_list"]) == [document]
        assert list(desk.get("wagtaildocs_chooser:choose_results", data={"q": typed}).context["results"]) == [document]


@pytest.mark.searching
def test_snippets_are_found_by_parts_of_their_words(hire, fr, superuser):  # noqa: F811
    institution = InstitutionFactory(name="Herbário do Vale", city="Évora", country="PT")
    section = SectionFactory(locale=fr, name="Sciences & société", slug="sciences", live=True)
    for model, instance, words in ((Institution, institution, ("evora", "bario")), (Section, section, ("societe",))):
        names = model.snippet_viewset
        for typed in words:
            listed = superuser.browser.get(reverse(names.get_url_name("list")), {"q": typed})
            assert list(listed.context["object_list"]) == [instance], typed
            chooser = names.chooser_viewset.get_url_name("choose_results")
            assert list(superuser.browser.get(reverse(chooser), {"q": typed, "locale": ""}).context["results"]) == [
                instance
            ], typed


@pytest.mark.searching
def test_pages_are_found_by_parts_of_their_words(hire, newsroom, superuser):  # noqa: F811
    institution = InstitutionFactory(name="Musée de Cluny", city="Paris")
    person = PersonPageFactory(
        parent=newsroom["fr"], title="Inês Duarte", sort_name="Duarte, Inês", institution=institution
    )
    edition = EditionPageFactory(parent=newsroom["fr"], title="Escale", city="Évora", venue="Palácio")
    issue = IssuePageFactory(parent=newsroom["fr"], title="Numéro d’automne", theme="Forêts", number=12)
    for typed, page in (("duar", person), ("ines", person), ("cluny", person), ("evora", edition), ("forets", issue)):
        found = superuser.get("wagtailadmin_pages:search", data={"q": typed}).context["pages"]
        assert [found_page.pk for found_page in found] == [page.pk], typed
        address = reverse("wagtailadmin_choose_page_search")
        chosen = superuser.browser.get(address, {"q": typed}).context["pages"]
        assert [found_page.pk for found_page in chosen] == [page.pk], typed
    draft = PersonPage.objects.get(pk=person.pk)
    draft.title = "Inês Côrte"
    draft.save_revision()
    found = superuser.get("wagtailadmin_pages:search", data={"q": "corte"}).context["pages"]
    assert [page.pk for page in found] == [person.pk]


def test_a_search_takes_no_more_queries_for_more_that_is_found(
    coins,
    make_image,  # noqa: F811
    hire,  # noqa: F811
    django_assert_max_num_queries,
):
    desk = hire("editor", "fr")
    desk.get("wagtailimages_chooser:choose_results", data={"q": "monnaies"})
    with django_assert_max_num_queries(40) as first:
        desk.get("wagtailimages_chooser:choose_results", data={"q": "monnaies"})
    number_of_queries = len(first)
    for number in range(3):
        make_image(title=f"Other {number}", titles={"fr": "Monnaies"})
    desk.get("wagtailimages_chooser:choose_results", data={"q": "monnaies"})  # makes the newsroom's small renditions
    with django_assert_max_num_queries(number_of_queries):
        desk.get("wagtailimages_chooser:choose_results", data={"q": "monnaies"})


def test_what_is_found_by_the_name_of_something_else_follows_its_name(
    newsroom,  # noqa: F811
    commit,
):
    with commit():
        museum = InstitutionFactory(name="Arquivo da Ria", city="Aveiro")
        artist = PersonPageFactory(parent=newsroom["fr"], title="Ada Lima", institution=museum)
        work = ArtworkPageFactory(parent=newsroom["fr"], title="Sel")
        work.artists.add(ArtworkArtist(artist=artist))
        work.save_revision().publish()
    for page in (artist, work):  # like saving, if on-commit functions run at once
        index.insert_or_update_object(page)

    def read(instance):
        return FoundBy.objects.get(object_id=instance.pk, content_type__model="page").words

    assert "arquivo da ria" in read(artist)
    assert "ada lima" in read(work)
    with commit():
        museum.name = "Museu do Mar"
        museum.save()
        artist.title = "Ada Costa"
        artist.save()
    assert "museu do mar" in read(artist)
    assert "arquivo" not in read(artist)
    assert "ada costa" in read(work)
    assert "lima" not in read(work)
    with commit():
        museum.delete()
    assert "museu" not in read(artist)
