"""How it is said which language a story was translated from."""

from django.utils.translation import gettext as _


def name_origin(code: str | None) -> str:
    """Return "Translated from Portuguese" for the code of a language, in the active language.

    A whole phrase for each language, since French and Portuguese join the preposition with an article; a language
    without one is left unsaid.
    """
    phrases = {
        "fr": _("Translated from French"),
        "pt": _("Translated from Portuguese"),
        "en": _("Translated from English"),
    }
    return phrases.get(code, _("Translated"))
