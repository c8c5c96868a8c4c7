"""Words in titles that must not break at their hyphen, such as a verb and the pronoun attached to it.

A browser breaks lines after any hyphen: "Reconciliar-" and below it "se". No character is added, since it would be
copied and searched for; such a word is put into an element that moves to the next line whole, and breaks only if it is
wider than the line.
"""

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from cms.languages.registry import get_profile

SHORT = 2  # letters of a first or last part that may not stand alone on a line: e-mail, X-ray, vê-lo
_TAG_OR_ENTITY = re.compile(r"(<[^>]*>|&(?:#\w+|\w+);)")
_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")


def keeps_together(word: str, language: str) -> bool:
    """Return whether a word with hyphens must stay on one line."""
    parts = word.casefold().split("-")
    if len(parts[0]) <= SHORT or len(parts[-1]) <= SHORT:
        return True
    leaning = get_profile(language).words_after_hyphens
    return any(part in leaning or len(part) == 1 for part in parts[1:])


def keep_hyphens(html: str, language: str) -> SafeString:
    """Return the HTML of a title; words that must not break at their hyphen are in elements of their own."""
    if "-" not in html:
        return mark_safe(html)  # noqa: S308 - HTML came in

    def wrap(match: re.Match) -> str:
        word = match[0]
        return format_html('<span class="unbroken">{}</span>', word) if keeps_together(word, language) else word

    pieces = _TAG_OR_ENTITY.split(html)
    pieces[::2] = [_HYPHENED.sub(wrap, piece) for piece in pieces[::2]]
    return mark_safe("".join(pieces))  # noqa: S308 - HTML came in, and words of it were wrapped
