from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.admin.widgets.button import Button

from .report import EventsReport
from .rights import has_more_rights
from .second_step.requirement import is_near, read_deadline
from .second_step.reset import may_reset
from .second_step.views import reset
from .users.bulk import AssignRole, Delete, SetActiveState


def find_notice(request):
    """Return the deadline to speak of on the home page and the account; in the last days every page has a strip."""
    deadline = read_deadline(request)
    return None if is_near(deadline) else deadline


class SecurityPanel(BaseSettingsPanel):
    """Links from a person's account to the pages about how they sign in."""

    name = "security"
    title = _("Signing in")
    order = 500
    template_name = "accounts/panel.html"

    def get_context_data(self):
        return super().get_context_data() | {"deadline": find_notice(self.request)}

    def get_form(self):
        """Return a form without fields: Wagtail asks every panel for one."""
        return forms.Form()


@hooks.register("register_account_settings_panel")
def register_security_panel(request, user, profile):
    return SecurityPanel(request, user, profile)


class EventsMenuItem(MenuItem):
    def is_shown(self, request):
        return EventsReport.permission_policy.user_has_permission(request.user, "view")


@hooks.register("register_reports_menu_item")
def register_events_menu_item():
    return EventsMenuItem(
        EventsReport.page_title, reverse("account_events"), name="account-events", icon_name="key", order=1200
    )


@hooks.register("register_admin_urls")
def register_events_urls():
    return [
        path("reports/accounts/", EventsReport.as_view(), name="account_events"),
        path("reports/accounts/results/", EventsReport.as_view(results_only=True), name="account_events_results"),
    ]


class DeadlinePanel(Component):
    """Say on the admin's home page until when somebody may go on without a second step."""

    name = "second_step"
    template_name = "accounts/deadline_panel.html"
    order = 5

    def get_context_data(self, parent_context):
        return {"deadline": find_notice(parent_context["request"])}


@hooks.register("construct_homepage_panels")
def show_deadline(request, panels):
    panels.append(DeadlinePanel())


@hooks.register("insert_global_admin_css")
def add_look_of_last_days():
    return format_html('<link rel="stylesheet" href="{}">', static("accounts/last_days.css"))


@hooks.register("register_user_listing_buttons")
def add_reset_button(user, request_user):
    if may_reset(request_user, user):
        yield Button(
            _("Reset the second step"), reverse("reset_second_step", args=[user.pk]), icon_name="key", priority=30
        )


@hooks.register("register_admin_urls")
def register_reset():
    return [path("users/<int:pk>/second-step/", reset, name="reset_second_step")]


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def protect_greater_rights(request, user):
    """Refuse to let anybody change or delete an account that has more rights than their own."""
    if has_more_rights(user, request.user):
        messages.error(request, _("This account has rights that you do not have: only administrators can change it."))
        return redirect("wagtailusers_users:index")


for action in (AssignRole, Delete, SetActiveState):
    hooks.register("register_bulk_action", action, order=100)  # after Wagtail's, which it replaces
