"""A translation is moderated like every text: submitted, reviewed by another person, approved."""

import pytest
from wagtail.models import Page

from cms.newsroom.moderation.publication_checks import PublicationRefusedError
from cms.translation.models import State, TextState
from cms.translation.text.segments import find_missing
from cms.translation.workflow import moderation

pytestmark = pytest.mark.django_db


def read_state(translation):
    return TextState.objects.get(translation=translation).state


def approve(desk, translation, commit):
    with commit():
        return desk.approve(translation.get_target_instance())


def test_submitting_leaves_what_readers_see_as_it_is(hire, start, fill, commit):
    translation = start()
    fill(translation)
    translator, moderator = hire("translator", "pt"), hire("moderator", "pt")
    with commit():
        moderation.submit(translation, translator.user)
    assert read_state(translation) == State.IN_REVIEW
    assert not translation.get_target_instance().live
    approve(moderator, translation, commit)
    page = translation.get_target_instance()
    assert (page.live, page.title) == (True, "[Un texte]")
    assert read_state(translation) == State.UP_TO_DATE

    fill(translation, "summary", mark="unreviewed {}".format)
    with commit():
        moderation.submit(translation, translator.user)
    assert translation.get_target_instance().summary == "[Un résumé.]"
    fill(translation, "summary", mark="corrected {}".format)
    approve(moderator, translation, commit)
    assert translation.get_target_instance().summary == "corrected Un résumé."


def test_an_incomplete_translation_is_not_submitted_and_the_missing_segments_are_named(hire, start, fill):
    translation = start()
    fill(translation, "title", "slug")
    with pytest.raises(moderation.IncompleteError) as refusal:
        moderation.submit(translation, hire("translator", "pt").user)
    assert [segment.context.path for segment in refusal.value.missing] == ["summary"]


def test_an_empty_translation_of_a_segment_is_none(start, fill):
    translation = start()
    fill(translation)
    fill(translation, "summary", mark=lambda text: "")
    assert [segment.context.path for segment in find_missing(translation)] == ["summary"]


@pytest.mark.parametrize("who", ["nobody", "superuser"])
def test_no_door_publishes_a_translation_with_parts_missing(who, start, superuser):
    translation = start()
    revision = translation.get_target_instance().get_latest_revision()
    with pytest.raises(PublicationRefusedError):
        revision.publish(user=superuser.user if who == "superuser" else None)
    assert not translation.get_target_instance().live


def test_a_draft_older_than_its_translation_is_published_by_no_door(start, fill, superuser):
    """It has the source's words, although all segments are translated since."""
    translation = start()
    revision = translation.get_target_instance().get_latest_revision()
    fill(translation)
    with pytest.raises(PublicationRefusedError):
        revision.publish(user=superuser.user)
    assert not translation.get_target_instance().live


def test_a_translation_does_not_go_live_before_its_original(hire, start, fill, commit):
    translation = start()
    fill(translation)
    with commit():
        moderation.submit(translation, hire("translator", "pt").user)
        Page.objects.get(translation_key=translation.source.object_id, locale=translation.source.locale).unpublish()
    moderator = hire("moderator", "pt")
    approve(moderator, translation, commit)
    assert not translation.get_target_instance().live
    assert read_state(translation) == State.APPROVED
