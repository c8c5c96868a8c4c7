"""Warn users who submit, review or publish a text of references that are not live in its language."""

from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import TranslatableMixin

from ..text.lookup import find_translation
from .missing import name_missing_related

# The buttons of Wagtail's editors that submit, approve or publish a text.
LEADING_ON = ("action-submit", "action-publish", "action-restart-workflow", "action-workflow-action")


def warn_of_missing_related(request, text) -> None:
    if sentence := name_missing_related(text):
        messages.warning(request, sentence)


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def warn_reviewer(request, text):
    """Warn reviewers in Wagtail's own editors; the translation editor shows the warning itself."""
    if (
        request.method == "GET"
        and _is_followed(text)
        and _may_approve(text, request.user)
        and not find_translation(text)
    ):
        warn_of_missing_related(request, text)


@hooks.register("after_edit_page")
@hooks.register("after_create_page")
@hooks.register("after_edit_snippet")
@hooks.register("after_create_snippet")
def warn_submitter(request, text):
    if _is_followed(text) and any(name in request.POST for name in LEADING_ON):
        warn_of_missing_related(request, text)


def _is_followed(text) -> bool:
    return isinstance(text, TranslatableMixin) and hasattr(text, "current_workflow_task_state")


def _may_approve(text, user) -> bool:
    task_state = text.current_workflow_task_state
    if task_state is None:
        return False
    actions = task_state.task.specific.get_actions(text, user)
    return any(name == "approve" for name, _label, _has_form in actions)
