"""Checks before every publication: `Revision.publish()` calls the `publish()` method of its page or snippet."""

import logging
from contextlib import nullcontext
from contextvars import ContextVar
from functools import wraps

from django.db import transaction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Page

from cms.authorship import recording
from cms.compat.wagtail_views import PUBLISH_ACTION

from .approvals import find_followers, find_hold, record_approval, void_by_draft
from .four_eyes import check_own_revision
from .publication_checks import PublicationRefusedError, check_approval, check_publication, judging, prepare_revision
from .rehearsals import is_rehearsal

logger = logging.getLogger(__name__)
# What follows the publication that `ModeratedPublication.publish` has judged; None if nobody has.
_followers: ContextVar[list | None] = ContextVar("publishing_followers", default=None)


class ModeratedPublication:
    """Mixin for pages and snippets with drafts: record who wrote each revision, and check rules before publication."""

    _was_just_made = False  # created through this object: the first revision's words are by its saver
    _keeps_moderation = False  # while an earlier revision goes live than the one under moderation

    @property
    def current_workflow_state(self):
        """Return the moderation that is not over; None while it is kept, so that Wagtail does not cancel it."""
        return None if self._keeps_moderation else super().current_workflow_state

    def save(self, *args, **kwargs):
        self._was_just_made = self._was_just_made or self._state.adding
        return super().save(*args, **kwargs)

    def save_revision(self, user=None, *args, previous_revision=None, **kwargs):
        """Save a revision, and record who wrote each of its words."""
        self.__dict__.pop("_known_of_words", None)  # four_eyes.remember
        prepare_revision(self)
        former = recording.find_former(self)
        revision = super().save_revision(user, *args, previous_revision=previous_revision, **kwargs)
        recording.record_save(self, revision, former, user, previous_revision)
        void_by_draft(self, revision, user)
        return revision

    def publish(self, revision, user=None, *args, skip_permission_checks=False, approval=None, **kwargs):
        """Publish or schedule a revision; only record the approval if something else holds it (`approvals`).

        approval: the record of its approval, if there is one; the rules of four eyes are then those of who approved.
        Raise PermissionDenied if the user may not publish it: OwnTextError if they wrote too much of it. Raise
        PublicationRefusedError if a rule forbids it, or if it is held and nobody approves it. A refused scheduled
        publication raises nothing, so that `publish_scheduled` goes on: it is logged and stays scheduled, and the next
        run checks again.
        """
        with judging(self):
            if not skip_permission_checks:
                if responsible := approval.user if approval else user:
                    check_own_revision(self, revision, responsible)
                try:
                    if approval is None and is_held(self, revision, user):
                        _make_action(self, revision, user).check()
                        record_approval(self, revision, user)
                        return None
                    check_publication(self, revision)
                except PublicationRefusedError as refusal:
                    if approval or kwargs.get("log_action") != "wagtail.publish.scheduled":
                        raise
                    logger.warning("Not published as scheduled: revision %s of %s. %s", revision.pk, self, refusal)
                    return None
            followers = find_followers(self, revision)
        skip = skip_permission_checks or approval is not None  # who lets it go live need not be who may approve it
        token = _followers.set(followers)
        # `publish_scheduled` has no transaction: what follows the new text would be lost if its process is killed.
        is_alone = not transaction.get_connection().in_atomic_block
        try:
            with transaction.atomic() if is_alone else nullcontext():
                return super().publish(revision, user, *args, skip_permission_checks=skip, **kwargs)
        finally:
            _followers.reset(token)


def _make_action(text, revision, user) -> PublishRevisionAction:
    """Return Wagtail's action, whose `check` raises PermissionDenied if the user may not publish the text."""
    action = PublishPageRevisionAction if isinstance(text, Page) else PublishRevisionAction
    return action(revision, user=user)


def is_held(text, revision, user) -> bool:
    """Return whether a publication is only recorded as an approval. Raise PublicationRefusedError if it may not be.

    Without a user, nobody approves what is held.
    """
    hold = find_hold(text, revision)
    if hold is None:
        return False
    if user is None:
        check_publication(text, revision)
        raise PublicationRefusedError(hold)
    check_approval(text, revision)
    return True


def publish_unjudged(text, revision) -> None:
    """Publish a revision that no rule has looked at, within a rehearsal: all of it is rolled back.

    Raises RuntimeError outside of one.
    """
    if not is_rehearsal():
        raise RuntimeError("Only what is rolled back is published without the rules.")
    token = _followers.set([])
    try:
        _make_action(text, revision, None).execute(skip_permission_checks=True)
    finally:
        _followers.reset(token)


def judge_every_publication() -> None:
    """Let Wagtail's action publish with what follows, in one transaction, and hold what is held.

    The editor of pages and the API of the admin use the action without `publish` above.
    """
    PUBLISH_ACTION.replace(_with_judgement)


def _with_judgement(execute):
    @wraps(execute)
    def execute_if_free(action, skip_permission_checks=False):
        text, revision = action.object, action.revision
        if not isinstance(text, ModeratedPublication):
            return execute(action, skip_permission_checks=skip_permission_checks)
        followers = _followers.get()
        if followers is None:
            action.check(skip_permission_checks=skip_permission_checks)
            with judging(text):
                if is_held(text, revision, action.user):
                    record_approval(text, revision, action.user)
                    return None
                check_publication(text, revision)
                followers = find_followers(text, revision)
        token = _followers.set(None)  # the publications that follow are checked again
        text._keeps_moderation = revision.pk != text.latest_revision_id
        try:
            with transaction.atomic() if followers else nullcontext():
                execute(action, skip_permission_checks=skip_permission_checks)
                for follow in followers:
                    follow()
        finally:
            text._keeps_moderation = False
            _followers.reset(token)

    return execute_if_free
