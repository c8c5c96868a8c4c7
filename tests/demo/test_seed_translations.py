"""The demonstration's translations: every state of the report, people, dates, the history of a review."""

import pytest
from django.utils import timezone
from wagtail.models import Locale, TaskState, WorkflowState

from cms.translation.dashboard import queries
from cms.translation.models import Notice, SegmentVersion, State, TextState, TranslatedRevision, TranslationJob
from cms.users.models import User
from magazine.models import StoryPage

pytestmark = pytest.mark.usefixtures("seeded")


def find_stories(state):
    """Return the state rows of stories in a state, translations or originals."""
    keys = StoryPage.objects.values("translation_key")
    return TextState.objects.filter(translation_key__in=keys, state=state).select_related("translation", "locale")


@pytest.mark.parametrize("state", [state for state in State if state != State.NONE])
def test_every_state_is_there(state):
    assert find_stories(state).exists()


def test_some_texts_have_no_translation():
    languages = Locale.objects.count()
    originals = find_stories(State.ORIGINAL).filter(is_source=True)
    assert any(TextState.objects.filter(translation_key=row.translation_key).count() < languages for row in originals)


def test_one_translation_is_half_done():
    [row] = find_stories(State.IN_PROGRESS)
    assert 30 < row.percent < 70
    assert not row.is_live


def test_what_readers_see_is_complete_unless_the_original_has_changed_since():
    for row in TextState.objects.filter(is_live=True, translation__isnull=False).exclude(state=State.OUT_OF_DATE):
        assert row.done == row.total, row


def test_work_is_shared_out_with_dates_and_some_of_it_is_late():
    jobs = TranslationJob.objects.select_related("assignee", "translation__target_locale")
    for job in jobs.exclude(assignee=None):
        assert job.assignee.username == f"translator-{job.translation.target_locale.language_code}"
    today = timezone.localdate()
    assert jobs.filter(due_date__lt=today, assignee__isnull=False).count() == 1
    assert jobs.filter(due_date__gt=today, assignee__isnull=False).exists()
    assert jobs.filter(due_date__gt=today, assignee=None).exists()


def test_a_review_has_a_history():
    """Submitted, sent back with a comment, corrected, submitted again."""
    [row] = find_stories(State.IN_REVIEW)
    states = TaskState.objects.filter(workflow_state__object_id=str(row.object_id)).order_by("pk")
    assert [state.status for state in states] == [TaskState.STATUS_REJECTED, TaskState.STATUS_IN_PROGRESS]
    assert len(states[0].comment) > 20
    assert states[0].finished_by.username == f"moderator-{row.locale.language_code}"
    summaries = [state.revision.as_object().summary for state in states]
    assert summaries[0] != summaries[1]
    assert TranslatedRevision.objects.filter(revision__in=[state.revision_id for state in states]).count() == 2


def test_changes_are_requested_with_a_comment():
    [row] = find_stories(State.CHANGES_REQUESTED)
    [workflow] = WorkflowState.objects.filter(object_id=str(row.object_id), status=WorkflowState.STATUS_NEEDS_CHANGES)
    assert len(workflow.current_task_state.comment) > 20
    assert workflow.requested_by.username == f"translator-{row.locale.language_code}"


def test_a_live_translation_was_corrected_and_readers_do_not_see_it_yet():
    [row] = find_stories(State.CORRECTED)
    page = StoryPage.objects.get(pk=row.object_id)
    assert page.live
    written = SegmentVersion.objects.filter(context__object_id=row.translation_key, locale=row.locale_id)
    assert page.summary != written.filter(context__path="summary").order_by("pk").last().data


@pytest.mark.parametrize("code", ["fr", "pt", "en"])
def test_everybody_finds_something_on_their_desk(code):
    tasks, _count, _words = queries.find_tasks(User.objects.get(username=f"translator-{code}"))
    assert any(task.is_mine for task in tasks)
    stuck, _count = queries.find_stuck(User.objects.get(username="editor"))
    assert any(text.workflow for text in stuck)
    assert any(text.translations for text in stuck)


def test_the_reviewer_finds_the_translation_that_waits():
    waiting, _count = queries.find_waiting(User.objects.get(username="moderator-fr"))
    assert [text.is_translation for text in waiting] == [True]


def test_what_the_seed_did_is_news_to_nobody():
    assert not Notice.objects.exists()
