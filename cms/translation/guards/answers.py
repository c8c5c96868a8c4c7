"""Responses for refused requests."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from wagtail.admin.admin_url_finder import AdminURLFinder


def refuse(request, reason, text=None, *, status: int = 403) -> HttpResponse:
    """Return a response with the reason: JSON for a request of a script, otherwise a page of the admin.

    reason: a sentence, or the exception that contains it. text: the page or snippet to link back to, if the user may
    edit it.
    """
    if request.method in ("PUT", "DELETE") or request.headers.get("x-requested-with") == "XMLHttpRequest":
        return JsonResponse({"detail": str(reason)}, status=status)
    back_url = AdminURLFinder(request.user).get_edit_url(text) if text else None
    return render(request, "translation/refused.html", {"reason": str(reason), "back_url": back_url}, status=status)
