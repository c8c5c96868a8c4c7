"""Wagtail's views of moderated snippets, which ask for rights in the language of what they show."""

from django.contrib.admin.utils import quote
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_latest_str
from wagtail.snippets.action_menu import SubmitForModerationMenuItem
from wagtail.snippets.views import snippets as views

from cms.authorship.recording import copying
from cms.core.editing.snippets import LiveChooserViewSet, SnippetViewSet

from ..admin.late import TellsWhatCameTooLate
from ..admin.messages import describe_answer
from ..moderation.four_eyes import OwnTextError, say_saved_only
from ..moderation.policies import LocalePermissionPolicy, OneLocalePolicy, find_locale_of_new_snippet, may_publish
from .moderated import find_workflow


class InItsLanguage:
    """A view with one snippet, or with the language of a new one: its policy answers for that language alone."""

    @property
    def permission_policy(self):
        snippet = getattr(self, "object", None)
        locale_id = snippet.locale_id if snippet else self.get_locale().pk if self.view_name == "create" else None
        return OneLocalePolicy(self.model, locale_id) if locale_id else self._permission_policy

    @permission_policy.setter
    def permission_policy(self, policy):
        self._permission_policy = policy

    # Some of the views have no name.
    view_name = ""


def in_its_language(view_class):
    return type(view_class.__name__, (InItsLanguage, view_class), {"view_name": getattr(view_class, "view_name", "")})


class SaysWhatHappened:
    def get_success_message(self, instance=None):
        """Wagtail's French says of what was submitted that its publication was planned."""
        if self.action == "workflow-action" and (said := describe_answer(self.object, self.workflow_action)):
            return said
        if self.action != "submit":
            return super().get_success_message(instance)
        return _("“%(title)s” was submitted for moderation.") % {"title": get_latest_str(instance or self.object)}


class PublishesOthersWords:
    """A form that holds what its writer may not publish is saved as a draft: what was typed is kept."""

    def publish_action(self):
        user = self.request.user
        if may_publish(user, self.object):
            return super().publish_action()
        return self._answer_saved_only(say_saved_only(self.object, user))

    def workflow_action_action(self):
        try:
            return super().workflow_action_action()
        except OwnTextError:
            return self._answer_saved_only(say_saved_only(self.object, self.request.user))

    def _answer_saved_only(self, said):
        messages.error(self.request, said)
        return redirect(self.object.snippet_viewset.get_url_name("edit"), quote(self.object.pk))


class EditView(TellsWhatCameTooLate, PublishesOthersWords, SaysWhatHappened, in_its_language(views.EditView)):
    def get_available_actions(self):
        """What the editor's buttons can do: not publish what one submitted oneself; it is then saved as a draft."""
        actions = super().get_available_actions()
        if may_publish(self.request.user, self.object):
            return actions
        return [action for action in actions if action != "publish"]


class CreateView(PublishesOthersWords, SaysWhatHappened, in_its_language(views.CreateView)):
    def get_locale(self):
        return find_locale_of_new_snippet(self.request, self.model) or super().get_locale()

    def user_has_permission(self, permission):
        """Without a language in the address, let in who may in any: `snippet_guards` then goes on in their own."""
        if permission == self.permission_required and "locale" not in self.request.GET:
            return self._permission_policy.user_has_permission(self.request.user, permission)
        return super().user_has_permission(permission)

    @cached_property
    def workflow(self):
        """The workflow of the new snippet's language; Wagtail asks the model, which has none yet."""
        return find_workflow(self.get_locale())


class CopyView(views.generic.CopyViewMixin, CreateView):
    def save_instance(self):
        """Save the copy: its words are by who wrote the original's."""
        with copying(self.get_object()):
            return super().save_instance()


class SubmitNewSnippetMenuItem(SubmitForModerationMenuItem):
    """The button of the form for a new snippet: Wagtail's names the model's workflow, and not the language's."""

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {"label": _("Submit for moderation")}


class ModeratedSnippetViewSet(SnippetViewSet):
    """The viewset of snippets that derive from ModeratedSnippet."""

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
    revisions_unschedule_view_class = in_its_language(views.RevisionsUnscheduleView)
    workflow_history_view_class = in_its_language(views.WorkflowHistoryView)
    workflow_history_detail_view_class = in_its_language(views.WorkflowHistoryDetailView)
    chooser_viewset_class = LiveChooserViewSet

    @property
    def permission_policy(self):
        return LocalePermissionPolicy(self.model)
