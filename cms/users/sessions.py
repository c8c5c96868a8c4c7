"""Keep admin pages usable after their session ends: JSON responses for scripts, and a new CSRF token.

A script's request (see `is_from_script`) gets JSON with a `code`, and never a redirect to the sign-in page, which a
script would take for success. The codes are 401 `signed_out`; 403 `csrf_failed` if the user signed in again in another
window, so that this window's token is no longer valid; and 403 `refused` if the user may not use the admin or the view.
After the first two, `static/users/session.js` asks the user to sign in, and continues.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from .languages import speak_to

SIGNED_OUT, CSRF_FAILED, REFUSED = "signed_out", "csrf_failed", "refused"


def is_from_script(request: HttpRequest) -> bool:
    """Return whether a script reads the response, and not a browser that displays it as a page."""
    return (
        request.method in ("PUT", "PATCH", "DELETE")
        or request.headers.get("x-requested-with") == "XMLHttpRequest"
        or request.headers.get("sec-fetch-dest") == "empty"  # sent by fetch() in all current browsers
        or not request.accepts("text/html")
    )


class AnswerScriptsMiddleware:
    """Replace redirects to the sign-in page by JSON in responses to the admin's scripts."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not request.path_info.startswith(reverse("wagtailadmin_home")) or not is_from_script(request):
            return response
        sign_in = reverse("wagtailadmin_login")
        is_sent_to_sign_in = response.status_code == 302 and response.headers["Location"].split("?")[0] == sign_in
        if not is_sent_to_sign_in and response.status_code not in (401, 403):
            return response
        if request.user.is_anonymous and request.path_info != sign_in:
            detail = _("You are signed out. Sign in again to continue: what you wrote is still here.")
            return answer(SIGNED_OUT, detail, status=401, sign_in_url=sign_in)
        if is_sent_to_sign_in:
            return answer(REFUSED, _("You do not have permission to access the admin."), status=403)
        return response


def refuse_without_token(request, reason="") -> HttpResponse:
    """Answer a request whose CSRF token is missing or invalid (Django's CSRF_FAILURE_VIEW)."""
    with speak_to(request.user):
        if is_from_script(request):
            detail = _("You have signed in again since this page was opened. Reload it, and send this again.")
            return answer(CSRF_FAILED, detail, status=403)
        return render(request, "users/csrf_failed.html", status=403)


@never_cache
def read_session(request) -> HttpResponse:
    """Return as JSON who is signed in in this browser now, and the current CSRF token."""
    user = request.user
    return JsonResponse({"user": user.pk, "name": user.get_full_name() or user.username, "token": get_token(request)})


def confirm_signed_in(request) -> HttpResponse:
    """Show in a separate window that the user is signed in and may return to the page being edited."""
    return render(request, "users/signed_in.html")


def answer(code: str, detail: str, *, status: int, **more) -> JsonResponse:
    """Return an error for scripts as JSON."""
    # Wagtail's autosave reads `error_code` and `error_message`.
    wagtails = {"success": False, "error_code": "locked", "error_message": detail}
    return JsonResponse({"code": code, "detail": detail, **more, **wagtails}, status=status)
