"""What the demonstration holds: issue 2, section 5, sentence by sentence, on a database whose seed was interrupted."""

from collections import Counter

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.db.models import Count, F
from wagtail.models import Page, PageViewRestriction, TaskState, WorkflowState
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.core.reading import count_words
from cms.images.models import CustomImage
from exhibition.models import ArtworkPage, EditionPage, ExhibitionPage
from home.models import HomePage, MuseumWeekIndexPage, MuseumWeekPage, PeopleIndexPage, PersonPage, StandardPage
from magazine.models import InterviewPage, IssuePage, MagazineIndexPage, Section, StoryPage, Topic
from tests.seeded import DEMO_PASSWORD

pytestmark = pytest.mark.usefixtures("seeded")

LANGUAGES = {"fr", "pt", "en"}


def get_versions(model, **conditions) -> dict:
    """Live pages by text (translation key) and language."""
    versions: dict = {}
    for page in model.objects.live().filter(**conditions).select_related("locale").specific():
        versions.setdefault(page.translation_key, {})[page.locale.language_code] = page
    return versions


def get_original_languages() -> dict:
    """The language that each translated text was written in, by text; what has no source was never translated."""
    return dict(TranslationSource.objects.values_list("object_id", "locale__language_code"))


@pytest.fixture
def stories():
    return get_versions(StoryPage)


# --- Stories ---------------------------------------------------------------------------------------------------------


def test_two_issues_with_six_stories_each_and_three_outside(stories):
    issues = get_versions(IssuePage)
    keys = dict(Page.objects.values_list("path", "translation_key"))
    places = Counter()
    for versions in stories.values():
        # A story that is not in French yet still stands in the issue, in the language that it has.
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
    lengths = {
        key: [count_words(page.body) for page in versions.values()] for key, versions in stories.items() if versions
    }
    long = [words for words in lengths.values() if min(words) >= 500]

    assert len(long) == 6
    assert all(words <= 900 for one in long for words in one)
    assert all(200 <= words <= 300 for one in lengths.values() if one not in long for words in one), lengths


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


def test_stories_have_their_section_date_author_picture_and_topics(stories):
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
    """Stories that are no translations and are not out yet."""
    sources = TranslationSource.objects.values("object_id")
    return [page.specific for page in StoryPage.objects.filter(live=False).exclude(translation_key__in=sources)]


def test_there_is_a_draft_that_nobody_has_submitted():
    drafts = [
        page
        for page in unpublished()
        if not page.approved_schedule and not WorkflowState.objects.for_instance(page).exists()
    ]
    assert len(drafts) == 1
    assert drafts[0].get_latest_revision().user.username == "editor"


def test_one_text_is_in_moderation():
    [state] = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    code = state.content_object.locale.language_code

    assert state.requested_by.username == "editor"
    moderator = get_user_model().objects.get(username=f"moderator-{code}")
    assert [name for name, *_ in state.current_task_state.task.specific.get_actions(state.content_object, moderator)]


def test_one_was_rejected_with_a_comment():
    [state] = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
    [task] = TaskState.objects.filter(workflow_state=state, status=TaskState.STATUS_REJECTED)

    assert not state.content_object.live
    assert task.finished_by.username == f"moderator-{state.content_object.locale.language_code}"
    assert len(task.comment) > 20


def test_one_is_scheduled():
    [page] = [page for page in unpublished() if page.approved_schedule]

    assert page.scheduled_revision.approved_go_live_at == page.go_live_at


def test_one_translation_is_half_done():
    half = []
    for translation in Translation.objects.select_related("source"):
        total, done = translation.get_progress()
        if 0 < done < total:
            half.append((translation, done / total))
    # Those of the text that has changed since have all the strings of the version that they were made from.
    [(translation, share)] = half

    assert 0.3 < share < 0.7
    assert not translation.get_target_instance().live


def test_one_source_has_changed_since_it_was_translated():
    changed = []
    for source in TranslationSource.objects.all():
        page = source.get_source_instance()
        if not isinstance(page, StoryPage):
            continue
        now = [value.string.data for value in extract_segments(page) if isinstance(value, StringSegmentValue)]
        then = StringSegment.objects.filter(source=source).order_by("order").values_list("string__data", flat=True)
        if Counter(now) != Counter(then):
            changed.append(page)

    [page] = changed
    assert page.live
    assert page.get_translations().live().count() == 2


# --- The rest of the house -------------------------------------------------------------------------------------------


def test_museumweek_has_its_years_2017_to_2024_in_three_languages():
    years = get_versions(MuseumWeekPage)

    assert sorted(versions["fr"].year for versions in years.values()) == list(range(2017, 2025))
    for versions in years.values():
        assert set(versions) == LANGUAGES
        for page in versions.values():
            assert page.theme
            assert (page.end_date - page.start_date).days == 6
            assert page.days.count() in (0, 7)
    with_chanel = MuseumWeekPage.objects.filter(locale__language_code="en", partners__partner__name__contains="CHANEL")
    assert set(with_chanel.values_list("year", flat=True)) == {2017, 2018, 2019}


def test_the_exhibition_has_twelve_works_drawn_for_it_in_three_languages():
    works = get_versions(ArtworkPage)

    assert len(works) == 12
    for versions in works.values():
        assert set(versions) == LANGUAGES
        for page in versions.values():
            assert page.artists.exists()
            assert page.label
            assert page.technique
            assert page.lead_picture.holder == "Culture For Causes Network"
    assert len({page.lead_picture_id for versions in works.values() for page in versions.values()}) == 12


def test_it_went_to_paris_and_goes_to_lisbon():
    editions = get_versions(EditionPage)

    assert {versions["en"].city for versions in editions.values()} == {"Paris", "Lisbon"}
    for versions in editions.values():
        assert set(versions) == LANGUAGES
        for page in versions.values():
            assert page.works.exists()
            assert page.venue
            assert page.start_date <= page.end_date


def test_there_are_ten_people_in_three_languages():
    people = get_versions(PersonPage)

    assert len(people) == 10
    assert all(set(versions) == LANGUAGES for versions in people.values())
    assert all(page.occupation and page.bio for versions in people.values() for page in versions.values())


def test_there_are_pages_about_the_association_and_how_to_reach_it():
    pages = get_versions(StandardPage)

    assert {"association", "what-we-do", "contact"} <= {versions["en"].slug for versions in pages.values()}
    assert all(set(versions) == LANGUAGES for versions in pages.values())


@pytest.mark.parametrize(
    "model", [HomePage, PeopleIndexPage, MuseumWeekIndexPage, MagazineIndexPage, IssuePage, ExhibitionPage]
)
def test_the_pages_that_hold_others_are_live_in_three_languages(model):
    assert all(set(versions) == LANGUAGES for versions in get_versions(model).values())


def test_sections_and_topics_have_a_name_in_each_language():
    for model in (Section, Topic):
        numbers = model.objects.values("translation_key").annotate(number=Count("pk"))
        assert numbers.count() == 5
        assert {row["number"] for row in numbers} == {3}


def test_everything_that_is_live_is_public():
    assert not PageViewRestriction.objects.exists()


# --- Pictures --------------------------------------------------------------------------------------------------------


def test_every_picture_names_its_author_or_holder_and_its_licence():
    pictures = CustomImage.objects.all()

    assert pictures.count() >= 30
    for picture in pictures:
        assert picture.author or picture.holder, picture
        assert picture.licence, picture
        assert picture.may_be_shown, picture


def test_every_picture_has_words_for_who_cannot_see_it_in_each_language():
    for picture in CustomImage.objects.prefetch_related("texts__locale"):
        words = {row.locale.language_code: row.text for row in picture.texts.all() if row.text}
        assert set(words) == LANGUAGES, picture
        assert len(set(words.values())) == 3, picture


# --- Translations ----------------------------------------------------------------------------------------------------


def test_every_translation_was_made_through_wagtail_localize():
    translated = Translation.objects.values_list("source__object_id", "target_locale")
    sources = set(TranslationSource.objects.values_list("object_id", "locale"))
    known = set(translated) | sources
    alone = Page.objects.values("translation_key").annotate(number=Count("pk")).filter(number=1)
    for page in Page.objects.filter(depth__gt=1).exclude(translation_key__in=alone.values("translation_key")):
        assert (page.translation_key, page.locale_id) in known, page
    assert all(
        (item.translation_key, item.locale_id) in known for model in (Section, Topic) for item in model.objects.all()
    )


def test_every_live_translation_is_complete_and_its_words_are_its_segments():
    for translation in Translation.objects.select_related("source", "target_locale"):
        target = translation.get_target_instance()
        if isinstance(target, Page) and not target.live:
            continue
        total, done = translation.get_progress()
        assert total == done, target
        assert total or OverridableSegment.objects.filter(source=translation.source).exists(), target


def test_no_translation_is_an_alias_with_the_originals_words():
    assert not Page.objects.exclude(alias_of=None).exists()
    same = Page.objects.filter(depth__gt=2, locale__language_code="fr", seo_title=F("title"))
    assert not same.exists()


# --- Accounts --------------------------------------------------------------------------------------------------------


def test_the_accounts_open_with_the_password_of_the_environment():
    names = {"admin", "editor"} | {f"{role}-{code}" for role in ("moderator", "translator") for code in LANGUAGES}

    assert set(get_user_model().objects.values_list("username", flat=True)) == names
    for name in names:
        assert authenticate(username=name, password=DEMO_PASSWORD), name


def test_each_account_is_in_the_groups_of_its_language():
    for user in get_user_model().objects.exclude(username="admin"):
        roles = set(user.groups.values_list("language_group__role", "language_group__locale__language_code"))
        role, _dash, code = user.username.partition("-")
        assert roles == {(role, one) for one in ([code] if code else LANGUAGES)}
    assert not get_user_model().objects.get(username="admin").groups.exists()
    assert get_user_model().objects.get(username="admin").is_superuser
