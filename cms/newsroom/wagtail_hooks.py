"""The newsroom's Wagtail hooks."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from .access import endpoints  # noqa: F401 (its hooks register themselves)
from .admin import action_menu, four_eyes, messages, refusals  # noqa: F401 (likewise)
from .admin.bulk import PublishBulkAction
from .dashboard.panels import ModerationNewsPanel
from .moderation import approvals
from .moderation.submissions import WENT_LIVE_AS_APPROVED
from .moderation.void_reasons import explain_reason
from .notifications.handing_back import HANDED_BACK
from .signal_handlers import OWN_TEXT
from .snippets import guards  # noqa: F401 (likewise)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(
        OWN_TEXT,
        _("Approve or publish one's own text"),
        _("Approved or published a text that the same person had written or submitted"),
    )
    actions.register_action(
        HANDED_BACK,
        _("Hand back to the other moderators"),
        _("Corrected so much of it that another moderator must approve it"),
    )
    actions.register_action(approvals.APPROVED, _("Approve early"), _("Approved; goes live when its time has come"))
    actions.register_action(WENT_LIVE_AS_APPROVED, _("Go live as approved"), _("Went live as it was approved"))

    @actions.register_action(approvals.VOIDED)
    class VoidedFormatter(LogFormatter):
        label = _("Void an approval")

        def format_message(self, log_entry):
            reason = explain_reason(log_entry.data.get("reason", ""))
            return gettext("The approval no longer holds. %(reason)s") % {"reason": reason}


hooks.register("register_bulk_action", PublishBulkAction, order=100)  # after Wagtail's, which it replaces


@hooks.register("construct_homepage_panels")
def add_moderation_news(request, panels):
    panels.append(ModerationNewsPanel())


@hooks.register("construct_help_menu")
def keep_help_to_what_helps(request, menu_items):
    """Remove Wagtail's news and its English guide, which show a badge on the menu until the user opens them."""
    menu_items[:] = [item for item in menu_items if "wagtail" not in item.name and item.name != "editor-guide"]


@hooks.register("insert_global_admin_js")
def add_admin_scripts():
    """Let keys scroll, and save what is typed while Wagtail saves, or just before a form is sent."""
    scripts = ("newsroom/scrolling.js", "newsroom/autosave.js", "newsroom/sending.js")
    return format_html_join("", '<script src="{}" defer></script>', ((static(path),) for path in scripts))


@hooks.register("insert_global_admin_css")
def add_admin_look():
    return format_html_join(
        "", '<link rel="stylesheet" href="{}">', ((static(path),) for path in ("css/admin.css", "newsroom/admin.css"))
    )
