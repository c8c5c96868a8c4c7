"""Handle moderation buttons that are pressed after someone else has answered, withdrawn or submitted the text.

In this case Wagtail's page editor raises an error (there is no current task whose actions it could read), and its other
views save without a message or refuse access. Here the editor returns with the typed content and the reason.

The module also keeps autosave from triggering a moderation button. Wagtail's button adds its fields to the form before
the form is sent; an autosave at this moment sends them too, and the second of the two requests comes too late.
"""

import json
from functools import wraps

from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.admin.utils import get_latest_str
from wagtail.admin.views.generic.workflow import CollectWorkflowActionData
from wagtail.models import Page, WorkflowState

from cms.compat import wagtail_views

# The moderation buttons; "publish" and "submit" work at any time, or only save.
ANSWER, WITHDRAW, RESTART, SUBMIT = "workflow-action", "cancel-workflow", "restart-workflow", "submit"
NAME, EXTRA = "workflow-action-name", "workflow-action-extra-data"


def find_asked(post) -> str | None:
    """Return the moderation button that a form was sent with, or None."""
    return next((name for name in (ANSWER, WITHDRAW, RESTART, SUBMIT) if post.get(f"action-{name}")), None)


def drop_asked(request) -> None:
    """Remove the moderation buttons and their fields from the request's POST data."""
    request.POST = request.POST.copy()
    for name in (f"action-{ANSWER}", f"action-{WITHDRAW}", f"action-{RESTART}", f"action-{SUBMIT}", NAME, EXTRA):
        request.POST.pop(name, None)


def explain_lateness(text, asked: str, post) -> str | None:
    """Return the reason why a button was pressed too late, or None if it was in time. The view then saves nothing."""
    is_late = text.current_workflow_task is None if asked == ANSWER else text.current_workflow_state is None
    if asked == SUBMIT or not is_late:
        return None
    return " ".join(part for part in (describe_end(text), _quote_comment(post)) if part)


def explain_refusal(text, asked: str, post, user) -> str | None:
    """Return the reason why a button will only save, or None if it will do what its label says."""
    if asked == SUBMIT and text.workflow_in_progress:
        return _("“%(title)s” is already under review.") % {"title": _get_title(text)}
    if asked != ANSWER:
        return None
    task = text.current_workflow_task
    if post.get(NAME) in {name for name, *_rest in task.get_actions(text, user)}:
        return None
    objection = task.find_answers(text, user)[1] if hasattr(task, "find_answers") else None
    said = objection or _("You can no longer answer it.")
    return " ".join(part for part in (str(said), _quote_comment(post)) if part)


def describe_end(text) -> str:
    """Return a sentence about the outcome of a text's latest moderation."""
    state = WorkflowState.objects.for_instance(text).order_by("-created_at", "-pk").first()
    said = {
        WorkflowState.STATUS_IN_PROGRESS: _("“%(title)s” has meanwhile been submitted again%(by)s."),
        WorkflowState.STATUS_APPROVED: _("“%(title)s” has meanwhile been approved%(by)s."),
        WorkflowState.STATUS_NEEDS_CHANGES: _("Changes to “%(title)s” have meanwhile been requested%(by)s."),
        WorkflowState.STATUS_CANCELLED: _("“%(title)s” has meanwhile been withdrawn from moderation%(by)s."),
    }.get(state and state.status, _("“%(title)s” is no longer under review.%(by)s"))
    person = state and state.current_task_state and state.current_task_state.finished_by
    return said % {"title": _get_title(text), "by": f" ({user_display_name(person)})" if person else ""}


def _get_title(text) -> str:
    return text.get_admin_display_title() if isinstance(text, Page) else get_latest_str(text)


def _quote_comment(post) -> str:
    """Return a sentence that quotes the comment sent with a late answer; empty if there is none."""
    try:
        comment = json.loads(post.get(EXTRA) or "{}").get("comment", "")
    except (ValueError, AttributeError):
        return ""
    return _("Your comment: “%(comment)s”") % {"comment": comment} if comment else ""


# --- The editors ------------------------------------------------------------------------------------------------------


def handle_stale_actions() -> None:
    """Make Wagtail's page editor, and the dialogs of moderation, handle late buttons."""
    wagtail_views.EDIT_PAGE.replace(_answer_late_buttons)
    wagtail_views.WORKFLOW_DIALOGS.replace(_answer_late_dialogs)


def _answer_late_buttons(post):
    @wraps(post)
    def post_in_time(view, request, *args, **kwargs):
        asked = None if view.page.alias_of_id else find_asked(request.POST)
        if asked and view.expects_json_response:
            drop_asked(request)
            if not _read_form(view).has_changed():
                return view.json_error_response("validation_error", _("There is nothing new to save."))
        elif asked and (said := explain_lateness(view.page, asked, request.POST)):
            return _show_again(view, said)
        elif asked and (said := explain_refusal(view.page, asked, request.POST, request.user)):
            drop_asked(request)
            messages.warning(request, said)
        return post(view, request, *args, **kwargs)

    return post_in_time


def _read_form(view):
    return view.form_class(
        view.request.POST,
        view.request.FILES,
        instance=view.page,
        subscription=view.subscription,
        parent_page=view.parent,
        for_user=view.request.user,
    )


def _show_again(view, said: str):
    """Render the editor with the typed content and an error message."""
    messages.error(view.request, say_with_what_is_kept(said, is_changed=_read_form(view).has_changed()))
    view.form = _read_form(view)
    view.has_unsaved_changes = view.form.has_changed()
    view.form.defer_required_fields()
    view.form.is_valid()
    view.form.restore_required_fields()
    return view.render_to_response(view.get_context_data())


def say_with_what_is_kept(said: str, *, is_changed: bool) -> str:
    """Append to a sentence that the typed content is still in the form, if there is any."""
    return " ".join([said, _("What you wrote is still here, and not saved.")]) if is_changed else said


class HandlesStaleActions:
    """Mixin that handles late buttons in the snippet editor."""

    def post(self, request, *args, **kwargs):
        asked = find_asked(request.POST)
        if asked and self.expects_json_response:
            drop_asked(request)
            self.action, self.saving_as_draft = "edit", self.draftstate_enabled
            if not self.get_form().has_changed():
                return self.json_error_response("validation_error", _("There is nothing new to save."))
        elif asked and (said := explain_lateness(self.live_object, asked, request.POST)):
            self.form = self.get_form()
            self.has_unsaved_changes = self.form.has_changed()
            messages.error(request, say_with_what_is_kept(said, is_changed=self.has_unsaved_changes))
            return self.render_to_response(self.get_context_data())
        elif asked and (said := explain_refusal(self.live_object, asked, request.POST, request.user)):
            drop_asked(request)
            self.action, self.saving_as_draft = "edit", self.draftstate_enabled
            messages.warning(request, said)
        return super().post(request, *args, **kwargs)


# --- The dialogs ------------------------------------------------------------------------------------------------------


def _answer_late_dialogs(dispatch):
    """Handle a dialog whose task is no longer the current one; answer in JSON if a script asked."""

    @wraps(dispatch)
    def dispatch_in_time(view, request, *args, **kwargs):
        current = view.object.current_workflow_task_state
        if current and current.pk == view.task_state.pk:
            return dispatch(view, request, *args, **kwargs)
        is_script = request.headers.get("x-requested-with") == "XMLHttpRequest"
        if isinstance(view, CollectWorkflowActionData) and is_script:
            # The editor then sends its form, and returns with the typed content.
            return JsonResponse({"step": "success", "cleaned_data": {"comment": request.POST.get("comment", "")}})
        comment = _quote_comment({EXTRA: json.dumps({"comment": request.POST.get("comment", "")})})
        messages.error(request, " ".join(part for part in (describe_end(view.object), comment) if part))
        if is_script:
            return JsonResponse({"step": "success", "redirect": view.redirect_url})
        return redirect(view.redirect_url)

    return dispatch_in_time
