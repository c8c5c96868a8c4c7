"""Labels for the language that a story was translated from."""

from django.utils.translation import gettext

from cms.core.typography.lists import language_name
from cms.languages.registry import get_active_profile


def name_origin(code: str | None) -> str:
    """Return "Translated from Portuguese" for a language code, in the active language; "Translated" for None."""
    return get_active_profile().translated_from(language_name(code)) if code else gettext("Translated")
