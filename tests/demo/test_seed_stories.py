"""The demonstration's stories, point by point, on a database whose seed was interrupted."""

from collections import Counter

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Page, TaskState, WorkflowState

from cms.pages.reading_time import count_words, count_words_of
from cms.translation.models import State, TextState
from magazine.models import InterviewPage, IssuePage, Section, StoryPage

from .finding import LANGUAGES, get_original_languages, get_versions

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture
def stories():
    return get_versions(StoryPage)


# --- Stories ---------------------------------------------------------------------------------------------------------


def test_two_issues_with_six_stories_each_and_three_outside(stories):
    issues = get_versions(IssuePage)
    keys = dict(Page.objects.values_list("path", "translation_key"))
    places = Counter()
    for versions in stories.values():
        # A story that is not in French yet is still in the issue, in its own language.
        [place] = {keys[page.path[: -Page.steplen]] for page in versions.values()}
        places[place if place in issues else "outside"] += 1

    assert len(issues) == 2
    assert sorted(places.values()) == [3, 6, 6]
    assert places["outside"] == 3


def test_five_of_them_are_interviews_whose_people_are_named(stories):
    interviews = [versions for versions in stories.values() if isinstance(next(iter(versions.values())), InterviewPage)]

    assert len(interviews) == 5
    for page in (page for versions in interviews for page in versions.values()):
        assert page.authors.exists()
        assert page.interviewees.exists()
        assert any(block.block_type == "question_answer" for block in page.body)


def test_six_have_500_to_900_words_and_the_others_about_250(stories):
    """Only prose counts."""
    not_prose = ("table", "notes", "figures", "timeline", "map", "audio", "verse")

    def count_prose(body):
        beside = (block for block in body if block.block_type in not_prose)
        others = sum(
            count_words_of(str(part)) for one in beside for part in one.block.get_searchable_content(one.value)
        )
        return count_words(body) - others

    lengths = {
        key: [count_prose(page.body) for page in versions.values()] for key, versions in stories.items() if versions
    }
    long = [words for words in lengths.values() if min(words) >= 500]

    assert len(long) == 6
    assert all(words <= 900 for one in long for words in one)
    assert all(200 <= words <= 300 for one in lengths.values() if one not in long for words in one), lengths


@pytest.mark.parametrize("kind", ["table", "notes", "figures", "timeline", "map", "verse", "audio"])
def test_each_kind_of_block_is_in_a_story_in_three_languages(stories, kind):
    found = [versions for versions in stories.values() if any(kind in list_kinds(page) for page in versions.values())]
    assert found
    for versions in found:
        assert set(versions) == LANGUAGES
        words = {"".join(str(one.value) for one in page.body if one.block_type == kind) for page in versions.values()}
        assert len(words) == len(LANGUAGES), "in words of its language"


def list_kinds(page) -> list[str]:
    return [block.block_type for block in page.body]


def test_originals_are_in_all_three_languages(stories):
    originals = get_original_languages()
    written_in = Counter(originals.get(key) or next(iter(versions)) for key, versions in stories.items())

    assert set(written_in) == LANGUAGES
    assert min(written_in.values()) >= 3


def test_most_are_in_three_languages_some_in_two_some_in_one(stories):
    numbers = Counter(len(versions) for versions in stories.values())

    assert numbers[3] > sum(numbers.values()) / 2
    assert numbers[2] >= 2
    assert numbers[1] >= 2


def test_stories_have_their_section_date_author_image_and_topics(stories):
    for page in (page for versions in stories.values() for page in versions.values()):
        assert page.title
        assert page.summary
        assert page.section.locale == page.locale
        assert page.authors.exists()
        assert page.lead_picture
        assert page.first_published_at.date() == page.date
        assert all(row.topic.locale == page.locale for row in page.topics.all())
    assert {page.section.slug for page in StoryPage.objects.live().filter(locale__language_code="en")} == {
        section.slug for section in Section.objects.filter(locale__language_code="en")
    }


def test_a_storys_author_is_not_who_translated_it(stories):
    originals = get_original_languages()
    for key, versions in stories.items():
        for code, page in versions.items():
            is_translation = code != originals.get(key, code)
            assert bool(page.translated_by_id and page.reviewed_by_id) == is_translation, page
            assert not is_translation or page.translated_by_id != page.reviewed_by_id


# --- The states of a newsroom ----------------------------------------------------------------------------------------


def unpublished():
    """Stories that are not translations and are not published yet."""
    translations = find_translations()
    return [page.specific for page in StoryPage.objects.filter(live=False) if str(page.pk) not in translations]


def find_translations() -> set[str]:
    return {str(row.object_id) for row in TextState.objects.exclude(translation=None)}


def find_originals(status):
    """Return workflows with this status, of originals."""
    translations = find_translations()
    return [state for state in WorkflowState.objects.filter(status=status) if state.object_id not in translations]


def test_there_is_a_draft_that_nobody_has_submitted():
    drafts = [
        page
        for page in unpublished()
        if not page.approved_schedule and not WorkflowState.objects.for_instance(page).exists()
    ]
    assert len(drafts) == 1
    assert drafts[0].get_latest_revision().user.username == "editor"


def test_one_text_is_in_moderation():
    [state] = find_originals(WorkflowState.STATUS_IN_PROGRESS)
    code = state.content_object.locale.language_code

    assert state.requested_by.username == "editor"
    moderator = get_user_model().objects.get(username=f"moderator-{code}")
    assert [name for name, *_ in state.current_task_state.task.specific.get_actions(state.content_object, moderator)]


def test_one_was_rejected_with_a_comment():
    [state] = find_originals(WorkflowState.STATUS_NEEDS_CHANGES)
    [task] = TaskState.objects.filter(workflow_state=state, status=TaskState.STATUS_REJECTED)

    assert not state.content_object.live
    assert task.finished_by.username == f"moderator-{state.content_object.locale.language_code}"
    assert len(task.comment) > 20


def test_one_is_scheduled():
    [page] = [page for page in unpublished() if page.approved_schedule]

    assert page.scheduled_revision.approved_go_live_at == page.go_live_at


def test_one_source_has_changed_since_it_was_translated():
    changed = TextState.objects.filter(state=State.OUT_OF_DATE)
    [source] = TextState.objects.filter(is_source=True, translation_key__in=changed.values("translation_key"))
    page = Page.objects.get(pk=source.object_id)

    assert page.live
    assert page.get_translations().live().count() == 2
    assert [row.outdated for row in changed] == [1, 1]
