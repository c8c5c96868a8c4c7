"""What is told whoever may not do something: in their language, and to scripts in JSON."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from .languages import speak_to
from .sessions import REFUSED, is_from_script


def permission_denied(request, exception=None) -> HttpResponse:
    """Answer what a view refused by PermissionDenied: Django's handler403.

    Where the exception has a sentence it is shown; Django's own answer is two English words.
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
    """Return what an exception says for people; "" where it says nothing."""
    return str(exception.args[0]) if exception is not None and exception.args else ""
