"""Checks before every publication: `Revision.publish()` calls the `publish()` method of its page or snippet."""

import logging
from contextlib import nullcontext

from django.db import transaction

from cms.authorship import recording

from .approvals import find_followers, find_hold, record_approval, void_by_draft
from .four_eyes import check_own_revision
from .publication_checks import PublicationRefusedError, check_approval, check_publication, judging, prepare_revision

logger = logging.getLogger(__name__)


class ModeratedPublication:
    """Mixin for pages and snippets with drafts: record who wrote each revision, and check rules before publication."""

    _was_just_made = False  # created through this object: the first revision's words are by its saver

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
        Raise OwnTextError if the user wrote too much of it, PublicationRefusedError if a rule forbids it, or if it is
        held and nobody approves it. A refused scheduled publication raises nothing, so that `publish_scheduled` goes
        on: it is logged and stays scheduled, and the next run checks again.
        """
        if not skip_permission_checks:
            if responsible := approval.user if approval else user:
                check_own_revision(self, revision, responsible)
            try:
                if self._judge(revision, user, approval):
                    record_approval(self, revision, user)
                    return None
            except PublicationRefusedError as refusal:
                if approval or kwargs.get("log_action") != "wagtail.publish.scheduled":
                    raise
                logger.warning("Not published as scheduled: revision %s of %s. %s", revision.pk, self, refusal)
                return None
        skip = skip_permission_checks or approval is not None  # who lets it go live need not be who may approve it
        followers = find_followers(self, revision)
        with transaction.atomic() if followers else nullcontext():
            published = super().publish(revision, user, *args, skip_permission_checks=skip, **kwargs)
            for follow in followers:
                follow()
        return published

    def _judge(self, revision, user, approval) -> bool:
        """Return whether a publication is only recorded as an approval. Raise PublicationRefusedError if it may not be.

        Without a user, nobody approves what is held.
        """
        with judging(self):
            hold = None if approval else find_hold(self, revision)
            if hold is None:
                check_publication(self, revision)
                return False
            check_approval(self, revision)
            if user is None:
                raise PublicationRefusedError(hold)
            return True
