"""Every way of publishing goes through here: `Revision.publish()` calls the `publish()` of what it publishes."""

import logging

from cms.authorship import recording

from .four_eyes import check_own_revision
from .rules import PublicationRefusedError, check_publication, prepare_revision

logger = logging.getLogger(__name__)


class ModeratedPublication:
    """For pages and snippets with drafts: stores who wrote them, and asks before anything goes live."""

    _was_just_made = False  # by this very object: all its words are by who saves its first revision

    def save(self, *args, **kwargs):
        self._was_just_made = self._was_just_made or self._state.adding
        return super().save(*args, **kwargs)

    def save_revision(self, user=None, *args, previous_revision=None, **kwargs):
        """Save a revision, and who wrote which of its words."""
        self.__dict__.pop("_known_of_words", None)  # four_eyes.remember
        prepare_revision(self)
        former = recording.find_former(self)
        revision = super().save_revision(user, *args, previous_revision=previous_revision, **kwargs)
        recording.record_save(self, revision, former, user, previous_revision)
        return revision

    def publish(self, revision, user=None, *args, skip_permission_checks=False, **kwargs):
        """Publish or schedule a revision.

        Raises OwnTextError where the person wrote too much of it, PublicationRefusedError where a rule forbids it.
        `publish_scheduled` must not stop there: what it may not publish yet stays scheduled and is logged, the
        next run asks again.
        """
        if not skip_permission_checks:
            if user:
                check_own_revision(self, revision, user)
            try:
                check_publication(self, revision)
            except PublicationRefusedError as refusal:
                if kwargs.get("log_action") != "wagtail.publish.scheduled":
                    raise
                logger.warning("Not published as scheduled: revision %s of %s. %s", revision.pk, self, refusal)
                return None
        return super().publish(revision, user, *args, skip_permission_checks=skip_permission_checks, **kwargs)
