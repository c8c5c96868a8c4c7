"""What voids an approval of a translation, and what does not."""

import pytest

from cms.newsroom.models import Approval
from cms.newsroom.moderation import void_reasons
from cms.newsroom.moderation.approvals import find_approval
from cms.translation.models import State
from cms.translation.sync.sources import send_changes
from cms.translation.text import approved
from cms.translation.workflow import moderation

from .conftest import get_original, get_title, is_live, read_state

pytestmark = pytest.mark.django_db


def test_other_words_of_the_original_void_it_when_they_go_live(translation, approve, change):
    approve(translation)
    change(translation, title="Tout autre chose")
    assert find_approval(translation.get_target_instance()) is None  # already for the draft
    assert read_state(translation) == State.APPROVED  # the editor may still take it back
    change(translation, publish=True)
    assert get_original(translation).live
    assert not is_live(translation)
    assert Approval.objects.get().void_reason == approved.ORIGINAL
    assert read_state(translation) == State.VOIDED


def test_other_words_that_are_sent_to_the_translators_void_it_at_once(translation, approve, change, people, commit):
    approve(translation)
    change(translation, title="Tout autre chose")
    with commit():
        send_changes(get_original(translation), people["editor"])
    assert Approval.objects.get().void_reason == approved.ORIGINAL


def test_words_that_are_taken_back_void_nothing(translation, approve, change):
    approve(translation)
    before = get_title(get_original(translation).get_latest_revision_as_object())
    change(translation, title="Tout autre chose")
    change(translation, title=before, publish=True)
    assert is_live(translation)


def test_punctuation_voids_nothing(translation, approve, change):
    approve(translation)
    change(translation, title=get_title(get_original(translation).get_latest_revision_as_object()) + " !")
    assert find_approval(translation.get_target_instance())
    change(translation, publish=True)
    assert is_live(translation)
    assert read_state(translation) == State.UP_TO_DATE


def test_other_words_of_the_translation_void_it(translation, approve, fill, publish):
    approve(translation)
    fill(translation, mark="other {}".format)
    assert find_approval(translation.get_target_instance()) is None
    assert Approval.objects.get().void_reason == approved.WORDS
    assert read_state(translation) == State.VOIDED
    publish(translation)
    assert get_original(translation).live
    assert not is_live(translation)


def test_the_same_words_saved_again_void_nothing(translation, approve, fill, publish):
    approve(translation)
    fill(translation)
    publish(translation)
    assert is_live(translation)


def test_what_is_unpublished_is_void(translation, approve, publish, fill, people, commit, change):
    approve(translation)
    publish(translation)
    change(translation, title="Tout autre chose")
    with commit():
        send_changes(get_original(translation), people["editor"])
    approve(translation)
    assert read_state(translation) == State.APPROVED
    with commit():
        translation.get_target_instance().unpublish()
    publish(translation)
    assert not is_live(translation)


def test_an_update_of_a_live_translation_waits_for_the_update_of_its_original(
    translation, approve, publish, people, commit, change
):
    approve(translation)
    publish(translation)
    change(translation, title="Tout autre chose")
    with commit():
        send_changes(get_original(translation), people["editor"])
    approve(translation)
    assert "Tout" not in get_title(translation.get_target_instance())
    publish(translation)
    assert get_title(translation.get_target_instance()) == "[Tout autre chose]"


def test_a_translation_that_is_stopped_goes_live_by_itself_only(translation, approve, publish, commit):
    approve(translation)
    translation.enabled = False
    with commit():
        translation.save(update_fields=["enabled"])
    publish(translation)
    assert not is_live(translation)


def test_a_second_approval_replaces_the_first(translation, approve, fill, people, commit, publish):
    approve(translation)
    fill(translation, mark="other {}".format, user=people["translator"])
    with commit():
        moderation.publish(translation, people["other"])
    assert find_approval(translation.get_target_instance()).user == people["other"]
    assert Approval.objects.count() == 2
    publish(translation)
    assert get_title(translation.get_target_instance()).startswith("other")


def test_a_submission_of_an_approved_translation_needs_another_approval(translation, approve, people, commit, publish):
    approve(translation)
    with commit():
        moderation.submit(translation, people["translator"])
    assert Approval.objects.get().void_reason == void_reasons.AGAIN
    publish(translation)
    assert not is_live(translation)
