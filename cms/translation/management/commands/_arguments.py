"""Read the people and languages in the arguments of the commands for files."""

from django.contrib.auth import get_user_model
from django.core.management.base import CommandError
from wagtail.models import Locale


def find_user(username: str | None):
    """Return the active user with a name; None for None. Raises CommandError."""
    if username is None:
        return None
    model = get_user_model()
    user = model.objects.filter(**{model.USERNAME_FIELD: username}, is_active=True).first()
    if user is None:
        raise CommandError(f"There is no active user {username}.")
    return user


def find_locale(code: str) -> Locale:
    """Return the locale of a language code. Raises CommandError."""
    locale = Locale.objects.filter(language_code=code).first()
    if locale is None:
        known = ", ".join(Locale.objects.values_list("language_code", flat=True))
        raise CommandError(f"There is no language {code}; there are: {known}.")
    return locale
