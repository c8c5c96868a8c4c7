"""Catalogues that add a mark to every word that they translate: a word shown without one did not come from them.

A word without a mark is English in a template or a script, was evaluated when the program started, before any user's
language was known, has no translation, or is in the database. Words that are the same in both languages have their mark
because they are in the catalogue, so no list of them is needed.
"""

import copy
import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.urls import get_resolver
from django.utils.translation import trans_real

BEGIN, END = "\ue000", "\ue001"  # private use: no text has them
PLACEHOLDER = re.compile(r"(%\(\w+\)[a-z]|%[a-z%]|\{\w*\}|<[^>]+>|&\w+;|\n)")
MARKED = re.compile(f"{BEGIN}[^{BEGIN}{END}]*{END}")


@contextmanager
def marking(*languages: str) -> Iterator[None]:
    """Mark translations into these languages; the value of a placeholder keeps its own mark, or has none."""
    get_resolver().url_patterns  # noqa: B018 (what is made at the start is made before, and in English)
    known = {language: trans_real.translation(language) for language in languages}
    try:
        for language, translation in known.items():
            trans_real._translations[language] = _mark_catalogue(translation)
        yield
    finally:
        trans_real._translations.update(known)


def mark(msgid, translated: str) -> str:
    """Put the marks around a translation, piece by piece between its placeholders and tags."""
    key = msgid[0] if isinstance(msgid, tuple) else msgid
    if not key or re.fullmatch(r"\S+/", key):  # the catalogue's head; a part of a URL
        return translated
    pieces = PLACEHOLDER.split(translated)
    pieces[::2] = [f"{BEGIN}{piece}{END}" if piece.strip() else piece for piece in pieces[::2]]
    return "".join(pieces)


def _mark_catalogue(translation):
    """Copy a translation with its fallbacks; English stays as it is."""
    if translation is None or (
        isinstance(translation, trans_real.DjangoTranslation) and translation.language().startswith("en")
    ):
        return translation
    marked = copy.copy(translation)
    if isinstance(translation._catalog, trans_real.TranslationCatalog):
        marked._catalog = copy.copy(translation._catalog)
        marked._catalog._catalogs = [_mark_words(words) for words in translation._catalog._catalogs]
    else:
        marked._catalog = _mark_words(translation._catalog)
    marked._fallback = _mark_catalogue(translation._fallback)
    return marked


def _mark_words(words: dict) -> dict:
    return {msgid: mark(msgid, translated) for msgid, translated in words.items()}
