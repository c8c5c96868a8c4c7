"""Lead people whose role needs a second step to its pages, from every address of the admin."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.users.sessions import answer, is_from_script

from .requirement import is_near, is_overdue, read_deadline

NEEDED = "second_step_needed"
# Signing in and out, what these pages load, and (by their prefix) the pages of the second step.
REACHABLE = {
    "account_first_password",
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "admin_session",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
}
OF_SECOND_STEP = "mfa_"


class SecondStepMiddleware:
    """Answer every request of the admin by a redirect (scripts: 403) while its user must set up a second step."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.path_info.startswith(reverse("wagtailadmin_home")) or request.user.is_anonymous:
            return None
        name = request.resolver_match.view_name or ""
        if name in REACHABLE or name.startswith(OF_SECOND_STEP):
            return None
        deadline = read_deadline(request)
        if not is_overdue(deadline):
            request.last_days_until = deadline if is_near(deadline) else None  # for wagtailadmin/base.html
            return None
        if is_from_script(request):
            detail = _("Your role needs a second step of signing in. Set it up first.")
            return answer(NEEDED, detail, status=403, set_up_url=reverse("mfa_index"))
        return redirect("mfa_index")
