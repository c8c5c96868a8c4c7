"""The language in which a person of the team is spoken to, wherever that is: also outside of Wagtail's own views."""

from django.urls import reverse
from django.utils import translation


def speak_to(user):
    """Return a context manager that activates the language a person chose for the admin.

    Wagtail activates it within its views only; what is refused before or after them would be in the browser's language.
    The active language stays where nobody is signed in, or nothing was chosen.
    """
    profile = getattr(user, "wagtail_userprofile", None) if user and user.is_authenticated else None
    chosen = profile.preferred_language if profile else ""
    return translation.override(chosen or translation.get_language())


class AdminLanguageMiddleware:
    """Speak to whoever is signed in in their own language on every address of the admin, and whatever happens there.

    Wagtail does so within its views only: a refusal that it makes around them, a missing page or a failed check of the
    token would be in the browser's language. It asks the database nothing that Wagtail does not ask.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(reverse("wagtailadmin_home")):
            return self.get_response(request)
        with speak_to(request.user):
            return self.get_response(request)
