"""The URLs, menu items and buttons of planning in Wagtail's admin."""

from django.contrib.contenttypes.models import ContentType
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cms.releases.permissions import may_see
from cms.releases.texts import is_text

from .board.registry import get_boards, is_issue
from .ideas.drafting import LOG_ACTION as DRAFTED
from .permissions import Planner
from .providers.scheduled import LOG_ACTION as RESCHEDULED


@hooks.register("register_admin_urls")
def register_addresses():
    return [path("planning/", include("cms.planning.urls"))]


@hooks.register("register_admin_menu_item")
def add_calendar_to_menu():
    return MenuItem(_("Calendar"), reverse("planning:calendar"), name="calendar", icon_name="calendar-alt", order=110)


@hooks.register("register_admin_menu_item")
def add_ideas_to_menu():
    return MenuItem(_("Ideas"), reverse("planning:ideas"), name="ideas", icon_name="pick", order=112)


class IssuesMenuItem(MenuItem):
    def is_shown(self, request):
        return bool(get_boards()) and may_see(request.user)


@hooks.register("register_admin_menu_item")
def add_issues_to_menu():
    return IssuesMenuItem(_("Issues"), reverse("planning:issues"), name="issues", icon_name="list-ol", order=111)


@hooks.register("register_page_header_buttons")
def add_board_to_issues(page, user, next_url=None, view_name=None):
    """Lead from an issue to its board: from the menu beside its title, in the explorer and in the editor."""
    if is_issue(page) and may_see(user):
        yield Button(_("Board"), reverse("planning:board", args=[page.pk]), icon_name="list-ol", priority=70)


@hooks.register("register_page_header_buttons")
def add_button_to_pages(page, user, next_url=None, view_name=None):
    """Lead from an original to its due date: from the menu beside its title."""
    if page.depth > 1 and page.permissions_for_user(user).can_edit():
        kind = ContentType.objects.get_for_model(Page).pk
        yield Button(
            _("Due date"), reverse("planning:assign_text", args=[kind, page.pk]), icon_name="date", priority=75
        )


@hooks.register("register_snippet_listing_buttons")
def add_button_to_snippets(snippet, user, next_url=None):
    """Lead from a snippet to its due date: from its menu in the list."""
    if is_text(snippet) and Planner(user).may_plan(snippet.locale_id, user.pk):
        kind = ContentType.objects.get_for_model(snippet).pk
        yield Button(
            _("Due date"), reverse("planning:assign_text", args=[kind, snippet.pk]), icon_name="date", priority=51
        )


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(RESCHEDULED, _("Reschedule"), _("Rescheduled in the calendar"))
    actions.register_action(DRAFTED, _("Begin from an idea"), _("Begun from an idea"))
