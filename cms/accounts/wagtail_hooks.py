from django import forms
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.account import BaseSettingsPanel

from .report import EventsReport


class SecurityPanel(BaseSettingsPanel):
    """Links from a person's account to the pages about how they sign in."""

    name = "security"
    title = _("Signing in")
    order = 500
    template_name = "accounts/panel.html"

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
