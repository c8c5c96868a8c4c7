"""Words with a hyphen that do not end a line at it, in titles: what hangs on a verb by a hyphen stays with it.

A browser breaks lines after any hyphen: "Reconciliar-" and below it "se". No character is added, which would be copied
and looked for; such a word stands in an element that goes to the next line whole, and breaks only where it is wider
than the line.
"""

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from cms.languages.registry import get_profile

SHORT = 2  # letters of a first or last part by which no line ends or begins: e-mail, X-ray, vê-lo
_TAG_OR_ENTITY = re.compile(r"(<[^>]*>|&(?:#\w+|\w+);)")
_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")


def keeps_together(word: str, language: str) -> bool:
    """Tell whether a word with hyphens is to stay on one line."""
    parts = word.casefold().split("-")
    if len(parts[0]) <= SHORT or len(parts[-1]) <= SHORT:
        return True
    leaning = get_profile(language).words_after_hyphens
    return any(part in leaning or len(part) == 1 for part in parts[1:])


def keep_hyphens(html: str, language: str) -> SafeString:
    """Return the HTML of a title with the words that must not break at their hyphen in elements of their own."""
    if "-" not in html:
        return mark_safe(html)  # noqa: S308 - HTML came in

    def wrap(match: re.Match) -> str:
        word = match[0]
        return format_html('<span class="unbroken">{}</span>', word) if keeps_together(word, language) else word

    pieces = _TAG_OR_ENTITY.split(html)
    pieces[::2] = [_HYPHENED.sub(wrap, piece) for piece in pieces[::2]]
    return mark_safe("".join(pieces))  # noqa: S308 - HTML came in, and words of it were wrapped
