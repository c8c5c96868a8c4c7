"""Nobody approves or publishes a text that they last submitted or resumed: the server refuses, at every endpoint."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, TaskState

from tests.scenes import scene


@scene
def moderator(hire):
    return hire("moderator", "fr")


@scene
def colleague(hire):
    return hire("moderator", "fr")


@scene
def submitted(moderator, write):
    """A French text that the moderator wrote and submitted."""
    page = write(owner=moderator.user)
    moderator.submit(page)
    assert Page.objects.get(pk=page.pk).workflow_in_progress
    return page


def test_an_editor_cannot_publish(hire, write, is_live):
    editor, page = hire("editor", "fr"), write()
    editor.publish(page)
    assert not is_live(page)


def test_an_editor_cannot_publish_a_new_page_either(hire, newsroom):
    editor = hire("editor", "fr")
    data = {
        "title": "Neuf",
        "slug": "neuf",
        "body-count": 0,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "action-publish": "1",
    }
    editor.post("wagtailadmin_pages:add", "home", "standardpage", newsroom["fr"].pk, data=data)
    assert not Page.objects.get(slug="neuf").live


def test_a_translator_cannot_publish(hire, write, is_live):
    translator, page = hire("translator", "fr"), write()
    translator.publish(page)
    assert not is_live(page)


def test_an_editor_cannot_approve(hire, submitted, is_live):
    assert hire("editor", "fr").approve(submitted).status_code == 403
    assert not is_live(submitted)


def test_a_moderator_approves_the_text_of_another(hire, moderator, write, is_live):
    page = write()
    hire("editor", "fr").submit(page)
    moderator.approve(page)
    assert is_live(page)


def test_a_moderator_of_another_language_cannot_approve(hire, submitted, is_live):
    other = hire("moderator", "pt")
    assert other.approve(submitted).status_code == 403
    assert not other.can_open(submitted)
    other.publish(submitted)
    assert not is_live(submitted)


def test_a_moderator_cannot_approve_their_own_submission(moderator, submitted, is_live):
    assert moderator.approve(submitted).status_code == 403
    assert not is_live(submitted)


def test_a_moderator_cannot_approve_their_own_submission_while_saving(moderator, submitted, is_live):
    moderator.save(submitted, "workflow-action", **{"workflow-action-name": "approve"})
    assert not is_live(submitted)


def publish_directly(desk, page):
    desk.publish(page)


def publish_after_withdrawing(desk, page):
    desk.withdraw(page)
    desk.publish(page)


def schedule(desk, page):
    tomorrow = timezone.localtime() + timedelta(days=1)
    desk.publish(page, go_live_at=tomorrow.strftime("%Y-%m-%d %H:%M"))


def publish_in_bulk(desk, page):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    desk.browser.post(f"{address}?id={page.pk}", {"include_descendants": ""})


def publish_in_bulk_with_the_parent(desk, page):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    desk.browser.post(f"{address}?id={page.get_parent().pk}", {"include_descendants": "on"})


def publish_an_old_revision(desk, page):
    revision = page.revisions.order_by("pk").first()
    desk.publish(page, revision=revision.pk)


def publish_from_code(desk, page):
    with suppress(PermissionDenied):
        page.get_latest_revision().publish(user=desk.user)


def approve_from_code(desk, page):
    with suppress(PermissionDenied):
        TaskState.objects.get().approve(user=desk.user)


WAYS = [
    publish_directly,
    publish_after_withdrawing,
    schedule,
    publish_in_bulk,
    publish_in_bulk_with_the_parent,
    publish_an_old_revision,
    publish_from_code,
    approve_from_code,
]


def is_out(page):
    """Return whether a text is live or scheduled."""
    page = Page.objects.get(pk=page.pk)
    return page.live or page.revisions.filter(approved_go_live_at__isnull=False).exists()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_way_leads_a_moderator_to_publishing_their_own_submission(way, moderator, submitted):
    way(moderator, submitted)
    assert not is_out(submitted)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_each_of_these_ways_is_open_to_a_colleague(way, colleague, submitted):
    way(colleague, submitted)
    assert is_out(submitted)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_none_of_these_ways_is_open_to_editors_and_translators(way, hire, submitted):
    for role in ("editor", "translator"):
        way(hire(role, "fr"), submitted)
        assert not is_out(submitted)


def test_who_resumed_a_text_cannot_approve_it(hire, moderator, colleague, write, is_live):
    page = write()
    hire("editor", "fr").submit(page)
    moderator.ask_for_changes(page, "Plus court.")
    moderator.submit(page)  # resumes: `requested_by` stays the editor
    assert moderator.approve(page).status_code == 403
    assert not is_live(page)
    colleague.approve(page)
    assert is_live(page)


def test_a_colleague_may_publish_it_directly(colleague, submitted, is_live):
    colleague.publish(submitted)
    assert is_live(submitted)


def test_once_another_published_it_the_author_may_publish_again(moderator, colleague, submitted):
    colleague.approve(submitted)
    moderator.publish(submitted, title="Corrigé")
    assert Page.objects.get(pk=submitted.pk).title == "Corrigé"


def test_a_publication_by_the_clock_settles_nothing(moderator, colleague, submitted, is_live):
    submitted.get_latest_revision().publish(log_action="wagtail.publish.scheduled")  # as `publish_scheduled` does
    moderator.publish(submitted, title="Corrigé")
    assert Page.objects.get(pk=submitted.pk).title != "Corrigé"


def test_a_superuser_may_approve_their_own_text_and_it_is_logged(superuser, write, is_live):
    page = write()
    superuser.submit(page)
    superuser.approve(page)
    assert is_live(page)
    assert PageLogEntry.objects.filter(page=page, action="newsroom.own_text", user=superuser.user).count() == 1


def test_what_a_moderator_may_not_approve_does_not_wait_for_them(moderator, colleague, submitted):
    submitted.refresh_from_db()
    assert "Awaiting your review" not in moderator.read_home()
    assert "Awaiting your review" in colleague.read_home()


def test_changes_are_not_requested_without_a_comment(colleague, submitted):
    response = colleague.ask_for_changes(submitted, "   ")
    assert "the author needs your comment" in response.json()["html"]
    assert Page.objects.get(pk=submitted.pk).workflow_in_progress


def test_changes_are_not_requested_without_a_comment_while_saving_either(colleague, submitted):
    colleague.save(submitted, "workflow-action", title="Relu", **{"workflow-action-name": "reject"})
    page = Page.objects.get(pk=submitted.pk)
    assert page.workflow_in_progress
    assert page.get_latest_revision_as_object().title == "Relu"  # the form's content is kept


def test_changes_are_requested_with_a_comment(colleague, submitted):
    colleague.ask_for_changes(submitted, "Plus court, s’il vous plaît.")
    assert not Page.objects.get(pk=submitted.pk).workflow_in_progress
    assert TaskState.objects.get().comment == "Plus court, s’il vous plaît."
