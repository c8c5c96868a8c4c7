"""The buttons of the editors say what they do: a text that something holds is approved, and goes live later."""

from copy import copy

from django.utils.translation import gettext as _
from wagtail import hooks

from ..moderation.approvals import find_hold

PUBLISH, APPROVE = "action-publish", "approve"


@hooks.register("construct_page_action_menu")
@hooks.register("construct_snippet_action_menu")
def promise_no_publication_that_waits(menu_items, request, context):
    """Call *Publish*, and *Approve and Publish*, *Approve* where only the approval is recorded."""
    text = context.get("page") or context.get("instance")
    if not any(item.name in (PUBLISH, APPROVE) for item in menu_items) or not getattr(text, "latest_revision_id", None):
        return
    if find_hold(text, text.latest_revision):
        menu_items[:] = [_rename(item) if item.name in (PUBLISH, APPROVE) else item for item in menu_items]


def _rename(item):
    item = copy(item)  # those of Wagtail are the same for all requests
    item.label = _("Approve with comment") if getattr(item, "launch_modal", False) else _("Approve")
    item.icon_name = "success"
    if item.name == PUBLISH:
        item.template_name = "wagtailadmin/pages/action_menu/publish.html"  # that of snippets has its own label
    return item
