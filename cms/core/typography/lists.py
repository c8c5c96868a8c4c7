"""Names of languages, and lists of words, from CLDR."""

from babel.lists import format_list

from .cldr import get_babel_locale


def language_name(code: str) -> str:
    """Return a language's name in the active language: "português" for `pt` in Portuguese, "portugais" in French."""
    return get_babel_locale().languages.get(code.split("-")[0], code)


def join_list(words: list[str]) -> str:
    """Join words as the active language joins a list: "Ana, Inês et Paul"."""
    return format_list(words, locale=get_babel_locale()) if words else ""
