from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_valid_next_url_from_request

from .reset import may_reset, reset_second_step


def reset(request, pk: int):
    """Ask whether to take somebody's second step away, do it, and go back to their page or to the listing."""
    user = get_object_or_404(get_user_model(), pk=pk)
    if not may_reset(request.user, user):
        raise PermissionDenied
    raise_if_reauthentication_required(request, app="allauth.mfa")
    next_url = get_valid_next_url_from_request(request)
    if request.method == "POST":
        reset_second_step(user, by=request.user)
        messages.success(request, _("The second step of “%(name)s” is reset.") % {"name": user.get_username()})
        return redirect(next_url or "wagtailusers_users:index")
    return TemplateResponse(request, "accounts/reset_second_step.html", {"person": user, "next": next_url})
