"""Wagtail's views of moderated snippets, with permissions checked in the snippet's language."""

from django.contrib.admin.utils import quote
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_latest_str
from wagtail.snippets.action_menu import SubmitForModerationMenuItem
from wagtail.snippets.views import snippets as views

from cms.authorship.recording import copying
from cms.compat.wagtail import put_workflow_states, register_permission_policy
from cms.core.editing.snippets import LiveChooserViewSet, SnippetViewSet

from ..admin.messages import describe_answer, describe_wait
from ..admin.refusals import REFUSALS, say_refused
from ..admin.stale_actions import HandlesStaleActions
from ..moderation.four_eyes import OwnTextError, remember, say_saved_only
from ..moderation.permission_policies import (
    LocalePermissionPolicy,
    OneLocalePolicy,
    find_locale_of_new_snippet,
    may_publish,
)
from ..moderation.workflow_states import find_workflow_states
from .moderated import find_workflow


class InItsLanguage:
    """Mixin for views of one snippet or of a new one: limit the permission policy to the snippet's language."""

    @property
    def permission_policy(self):
        snippet = getattr(self, "object", None)
        locale_id = snippet.locale_id if snippet else self.get_locale().pk if self.view_name == "create" else None
        return OneLocalePolicy(self.model, locale_id) if locale_id else LocalePermissionPolicy(self.model)

    @permission_policy.setter
    def permission_policy(self, policy):
        """Do nothing: Wagtail 7.4 sets the viewset's policy here, which the view then limits to its language."""

    # Some of Wagtail's views have no name.
    view_name = ""


def in_its_language(view_class):
    return type(view_class.__name__, (InItsLanguage, view_class), {"view_name": getattr(view_class, "view_name", "")})


class SaysWhatHappened:
    """Mixin for editors: say what a submission or a moderator's answer did."""

    def get_success_message(self, instance=None):
        # Wagtail's French message after a submission says that the publication was scheduled.
        if self.action == "workflow-action" and (said := describe_answer(self.object, self.workflow_action)):
            return said
        if self.action == "publish" and (said := describe_wait(self.object)):
            return said
        if self.action != "submit":
            return super().get_success_message(instance)
        return _("“%(title)s” was submitted for moderation.") % {"title": get_latest_str(instance or self.object)}


class PublishesOthersWords:
    """Mixin for editors: save the form as a draft if its writer may not publish it, or if a rule holds it back."""

    def publish_action(self):
        user = self.request.user
        if not may_publish(user, self.object):
            return self._answer_saved_only(say_saved_only(self.object, user))
        return self._act_or_explain(super().publish_action)

    def submit_action(self):
        return self._act_or_explain(super().submit_action)

    def restart_workflow_action(self):
        return self._act_or_explain(super().restart_workflow_action)

    def workflow_action_action(self):
        try:
            return self._act_or_explain(super().workflow_action_action)
        except OwnTextError:
            return self._answer_saved_only(say_saved_only(self.object, self.request.user))

    def _act_or_explain(self, act):
        try:
            return act()
        except REFUSALS as refusal:
            return self._answer_saved_only(say_refused(refusal))

    def _answer_saved_only(self, said):
        messages.error(self.request, said)
        return redirect(self.object.snippet_viewset.get_url_name("edit"), quote(self.object.pk))


class EditView(HandlesStaleActions, PublishesOthersWords, SaysWhatHappened, in_its_language(views.EditView)):
    def get_object(self, queryset=None):
        """Return the text, with its moderation and its writers known for a request that changes nothing."""
        if self.request.method not in {"GET", "HEAD"}:
            return super().get_object(queryset)
        known = self.get_queryset().select_related("latest_revision", "locale")
        self.live_object = get_object_or_404(known, pk=self.object_pk)  # Wagtail's attribute
        if self.live_object.latest_revision:
            self.live_object.latest_revision.content_object = self.live_object  # or the draft would read it again
        text = self.live_object.get_latest_revision_as_object()
        remember(text)
        put_workflow_states(text, find_workflow_states(text, "requested_by", "workflow", user=self.request.user))
        return text

    def get_available_actions(self):
        """Leave out "publish" if the user may not publish the text; the form is then saved as a draft."""
        actions = super().get_available_actions()
        if may_publish(self.request.user, self.object):
            return actions
        return [action for action in actions if action != "publish"]


class RevertView(views.generic.RevisionsRevertMixin, EditView):
    view_name = "revisions_revert"

    def save_instance(self):
        """Store an incomplete draft as the editor does: Wagtail 7.4 lets it pass, then raises what nothing catches."""
        instance = self.form.save(commit=not self.object.live)
        self.has_content_changes = self.form.has_changed()
        self.new_revision = instance.save_revision(
            user=self.request.user,
            log_action=True,
            previous_revision=self.revision,
            clean=not self.saving_as_draft,
        )
        return instance


class CreateView(PublishesOthersWords, SaysWhatHappened, in_its_language(views.CreateView)):
    def get_locale(self):
        return find_locale_of_new_snippet(self.request, self.model) or super().get_locale()

    def user_has_permission(self, permission):
        """Check the permission. Without a language in the URL, any language will do: `guards` then redirects."""
        if permission == self.permission_required and "locale" not in self.request.GET:
            return LocalePermissionPolicy(self.model).user_has_permission(self.request.user, permission)
        return super().user_has_permission(permission)

    @cached_property
    def workflow(self):
        """The workflow of the new snippet's language; Wagtail would use the model's default workflow."""
        return find_workflow(self.get_locale())


class CopyView(views.generic.CopyViewMixin, CreateView):
    def save_instance(self):
        """Save the copy; its words keep the writers of the original's."""
        with copying(self.get_object()):
            return super().save_instance()


class SubmitNewSnippetMenuItem(SubmitForModerationMenuItem):
    """The submit button of a new snippet's form. Wagtail's label names the model's workflow, not the language's."""

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {"label": _("Submit for moderation")}


class ModeratedSnippetViewSet(SnippetViewSet):
    """Viewset for models that derive from ModeratedSnippet."""

    add_view_class = CreateView
    copy_view_class = CopyView
    edit_view_class = EditView
    delete_view_class = in_its_language(views.DeleteView)
    unpublish_view_class = in_its_language(views.UnpublishView)
    lock_view_class = in_its_language(views.LockView)
    unlock_view_class = in_its_language(views.UnlockView)
    usage_view_class = in_its_language(views.UsageView)
    history_view_class = in_its_language(views.HistoryView)
    revisions_view_class = in_its_language(views.PreviewRevisionView)
    revisions_compare_view_class = in_its_language(views.RevisionsCompareView)
    revisions_revert_view_class = RevertView
    revisions_unschedule_view_class = in_its_language(views.RevisionsUnscheduleView)
    workflow_history_view_class = in_its_language(views.WorkflowHistoryView)
    workflow_history_detail_view_class = in_its_language(views.WorkflowHistoryDetailView)
    chooser_viewset_class = LiveChooserViewSet

    @property
    def permission_policy(self):
        return LocalePermissionPolicy(self.model)

    def on_register(self):
        register_permission_policy(self.model, self.permission_policy)
        super().on_register()
