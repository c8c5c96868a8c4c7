"""Deleted pages can be restored for thirty days, and nobody sees them until then."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import GroupPagePermission, Page, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation

from cms.bin.deleting import put_in_bin
from cms.bin.models import BinnedPage
from cms.bin.restoring import restore
from cms.core.content.bin import find_bin, is_binned
from cms.translation.models import TextState
from cms.translation.sync.counterparts import complete_counterparts, create_counterparts
from cms.translation.workflow.submitting import submit_for_translation
from tests.factories import IssuePageFactory, MagazineIndexPageFactory, StandardPageFactory
from tests.scenes import scene


@scene
def allow_trees(newsroom):
    """Let moderators of French delete pages with pages below them, for which Wagtail requires a separate permission."""
    from django.contrib.auth.models import Permission

    from cms.newsroom.models import LanguageGroup

    group = LanguageGroup.objects.get(role="moderator", locale__language_code="fr").group
    right = Permission.objects.get(codename="bulk_delete_page")
    GroupPagePermission.objects.create(group=group, page=newsroom["fr"], permission=right)


def bulk(desk, action, *pages, **data):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    keys = "&".join(f"id={page.pk}" for page in pages)
    return desk.browser.post(f"{address}?{keys}&next=/admin/", data)


@pytest.mark.parametrize("endpoint", ["single", "bulk"])
def test_whoever_may_delete_a_page_puts_it_into_the_bin(endpoint, hire, text, fetch, commit, client):
    desk = hire("moderator", "pt")
    with commit():
        if endpoint == "single":
            desk.post("wagtailadmin_pages:delete", text.pt.pk)
        else:
            bulk(desk, "delete", text.pt)
    page = fetch(text.pt)
    assert (is_binned(page), page.live, page.get_parent()) == (True, False, find_bin())
    entry = BinnedPage.objects.get()
    assert (entry.deleted_by, entry.slug, entry.parent.locale.language_code) == (desk.user, text.pt.slug, "pt")
    assert entry.kept_until - entry.deleted_at == datetime.timedelta(days=30)
    assert client.get(text.pt.url).status_code != 200
    assert fetch(text.fr).live
    assert PageLogEntry.objects.filter(page=page.pk, action="bin.put", user=desk.user).exists()


@pytest.mark.parametrize("role", ["editor", "translator"])
def test_whoever_may_not_delete_it_puts_nothing_there(role, hire, text):
    for desk in (hire(role, "pt"), hire("moderator", "fr")):
        desk.post("wagtailadmin_pages:delete", text.pt.pk)
        bulk(desk, "delete", text.pt)
    assert not BinnedPage.objects.exists()


def test_it_comes_back_where_it_was_as_a_draft_with_all_that_it_had(superuser, text, fetch, commit, write):
    first, last = write("fr", title="Avant", slug="avant"), write("fr", title="Apres", slug="apres")
    order = list(fetch(text.fr).get_parent().get_children().values_list("pk", flat=True))
    link = StandardPageFactory(
        parent=first, slug="lien", body=[("text", f'<p><a linktype="page" id="{text.fr.pk}">lien</a></p>')]
    )
    key, revisions = text.fr.translation_key, text.fr.revisions.count()
    strings = StringTranslation.objects.count()
    with commit():
        superuser.post("wagtailadmin_pages:delete", text.fr.pk)
    assert not Page.objects.get(slug="plan").live
    entry = BinnedPage.objects.get()
    with commit():
        answer = superuser.post("bin:restore", entry.pk, data={"parent": entry.parent_id})
    assert answer.status_code == 302
    page = fetch(text.fr)
    assert (page.slug, page.url_path, page.live, page.translation_key) == (text.fr.slug, text.fr.url_path, False, key)
    assert list(page.get_parent().get_children().values_list("pk", flat=True)) == order
    assert last.pk in order
    assert page.get_children().get().slug == "plan"
    assert page.revisions.count() >= revisions
    assert StringTranslation.objects.count() == strings
    assert Translation.objects.filter(source__object_id=key, enabled=True).count() == 2
    assert not BinnedPage.objects.exists()
    page.save_revision().publish()
    with override("fr"):
        assert page.url in str(fetch(link).body[0].render())


@pytest.mark.parametrize("kind", ["moderator", "editor", "translator", "stranger"])
def test_only_who_may_delete_there_restores(kind, hire, text, fetch, superuser):
    superuser.post("wagtailadmin_pages:delete", text.pt.pk)
    entry = BinnedPage.objects.get()
    desk = hire("moderator", "fr") if kind == "stranger" else hire(kind, "pt")
    listed = "Guide pt" in desk.get("bin:index").content.decode()
    assert listed == (kind != "stranger")
    desk.post("bin:restore", entry.pk, data={"parent": entry.parent_id})
    assert is_binned(fetch(text.pt)) == (kind != "moderator")
    if kind != "moderator":
        with pytest.raises(PermissionDenied):
            restore(entry, desk.user)


def test_a_taken_slug_gets_a_number_also_in_the_draft_and_the_former_address_leads_on(
    superuser, text, fetch, commit, newsroom, client
):
    text.fr.save_revision().publish()
    former, page = text.fr.url, fetch(text.fr)
    superuser.post("wagtailadmin_pages:delete", page.pk)
    other = StandardPageFactory(parent=newsroom["fr"], slug=text.fr.slug, title="Autre")
    page = restore(BinnedPage.objects.get(), superuser.user)
    assert page.slug == f"{other.slug}-1"
    with commit():
        page.get_latest_revision().publish()
    assert fetch(page).slug == f"{other.slug}-1"
    assert client.get(former).status_code == 200  # the other's
    other.delete()
    assert client.get(former).headers["Location"] == fetch(page).url


def test_two_of_the_same_slug_are_both_in_the_bin(superuser, newsroom, fetch):
    for _ in range(2):
        page = StandardPageFactory(parent=newsroom["fr"], slug="meme", title="Même")
        superuser.post("wagtailadmin_pages:delete", page.pk)
    assert BinnedPage.objects.filter(slug="meme").count() == 2
    one, two = (restore(entry, superuser.user) for entry in BinnedPage.objects.order_by("pk"))
    assert (one.slug, two.slug) == ("meme", "meme-1")


def test_where_its_place_is_gone_or_in_the_bin_one_chooses_another(superuser, hire, text, fetch, newsroom):
    plan = Page.objects.get(slug="plan")
    superuser.post("wagtailadmin_pages:delete", plan.pk)
    superuser.post("wagtailadmin_pages:delete", text.fr.pk)
    entry = BinnedPage.objects.get(page=plan)
    answer = superuser.post("bin:restore", entry.pk, data={"parent": entry.parent_id})
    assert answer.status_code == 200
    assert is_binned(fetch(plan))
    BinnedPage.objects.get(page=text.fr.pk).page.delete()
    entry.refresh_from_db()
    assert entry.parent is None
    for wrong in (newsroom["pt"].pk, find_bin().pk, plan.pk, "", "x", 999999, Page.get_first_root_node().pk):
        assert superuser.post("bin:restore", entry.pk, data={"parent": wrong}).status_code == 200
        assert is_binned(fetch(plan))
    moderator = hire("moderator", "fr")
    assert moderator.get("bin:restore", entry.pk).status_code == 200
    moderator.post("bin:restore", entry.pk, data={"parent": newsroom["fr"].pk})
    assert fetch(plan).get_parent().pk == newsroom["fr"].pk


def test_what_is_locked_or_under_review_for_somebody_is_not_deleted(hire, write, fetch, superuser):
    editor = hire("editor", "fr")
    page = write("fr", title="En relecture", owner=editor.user)
    editor.submit(page)
    answer = editor.post("wagtailadmin_pages:delete", page.pk, follow=True)
    assert "under review" in answer.content.decode()
    assert not is_binned(fetch(page))
    hire("moderator", "fr").post("wagtailadmin_pages:delete", page.pk)
    assert is_binned(fetch(page))
    assert not fetch(page).workflow_in_progress
    other = write("fr", title="Verrouillée", locked=True, locked_by=superuser.user)
    hire("moderator", "fr").post("wagtailadmin_pages:delete", other.pk)
    assert not is_binned(fetch(other))


def test_the_home_page_of_a_language_stays(superuser, newsroom, fetch):
    superuser.post("wagtailadmin_pages:delete", newsroom["pt"].pk, data={"confirm_site_name": "MuseumWeek"})
    assert not is_binned(fetch(newsroom["pt"]))


def test_a_scheduled_page_does_not_go_live_in_the_bin(superuser, write, fetch):
    page = write("fr", title="Demain")
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    page.save_revision().publish()
    superuser.post("wagtailadmin_pages:delete", page.pk)
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


# --- Hidden everywhere -----------------------------------------------------------------------------------------------


def test_no_list_of_the_admin_shows_it(superuser, text, commit, fetch):
    root = Page.get_first_root_node()
    with commit():
        superuser.post("wagtailadmin_pages:delete", text.pt.pk)
    plan = Page.objects.get(slug="plan")
    with commit():
        superuser.post("wagtailadmin_pages:delete", plan.pk)
    call_command("update_index", verbosity=0)
    superuser.read_home()  # its messages name what was deleted
    for address in (
        reverse("wagtailadmin_explore", args=[root.pk]),
        reverse("wagtailadmin_pages:search") + "?q=Guide",
        reverse("wagtailadmin_pages:search"),
        reverse("wagtailadmin_choose_page_child", args=[root.pk]),
        reverse("wagtailadmin_choose_page_search") + "?q=Guide",
        reverse("translation_desk:index"),
        reverse("translation_desk:index") + "?q=Pla",
        "/admin/api/main/pages/?limit=100",
        "/admin/api/main/pages/?search=Guide",
        f"/admin/api/main/pages/?child_of={root.pk}&for_explorer=1",
        reverse("wagtailadmin_reports:aging_pages"),
    ):
        words = superuser.browser.get(address).content.decode().replace('value="Guide pt"', "")  # the search field
        assert "Guide pt" not in words, address
        assert "Plan" not in words, address
        assert "deleted-pages" not in words, address
    assert not TextState.objects.filter(object_id__in=[text.pt.pk, plan.pk]).exists()
    with commit():
        restore(BinnedPage.objects.get(page=text.pt), superuser.user)
    assert TextState.objects.filter(object_id=text.pt.pk).exists()
    assert "Guide pt" in superuser.get("wagtailadmin_pages:search").content.decode()


def test_the_count_of_pages_leaves_it_out(superuser, text):
    def count():
        import re

        words = superuser.read_home()
        return int(re.search(r"(\d+)\s+Pages", re.sub(r"<[^>]+>", " ", words))[1])

    before = count()
    superuser.post("wagtailadmin_pages:delete", text.pt.pk)
    assert count() == before - 1


def test_nobody_works_on_it_there(superuser, text, fetch, newsroom):
    superuser.post("wagtailadmin_pages:delete", text.pt.pk)
    page = fetch(text.pt)
    answer = superuser.get("wagtailadmin_pages:edit", page.pk)
    assert answer.status_code == 302
    for name in ("copy", "move", "unpublish", "delete"):
        superuser.post(f"wagtailadmin_pages:{name}", page.pk)
    bulk(superuser, "publish", page)
    bulk(superuser, "move", page, chooser=newsroom["pt"].pk)
    bulk(superuser, "delete", page)
    assert is_binned(fetch(page))
    assert not fetch(page).live
    rights = fetch(page).permissions_for_user(superuser.user)
    assert not any((rights.can_edit(), rights.can_delete(), rights.can_move(), rights.can_publish(), rights.can_copy()))


def test_nothing_is_put_below_the_bin_otherwise(superuser, text, fetch):
    superuser.post("wagtailadmin_pages:delete", text.pt.pk)
    place = find_bin()
    superuser.post("wagtailadmin_pages:move_confirm", text.en.pk, place.pk)
    data = {"new_title": "X", "new_slug": "x", "new_parent_page": place.pk}
    superuser.post("wagtailadmin_pages:copy", text.en.pk, data=data)
    assert place.get_children().count() == 1


def test_its_language_stays_taken_and_the_person_is_told(superuser, text, fetch):
    superuser.post("wagtailadmin_pages:delete", text.pt.pk)
    with pytest.raises(PermissionDenied, match="in the bin"):
        submit_for_translation(fetch(text.fr), [text.pt.locale], superuser.user)
    answer = superuser.get("wagtail_localize:submit_page_translation", text.fr.pk, follow=True)
    assert "is in the bin" in answer.content.decode()
    assert Page.objects.filter(translation_key=text.fr.translation_key).count() == 3


def test_no_counterpart_is_made_below_a_deleted_page(superuser, newsroom, fetch):
    index = MagazineIndexPageFactory(parent=newsroom["fr"], slug="magazine")
    create_counterparts(index)
    pt = index.get_translation(newsroom["pt"].locale)
    superuser.post("wagtailadmin_pages:delete", pt.pk)
    issue = IssuePageFactory(parent=index, slug="n1")
    assert [page.locale.language_code for page in create_counterparts(issue)] == ["en"]
    complete_counterparts()
    assert not fetch(pt).get_children().exists()
    with pytest.raises(PermissionDenied, match="in the bin"):
        submit_for_translation(issue, [newsroom["pt"].locale], superuser.user)


# --- Emptying --------------------------------------------------------------------------------------------------------


def test_after_thirty_days_it_is_deleted_for_good(superuser, text, commit):
    for page in (text.pt, text.en):
        superuser.post("wagtailadmin_pages:delete", page.pk)
    long_ago = timezone.now() - datetime.timedelta(days=30, minutes=1)
    BinnedPage.objects.filter(page=text.pt).update(deleted_at=long_ago)
    with commit():
        call_command("empty_bin", verbosity=0)
    assert not Page.objects.filter(pk=text.pt.pk).exists()
    assert Page.objects.filter(pk=text.en.pk).exists()


def test_superusers_empty_it_by_hand_and_nobody_else(superuser, hire, text):
    for page in (text.pt, text.en):
        superuser.post("wagtailadmin_pages:delete", page.pk)
    entry = BinnedPage.objects.get(page=text.pt)
    moderator = hire("moderator", "pt", "fr", "en")
    moderator.post("bin:empty")
    moderator.post("bin:delete", entry.pk)
    assert BinnedPage.objects.count() == 2
    assert superuser.get("bin:empty").status_code == 200
    superuser.post("bin:delete", entry.pk)
    assert not Page.objects.filter(pk=text.pt.pk).exists()
    superuser.post("bin:empty")
    assert not BinnedPage.objects.exists()
    assert find_bin().get_descendant_count() == 0
    superuser.post("bin:empty")
    assert "Nothing was deleted: the bin is empty" in superuser.get("bin:index").content.decode()


def test_the_list_takes_as_many_queries_for_many_as_for_few(superuser, hire, newsroom):
    def count(desk):
        desk.get("bin:index")
        with CaptureQueriesContext(connection) as queries:
            assert desk.get("bin:index").status_code == 200
        return len(queries)

    def delete(number):
        parent = StandardPageFactory(parent=newsroom["fr"], slug=f"p{number}", title="P")
        put_in_bin(StandardPageFactory(parent=parent, slug="q", title="Q"), superuser.user)

    moderator = hire("moderator", "fr")
    delete(0)
    before = count(superuser), count(moderator)
    for number in range(1, 6):
        delete(number)
    assert (count(superuser), count(moderator)) == before


WAYS_OF_DELETING = {
    "one": lambda page: (reverse("wagtailadmin_pages:delete", args=[page.pk]), "post"),
    "many": lambda page: (
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}",
        "post",
    ),
    "programs' action": lambda page: (f"/admin/api/main/pages/{page.pk}/action/delete/", "post"),
    "programs": lambda page: (f"/admin/api/main/pages/{page.pk}/", "delete"),
}


@pytest.mark.parametrize("way", WAYS_OF_DELETING)
def test_no_way_of_the_admin_deletes_a_page_for_good(way, superuser, write):
    page = write(title="Un texte")
    address, method = WAYS_OF_DELETING[way](page)
    getattr(superuser.browser, method)(address, {"confirm_site_name": ""} if method == "post" else None)
    assert Page.objects.filter(pk=page.pk).exists()
