"""For translations, Wagtail's own endpoints allow no more than the translation editor."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import Page
from wagtail_localize.models import LocaleSynchronization

from cms.translation.sync.drafts import save_draft
from cms.translation.text.filling import start_translation
from tests.factories import MagazineIndexPageFactory, StandardPageFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def live(translation, moderator, act, commit):
    """A complete translation that readers see."""
    with commit():
        save_draft(translation, moderator.user).publish(user=moderator.user)
    assert translation.get_target_instance().live
    return translation


def post_in_bulk(desk, action, *pages, **data):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    query = "&".join(f"id={page.pk}" for page in pages)
    return desk.browser.post(f"{address}?{query}&next=/admin/", data, follow=True)


def read_messages(answer):
    return " ".join(str(message) for message in answer.context["messages"])


# --- Publishing many at once -----------------------------------------------------------------------------------------


@scene
def incomplete(start):
    return start(title="Rien encore").get_target_instance()


def test_publishing_in_bulk_names_what_is_not_ready_and_publishes_nothing(moderator, incomplete, write, is_live):
    ready = write("pt", title="Pronto")
    answer = post_in_bulk(moderator, "publish", ready, incomplete, include_descendants="")
    text = read_messages(answer)
    assert "Nothing was published" in text
    assert "Rien encore: 3 parts are not translated yet" in text
    assert "Pronto" not in text
    assert not is_live(ready)
    assert not is_live(incomplete)


def test_publishing_in_bulk_names_what_is_below_too(moderator, incomplete, newsroom, is_live):
    answer = post_in_bulk(moderator, "publish", newsroom["pt"], include_descendants="on")
    assert "Rien encore" in read_messages(answer)
    assert not is_live(incomplete)


@pytest.mark.parametrize("role", ["editor", "translator"])
def test_only_moderators_publish_complete_translations_in_bulk(role, hire, moderator, translation, fill, is_live):
    save_draft(translation)
    page = translation.get_target_instance()
    post_in_bulk(hire(role, "pt"), "publish", page, include_descendants="")
    assert not is_live(page)
    post_in_bulk(moderator, "publish", page, include_descendants="")
    assert is_live(page)


# --- Deleting, copying, moving ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["editor", "translator"])
@pytest.mark.parametrize("action", ["unpublish", "delete", "move"])
def test_only_moderators_take_a_live_translation_away(action, role, hire, moderator, live, read, newsroom):
    elsewhere = StandardPageFactory(parent=newsroom["pt"], slug="noutro-sitio")
    page, before = live.get_target_instance(), read(live)
    data = {"chooser": elsewhere.pk} if action == "move" else {}
    post_in_bulk(hire(role, "pt"), action, page, **data)
    assert read(live) == before
    post_in_bulk(moderator, action, page, **data)
    gone = not Page.objects.filter(pk=page.pk).exists()
    assert gone or read(live) != before


@pytest.mark.parametrize("name", ["unpublish", "delete"])
def test_a_translator_does_not_take_it_away_alone_either(name, translator, moderator, live, read):
    page, before = live.get_target_instance(), read(live)
    translator.post(f"wagtailadmin_pages:{name}", page.pk)
    assert read(live) == before
    moderator.post(f"wagtailadmin_pages:{name}", page.pk)
    assert not Page.objects.filter(pk=page.pk, live=True).exists()


@pytest.mark.parametrize("option", ["publish_copies", "alias"])
@pytest.mark.parametrize("role", ["editor", "translator"])
def test_a_copy_of_a_live_translation_is_no_live_page(option, role, hire, moderator, live, newsroom):
    page = live.get_target_instance()
    data = {"new_title": "Cópia", "new_slug": "copia", "new_parent_page": newsroom["pt"].pk, option: "on"}
    hire(role, "pt").post("wagtailadmin_pages:copy", page.pk, data=data)
    assert not Page.objects.filter(slug="copia", live=True).exists()
    Page.objects.filter(slug="copia").delete()
    moderator.post("wagtailadmin_pages:copy", page.pk, data=data)
    assert Page.objects.filter(slug="copia", live=True).exists()


# --- Former versions -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_former_version_of_a_text_under_review_is_not_put_in_its_place(method, in_review, translator, read):
    page = in_review.get_target_instance()
    first, before = page.revisions.order_by("pk").first(), read(in_review)
    data = {"data": {"title": "Outro", "slug": "outro", "action-publish": "1"}} if method == "post" else {}
    getattr(translator, method)("wagtailadmin_pages:revisions_revert", page.pk, first.pk, **data)
    assert read(in_review) == before


def test_a_former_version_is_published_by_no_form_of_wagtails_editor(live, translator, moderator, fill, commit, read):
    """The URL shows the translation editor, which has no form of this kind."""
    page = live.get_target_instance()
    first, before = page.revisions.order_by("pk").first(), read(live)
    for desk in (translator, moderator):
        data = {"title": "Antigo", "slug": "antigo", "action-publish": "1"}
        with commit():
            desk.post("wagtailadmin_pages:revisions_revert", page.pk, first.pk, data=data)
        assert read(live) == before


# --- The moderation's own endpoints------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["editor", "translator"])
def test_only_moderators_answer_a_submitted_translation(role, hire, moderator, in_review, read, commit):
    page, before = in_review.get_target_instance(), read(in_review)
    assert hire(role, "pt").approve(page).status_code == 403
    assert hire(role, "pt").ask_for_changes(page, "Não.").status_code == 403
    assert read(in_review) == before
    with commit():
        moderator.approve(page)
    assert in_review.get_target_instance().live


def test_who_asks_to_withdraw_it_withdraws_nothing_yet(hire, in_review, read):
    before = read(in_review)
    hire("translator", "pt").get("wagtailadmin_pages:confirm_workflow_cancellation", in_review.get_target_instance().pk)
    assert read(in_review) == before


# --- The clock -------------------------------------------------------------------------------------------------------


def test_a_date_of_publication_publishes_nothing_incomplete(incomplete, is_live):
    incomplete.go_live_at = timezone.now() - timedelta(minutes=1)
    revision = incomplete.save_revision()
    revision.approved_go_live_at = incomplete.go_live_at
    revision.save()
    call_command("publish_scheduled")
    assert not is_live(incomplete)


@pytest.mark.parametrize("role", ["editor", "translator"])
def test_only_moderators_give_a_translation_its_date(role, hire, translation, act):
    tomorrow = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    act(hire(role, "pt"), translation, "publish", go_live_at=tomorrow)
    page = translation.get_target_instance()
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert not page.live


# --- Programs --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("action", PagesAdminAPIViewSet.actions)
def test_the_admins_interface_for_programs_has_no_actions(action, in_review, hire, superuser, read):
    page, before = in_review.get_target_instance(), read(in_review)
    count = Page.objects.count()
    data = {"revision_id": page.revisions.order_by("pk").first().pk, "locale": "en", "slug": "x", "recursive": "true"}
    for desk in (hire("translator", "pt"), hire("moderator", "pt"), superuser):
        address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
        assert desk.browser.post(address, data).status_code in (403, 404)
    assert read(in_review) == before
    assert Page.objects.count() == count


def test_the_admins_scripts_can_still_read_pages(in_review, translator):
    address = reverse("wagtailadmin_api:pages:detail", args=[in_review.get_target_instance().pk])
    assert translator.browser.get(address).status_code == 200


def test_the_titles_of_snippets_are_read_and_not_written(translator, moderator, newsroom):
    from tests.factories import SectionFactory

    section = SectionFactory(locale=newsroom["fr"].locale, name="Patrimoine", slug="patrimoine")
    args = ["magazine", "section", section.pk]
    assert translator.get("wagtail_localize:snippets_api_detail", *args).json()["title"] == "Patrimoine"
    for method in ("post", "put", "patch", "delete"):
        address = reverse("wagtail_localize:snippets_api_detail", args=args)
        assert getattr(moderator.browser, method)(address).status_code in (403, 405)


# --- Live aliases with another language's words ----------------------------------------------------------------------


def test_a_structural_page_becomes_no_alias_of_its_original(newsroom, pt, superuser, read):
    index = MagazineIndexPageFactory(parent=newsroom["fr"], title="Le magazine", slug="magazine")
    translation = start_translation(index, pt)
    translation.save_target(publish=False)
    before = read(translation)
    answer = superuser.post("wagtail_localize:convert_to_alias", translation.get_target_instance().pk)
    assert answer.status_code == 403
    assert "its own version in every language" in answer.content.decode()
    assert read(translation) == before


def test_a_language_is_not_kept_as_a_copy_of_another(superuser, newsroom, fr, pt):
    """A page that exists in French only would become a live alias in Portuguese."""
    address = reverse("wagtaillocales:edit", args=[pt.pk])
    form = superuser.browser.get(address).content.decode()
    prefix = f"component-{LocaleSynchronization._meta.db_table}"
    assert prefix not in form
    page = StandardPageFactory(parent=newsroom["fr"], title="Seul", slug="seul")
    data = {"language_code": "pt", f"{prefix}-enabled": "on", f"{prefix}-sync_from": fr.pk}
    superuser.browser.post(address, data)
    assert not page.has_translation(pt)
    assert not LocaleSynchronization.objects.exists()
