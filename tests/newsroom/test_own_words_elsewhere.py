"""Four eyes in other cases: scheduled publication, moves, aliases, earlier versions, longer workflows."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.move_page import MovePageAction
from wagtail.models import GroupApprovalTask, Page, WorkflowTask

from cms.newsroom.models import LanguageGroup, ModerationTask
from cms.newsroom.moderation.four_eyes import find_share
from magazine.models import Section
from tests.factories import StandardPageFactory

from . import sections
from .test_four_eyes_in_editors import LONG, OTHER

TOMORROW = timedelta(days=1)


@pytest.fixture
def moderator(hire):
    return hire("moderator", "fr")


@pytest.fixture
def colleague(hire):
    return hire("moderator", "fr")


@pytest.fixture
def own(moderator, newsroom):
    """A draft of the moderator's own words."""
    page = StandardPageFactory(parent=newsroom["fr"], title="Un texte", slug="un-texte", summary=LONG, live=False)
    page.save_revision(user=moderator.user)
    return page


def is_out(text) -> bool:
    """Return whether a page or snippet is live or scheduled."""
    text = type(text)._base_manager.get(pk=text.pk)
    return text.live or text.revisions.filter(approved_go_live_at__isnull=False).exists()


def in_an_hour() -> str:
    return timezone.localtime(timezone.now() + timedelta(hours=1)).strftime("%d/%m/%Y %H:%M")


def test_own_words_are_not_scheduled(own, moderator):
    moderator.publish(own, go_live_at=in_an_hour())
    assert not is_out(own)
    assert Page.objects.get(pk=own.pk).get_latest_revision_as_object().go_live_at, "the date is kept in the draft"


def test_nor_put_in_the_place_of_what_somebody_else_scheduled(own, moderator, colleague):
    colleague.publish(own, go_live_at=in_an_hour())
    scheduled = Page.objects.get(pk=own.pk).scheduled_revision
    moderator.post("wagtailadmin_pages:revisions_unschedule", own.pk, scheduled.pk)
    moderator.publish(own, summary=OTHER, go_live_at=in_an_hour())
    assert not is_out(own)


def test_own_words_of_a_snippet_are_not_scheduled(moderator, fr):
    section = Section(name=LONG[:60], slug="patrimoine", locale=fr, live=False)
    section.save()
    section.save_revision(user=moderator.user)
    sections.save(moderator, section, "publish", name=OTHER[:70], go_live_at=in_an_hour())
    assert not is_out(section)
    assert sections.get_latest_name(section) == OTHER[:70]


def test_moving_a_text_neither_publishes_it_nor_changes_its_writers(own, moderator, colleague, newsroom):
    place = StandardPageFactory(parent=newsroom["fr"], title="Ailleurs", slug="ailleurs")
    MovePageAction(own, place, pos="last-child", user=colleague.user).execute(skip_permission_checks=True)
    moved = Page.objects.get(pk=own.pk).specific
    moderator.publish(moved)
    assert not is_out(moved)
    assert not find_share(moved, moderator.user).is_small
    assert find_share(moved, colleague.user).written == 0


def test_an_alias_of_a_draft_is_no_way_to_its_readers(own, moderator, newsroom):
    place = StandardPageFactory(parent=newsroom["fr"], title="Ailleurs", slug="ailleurs")
    alias = CreatePageAliasAction(own, parent=place, user=moderator.user).execute(skip_permission_checks=True)
    answer = moderator.post("wagtailadmin_pages:edit", alias.pk, data={"action-publish": "1"})
    assert answer.status_code == 405
    publish = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    moderator.browser.post(f"{publish}?id={alias.pk}", {"include_descendants": ""})
    assert not is_out(alias)


def test_bare_requests_publish_nothing_either(own, moderator):
    for data in ({"action-publish": "1"}, {"action-publish": "1", "title": "Un texte", "slug": "un-texte"}):
        moderator.post("wagtailadmin_pages:edit", own.pk, data=data)
        moderator.post("wagtailadmin_pages:edit", own.pk, data=data, headers={"accept": "application/json"})
    assert not is_out(own)


def test_an_earlier_version_of_ones_own_is_not_published_by_reverting_to_it(own, moderator, colleague):
    first = own.get_latest_revision()
    Page.objects.get(pk=own.pk).specific.save_revision(user=colleague.user)
    colleague.save(own, summary="Des mots d’une autre personne, tous différents de ceux qui étaient là avant elle")
    draft = Page.objects.get(pk=own.pk).get_latest_revision_as_object()
    assert draft.summary != LONG
    form = {"title": own.title, "slug": own.slug, "summary": LONG, "body-count": 0, "action-publish": "1"}
    form |= {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    moderator.post("wagtailadmin_pages:revisions_revert", own.pk, first.pk, data=form)
    moderator.post("wagtailadmin_pages:edit", own.pk, data=form | {"revision": first.pk})
    assert not is_out(own)


def test_nor_is_one_of_a_snippet(moderator, colleague, fr):
    section = Section(name=LONG[:70], slug="patrimoine", locale=fr, live=False)
    section.save()
    first = section.save_revision(user=moderator.user)
    sections.save(colleague, section, name=OTHER[:70])
    form = {"name": LONG[:70], "slug": "patrimoine", "description": "", "action-publish": "1"}
    moderator.post(f"{sections.ADDRESS}revisions_revert", section.pk, first.pk, data=form)
    assert not is_out(section)


@pytest.fixture
def longer(newsroom, fr):
    """The French workflow with a second task, whose reviewers are the same people."""
    workflow = newsroom["fr"].get_workflow()
    second = ModerationTask.objects.create(name="Relecture finale")
    second.groups.add(LanguageGroup.objects.get(locale=fr, role="moderator").group)
    WorkflowTask.objects.create(workflow=workflow, task=second, sort_order=1)
    return workflow


def test_who_wrote_a_text_approves_no_task_of_a_longer_workflow(own, moderator, colleague, longer, hire):
    longer.start(own, hire("editor", "fr").user)
    moderator.answer(own, "approve")
    page = Page.objects.get(pk=own.pk).specific
    first = page.current_workflow_task_state
    assert first.task.name != "Relecture finale"
    colleague.answer(own, "approve")
    page = Page.objects.get(pk=own.pk).specific
    assert page.current_workflow_task.name == "Relecture finale"
    moderator.answer(own, "approve")
    assert not is_out(own)
    moderator.save(own, "workflow-action", **{"workflow-action-name": "approve"})
    assert not is_out(own)
    colleague.answer(own, "approve")
    assert is_out(own)


def test_who_rewrites_a_text_in_the_first_task_does_not_approve_it_in_the_second(own, moderator, colleague, longer):
    longer.start(own, moderator.user)
    colleague.answer(own, "approve")
    colleague.save(own, summary=OTHER)
    colleague.answer(own, "approve")
    assert not is_out(own)


def test_a_last_task_of_another_kind_publishes_nobodys_own_words(own, moderator, newsroom, fr, hire):
    """Wagtail's own approval task does not check four eyes; publishing does."""
    task = GroupApprovalTask.objects.create(name="Bon à tirer")
    task.groups.add(LanguageGroup.objects.get(locale=fr, role="moderator").group)
    WorkflowTask.objects.create(workflow=newsroom["fr"].get_workflow(), task=task, sort_order=1)
    newsroom["fr"].get_workflow().start(own, hire("editor", "fr").user)
    hire("moderator", "fr").answer(own, "approve")
    moderator.answer(own, "approve")
    assert not is_out(own)


def test_a_live_copy_approves_nothing_of_the_draft_that_comes_with_it(own, moderator, colleague):
    """A live copy publishes what readers already have; nobody has approved the draft beside it."""
    colleague.publish(own)
    moderator.save(own, summary=OTHER)
    parent = own.get_parent().pk
    typed = {"new_title": "Une copie", "new_slug": "copie", "new_parent_page": parent, "publish_copies": "on"}
    colleague.post("wagtailadmin_pages:copy", own.pk, data=typed)
    copy = Page.objects.get(slug="copie").specific
    assert (copy.live, copy.summary) == (True, LONG)
    assert not find_share(copy, moderator.user).is_small
    moderator.publish(copy)
    assert Page.objects.get(slug="copie").specific.summary == LONG
