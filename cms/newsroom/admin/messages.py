"""Messages after a moderator's answer in the editor. Wagtail says "updated" after every answer."""

from functools import wraps

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.utils import get_latest_str
from wagtail.models import Page

from cms.compat import wagtail_views

from ..moderation.approvals import find_approval, find_hold


def describe_wait(text) -> str | None:
    """Return a message about the approval of a text that waits to go live; None if its latest draft has gone live."""
    text = type(text)._default_manager.get(pk=text.pk)
    if text.live_revision_id == text.latest_revision_id:
        return None
    approval = find_approval(text)
    if approval is None:
        return None
    title = text.get_admin_display_title() if isinstance(text, Page) else get_latest_str(text)
    said = _("“%(title)s” was approved.") % {"title": title}
    return f"{said} {find_hold(text, approval.revision) or ''}".strip()


@hooks.register("after_publish_page")
def say_that_it_waits(request, page):
    """Say that a page was approved and waits, in place of Wagtail's message that it was published."""
    if said := describe_wait(page):
        messages.success(request, said)
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def describe_answer(text, action: str) -> str | None:
    """Return a message about the result of "approve" or "reject", in the active language; None for other actions."""
    text = type(text)._default_manager.get(pk=text.pk)
    title = {"title": text.get_admin_display_title() if isinstance(text, Page) else get_latest_str(text)}
    if action == "reject":
        return _("Changes to “%(title)s” were requested.") % title
    if action != "approve":
        return None
    if text.workflow_in_progress:
        return _("“%(title)s” was approved and continues in moderation.") % title
    if said := describe_wait(text):
        return said
    newest = text.latest_revision
    if newest and newest.approved_go_live_at:
        return _("“%(title)s” was approved and will be published as scheduled.") % title
    if newest and text.live_revision_id == newest.pk:
        return _("“%(title)s” was approved and published.") % title
    return _("“%(title)s” was approved.") % title


def say_what_was_answered() -> None:
    """Make the page editor show this message; the snippet editor calls `describe_answer` itself (`snippets.views`)."""
    wagtail_views.SAVED_MESSAGE.replace(_with_answer)


def _with_answer(say_that_it_was_saved):
    @wraps(say_that_it_was_saved)
    def add_save_confirmation_message(view):
        answered = view.action_name == "perform_workflow_action"
        if answered and (said := describe_answer(view.page, view.workflow_action)):
            messages.success(view.request, said)
        else:
            say_that_it_was_saved(view)

    return add_save_confirmation_message
