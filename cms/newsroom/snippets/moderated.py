"""Snippets that exist in each language (sections, topics, partners) are moderated like pages.

They have drafts, and the workflow of their language: that of its home page, where Wagtail would tie one workflow to the
whole model. Wagtail also asks for the right to publish by model only, and some of its views not at all; here the right
counts in the snippet's language, whichever door is used.
"""

from wagtail.actions.publish_revision import PublishPermissionError
from wagtail.actions.unpublish import UnpublishAction, UnpublishPermissionError
from wagtail.models import (
    DraftStateMixin,
    Locale,
    LockableMixin,
    RevisionMixin,
    TranslatableMixin,
    Workflow,
    WorkflowMixin,
    WorkflowPage,
)

from cms.core.editing.blank import refuse_blank_fields

from ..moderation.policies import may_publish, may_work_on
from ..moderation.publishing import ModeratedPublication

HOME_DEPTH = 2


def find_workflow(locale: Locale | int) -> Workflow | None:
    """Return the active workflow of a language: that of its home page."""
    homes = WorkflowPage.objects.filter(page__depth=HOME_DEPTH, page__locale=locale, workflow__active=True)
    found = homes.select_related("workflow").order_by("page__path").first()
    return found.workflow if found else None


class ModeratedSnippet(
    ModeratedPublication, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, TranslatableMixin
):
    """The abstract base of translatable snippets: drafts, moderation, locks."""

    # A translation starts as a copy of its source: without what is said of that one's publication.
    default_exclude_fields_in_copy = [
        *RevisionMixin.default_exclude_fields_in_copy,
        *("has_unpublished_changes", "live_revision", "first_published_at", "last_published_at"),
        *("go_live_at", "expire_at", "expired", "locked", "locked_at", "locked_by"),
    ]

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def clean(self):
        super().clean()
        refuse_blank_fields(self)

    @classmethod
    def get_default_workflow(cls):
        """Return the default language's workflow; the view of a new snippet asks for that of its own language."""
        return find_workflow(Locale.get_default())

    def get_workflow(self):
        return find_workflow(self.locale_id)

    def publish(self, revision, user=None, *args, skip_permission_checks=False, **kwargs):
        """Publish or schedule a revision, where the person may in this language and did not submit it last.

        Always asks: Wagtail's snippet editor skips the check, because it asked for the right on the model.
        Raises PublishPermissionError, PublicationRefusedError.
        """
        if user and not may_publish(user, self):
            raise PublishPermissionError("You do not have permission to publish this object.")
        return super().publish(revision, user, *args, **kwargs)

    def unpublish(self, set_expired=False, commit=True, user=None, log_action=True):
        """Take it from its readers. Raises UnpublishPermissionError.

        Wagtail's own check is written for pages, and fails for snippets.
        """
        if user and not may_work_on(user, "publish", self):
            raise UnpublishPermissionError("You do not have permission to unpublish this object.")
        action = UnpublishAction(self, set_expired=set_expired, commit=commit, user=user, log_action=log_action)
        return action.execute(skip_permission_checks=True)
