"""A translation that is approved before its original waits for it, and goes live with it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import WorkflowState

from cms.newsroom.models import Approval
from cms.newsroom.moderation.approvals import find_approval
from cms.newsroom.moderation.publication_checks import PublicationRefusedError
from cms.translation.models import State
from cms.translation.text import approved
from cms.translation.workflow import moderation

from .conftest import get_original, get_title, is_live, read_state

pytestmark = pytest.mark.django_db


def test_an_early_approval_is_recorded_and_the_translation_waits(translation, approve, people):
    state = approve(translation)
    assert state.status == WorkflowState.STATUS_APPROVED
    target = translation.get_target_instance()
    assert not target.live
    approval = find_approval(target)
    assert (approval.user, approval.revision_id) == (people["moderator"], target.latest_revision_id)
    assert read_state(translation) == State.APPROVED


def test_it_goes_live_with_its_original(translation, approve, publish):
    approve(translation)
    publish(translation)
    target = translation.get_target_instance()
    assert target.live
    assert get_title(target).startswith("[")
    assert target.live_revision_id == target.latest_revision_id
    assert read_state(translation) == State.UP_TO_DATE
    assert find_approval(target) is None


def test_it_goes_live_with_an_original_that_is_scheduled(translation, approve, people, commit):
    approve(translation)
    original = get_original(translation).get_latest_revision_as_object()
    original.go_live_at = timezone.now() + timezone.timedelta(days=1)
    with commit():
        revision = original.save_revision(user=people["editor"])
        revision.publish(user=people["chief"])
    assert not is_live(translation)
    assert read_state(translation) == State.APPROVED
    content = revision.content | {"go_live_at": (timezone.now() - timezone.timedelta(minutes=1)).isoformat()}
    revision.content, revision.approved_go_live_at = content, timezone.now() - timezone.timedelta(minutes=1)
    revision.save()
    with commit():
        call_command("publish_scheduled")
    assert get_original(translation).live
    assert is_live(translation)


def test_a_direct_publication_by_a_moderator_waits_too(translation, fill, people, publish, commit):
    fill(translation, user=people["translator"])
    with commit():
        moderation.publish(translation, people["moderator"])
    assert not is_live(translation)
    assert find_approval(translation.get_target_instance()).user == people["moderator"]
    publish(translation)
    assert is_live(translation)


def test_nobody_approves_early_what_they_translated(translation, fill, people, commit):
    fill(translation, mark="[{}], cinco palavras que ela escreveu mesmo".format, user=people["moderator"])
    with commit():
        moderation.submit(translation, people["moderator"])
    with pytest.raises(PermissionDenied):
        moderation.publish(translation, people["moderator"])
    with pytest.raises(PermissionDenied):
        translation.get_target_instance().latest_revision.publish(user=people["moderator"])
    assert not Approval.objects.exists()


def test_what_is_incomplete_is_not_approved_early(translation, fill, people):
    fill(translation, "slug", user=people["translator"])
    with pytest.raises(moderation.IncompleteError):
        moderation.publish(translation, people["moderator"])
    revision = translation.get_target_instance().latest_revision
    with pytest.raises(PublicationRefusedError):
        revision.publish(user=people["moderator"])
    assert not Approval.objects.exists()


def test_without_a_person_nothing_is_approved(translation, fill, people):
    fill(translation, user=people["translator"])
    with pytest.raises(PublicationRefusedError, match="not published yet"):
        moderation.save_draft(translation).publish()
    assert not Approval.objects.exists()
    assert not is_live(translation)


def test_both_go_live_in_one_transaction_or_not_at_all(translation, approve, people):
    approve(translation)
    with transaction.atomic():
        get_original(translation).get_latest_revision().publish(user=people["chief"])
        assert is_live(translation)
        transaction.set_rollback(True)
    assert not get_original(translation).live
    assert not is_live(translation)
    assert find_approval(translation.get_target_instance())


def test_a_translation_that_fails_does_not_hold_its_original_back(translation, approve, publish, monkeypatch):
    approve(translation)
    target = translation.get_target_instance()
    own = type(target).publish

    def fail(self, revision, *args, approval=None, **kwargs):
        if approval:
            raise RuntimeError("The disk is full.")
        return own(self, revision, *args, approval=approval, **kwargs)

    monkeypatch.setattr(type(target), "publish", fail)
    publish(translation)
    assert get_original(translation).live
    assert not is_live(translation)
    assert Approval.objects.get().void_reason == approved.FAILED
    assert read_state(translation) == State.VOIDED
