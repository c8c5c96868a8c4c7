"""Every way of publishing goes through here: `Revision.publish()` calls the `publish()` of what it publishes."""

import logging

from .rules import PublicationRefusedError, check_publication

logger = logging.getLogger(__name__)


class ModeratedPublication:
    """For pages and snippets with drafts: asks the rules that other apps registered before anything goes live."""

    def publish(self, revision, user=None, *args, skip_permission_checks=False, **kwargs):
        """Publish or schedule a revision.

        Raises PublicationRefusedError where a rule forbids it. `publish_scheduled` must not stop there: what it may not
        publish yet stays scheduled and is logged, the next run asks again.
        """
        if not skip_permission_checks:
            try:
                check_publication(self, revision)
            except PublicationRefusedError as refusal:
                if kwargs.get("log_action") != "wagtail.publish.scheduled":
                    raise
                logger.warning("Not published as scheduled: revision %s of %s. %s", revision.pk, self, refusal)
                return None
        return super().publish(revision, user, *args, skip_permission_checks=skip_permission_checks, **kwargs)
