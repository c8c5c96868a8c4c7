"""A section that changes is sent to its translators automatically, like a page."""

import pytest

from cms.translation.models import SegmentChange, State, TextState
from cms.translation.sync.sources import send_changes
from cms.translation.text.filling import start_translation
from cms.translation.text.segments import find_missing
from cms.translation.workflow import moderation
from magazine.models import Section
from tests.factories import SectionFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def translation(newsroom, commit, fr, pt, fill, superuser):
    with commit():
        section = SectionFactory(locale=fr, name="Patrimoine", slug="patrimoine", live=False)
        section.save_revision().publish()
    with commit():
        translation = start_translation(Section.objects.get(pk=section.pk), pt)
        translation.save_target(publish=False)
    fill(translation)
    with commit():
        moderation.publish(translation, superuser.user)
    return translation


def change(translation, commit, publish=True, **values):
    section = translation.source.get_source_instance().get_latest_revision_as_object()
    for name, value in values.items():
        setattr(section, name, value)
    with commit():
        revision = section.save_revision()
        if publish:
            revision.publish()
    return section


def read_state(translation):
    return TextState.objects.get(translation=translation).state


def test_a_changed_section_goes_to_its_translators_and_readers_keep_its_name(translation, commit, fill, superuser):
    change(translation, commit, name="Le patrimoine vivant")
    assert translation.get_target_instance().name == "[Patrimoine]"
    assert [segment.context.path for segment in find_missing(translation)] == ["name"]
    assert SegmentChange.objects.get().former_translation == "[Patrimoine]"
    assert read_state(translation) == State.OUT_OF_DATE
    fill(translation, "name")
    with commit():
        moderation.publish(translation, superuser.user)
    assert not SegmentChange.objects.exists()
    assert read_state(translation) == State.UP_TO_DATE


def test_a_republication_of_a_section_without_a_change_makes_nothing_stale(translation, commit):
    change(translation, commit)
    assert read_state(translation) == State.UP_TO_DATE


def test_a_section_s_draft_is_sent_when_its_editor_says_so(translation, commit, hire):
    section = change(translation, commit, publish=False, name="Le patrimoine vivant")
    assert find_missing(translation) == []
    with commit():
        assert send_changes(section, hire("editor", "fr").user) == 1
    assert len(find_missing(translation)) == 1
