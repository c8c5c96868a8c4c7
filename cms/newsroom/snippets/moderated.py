"""Moderation of translatable snippets (sections, topics, partners): the same as for pages.

They have drafts, and they use the workflow of their language's home page; Wagtail would use one workflow for the whole
model. Wagtail checks the publish permission by model only, and in some views not at all. Here it is checked in the
snippet's language, in every view and in code.
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

from ..moderation.permission_policies import may_publish, may_work_on
from ..moderation.publishing import ModeratedPublication

HOME_DEPTH = 2


def find_workflow(locale: Locale | int) -> Workflow | None:
    """Return the active workflow of a language's home page, or None."""
    homes = WorkflowPage.objects.filter(page__depth=HOME_DEPTH, page__locale=locale, workflow__active=True)
    found = homes.select_related("workflow").order_by("page__path").first()
    return found.workflow if found else None


class ModeratedSnippet(
    ModeratedPublication, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, TranslatableMixin
):
    """Abstract base of translatable snippets with drafts, moderation and locks."""

    # A translation starts as a copy of its source, without the source's publication state and lock.
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
        """Return the default language's workflow. `CreateView.workflow` uses the new snippet's language instead."""
        return find_workflow(Locale.get_default())

    def get_workflow(self):
        return find_workflow(self.locale_id)

    def publish(self, revision, user=None, *args, skip_permission_checks=False, approval=None, **kwargs):
        """Publish or schedule a revision.

        The check runs always: Wagtail's snippet editor asks to skip it, as it has checked the permission on the model.
        Raise PublishPermissionError if the user may not publish in this language or wrote the text (`may_publish`),
        OwnTextError or PublicationRefusedError as `ModeratedPublication.publish`.
        """
        if user and approval is None and not may_publish(user, self):
            raise PublishPermissionError("You do not have permission to publish this object.")
        return super().publish(revision, user, *args, approval=approval, **kwargs)

    def unpublish(self, set_expired=False, commit=True, user=None, log_action=True):
        """Unpublish the snippet. Raise UnpublishPermissionError if the user may not publish in its language.

        Wagtail's own check is written for pages and fails for snippets.
        """
        if user and not may_work_on(user, "publish", self):
            raise UnpublishPermissionError("You do not have permission to unpublish this object.")
        action = UnpublishAction(self, set_expired=set_expired, commit=commit, user=user, log_action=log_action)
        return action.execute(skip_permission_checks=True)
