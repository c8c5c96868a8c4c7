"""Responses for refused requests: in the user's language, and as JSON for scripts."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from .languages import speak_to
from .sessions import REFUSED, is_from_script


def permission_denied(request, exception=None) -> HttpResponse:
    """Return the response to PermissionDenied (Django's handler403).

    Show the exception's message if it has one. Django's own page shows only "403 Forbidden".
    """
    in_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
    user = getattr(request, "user", None)
    if not in_admin:
        return render(request, "403.html", {"reason": find_sentence(exception)}, status=403)
    with speak_to(user):
        reason = find_sentence(exception) or _("Sorry, you do not have permission to access this area.")
        if is_from_script(request):
            return JsonResponse({"code": REFUSED, "detail": reason}, status=403)
        return render(request, "users/refused.html", {"reason": reason}, status=403)


def find_sentence(exception) -> str:
    """Return the message of an exception, or "" if there is none."""
    return str(exception.args[0]) if exception is not None and exception.args else ""
