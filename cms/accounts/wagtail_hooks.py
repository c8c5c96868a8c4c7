from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.account import BaseSettingsPanel


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
