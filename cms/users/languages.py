"""The language in which a person of the team is spoken to, wherever that is: also outside of Wagtail's own views."""

from django.utils import translation


def speak_to(user):
    """Return a context manager that activates the language a person chose for the admin.

    Wagtail activates it within its views only; what is refused before or after them would be in the browser's language.
    The active language stays where nobody is signed in, or nothing was chosen.
    """
    profile = getattr(user, "wagtail_userprofile", None) if user and user.is_authenticated else None
    chosen = profile.preferred_language if profile else ""
    return translation.override(chosen or translation.get_language())
