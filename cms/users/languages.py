"""Activate the user's own language everywhere in the admin, not only in Wagtail's views."""

from django.urls import reverse
from django.utils import translation


def speak_to(user):
    """Return a context manager that activates the language that a user chose for the admin.

    Wagtail activates it within its views only; responses made outside of them would be in the browser's language. The
    active language stays for anonymous users and for users who chose no language.
    """
    profile = getattr(user, "wagtail_userprofile", None) if user and user.is_authenticated else None
    chosen = profile.preferred_language if profile else ""
    return translation.override(chosen or translation.get_language())


class AdminLanguageMiddleware:
    """Activate the signed-in user's language for all URLs of the admin.

    Wagtail does so within its views only: its refusals outside of them, missing pages and failed CSRF checks would be
    in the browser's language. The middleware makes no query that Wagtail would not make.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(reverse("wagtailadmin_home")):
            return self.get_response(request)
        with speak_to(request.user):
            return self.get_response(request)
