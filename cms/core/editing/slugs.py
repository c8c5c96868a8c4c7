"""Slugs made from titles: one rule for the server, the editors' scripts and translations.

"L'œuvre d'Inès" gives `l-oeuvre-d-ines`. The rule is a list of patterns and replacements that Python and JavaScript
read alike; Wagtail's own script uses it too (`SlugInput`).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from django.utils.text import slugify
from wagtail.admin.widgets import SlugInput as WagtailSlugInput

_APOSTROPHES = "'’‘ʼʹ′＇`´"
_LETTERS = {
    "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ẞ": "SS", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "ı": "i", "ĳ": "ij", "Ĳ": "IJ",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "º": "o", "ª": "a", "№": "no",
}  # fmt: skip


def _group_accents() -> list[tuple[str, str]]:
    """Return, for each Latin letter, a pattern of its accented forms and the letter."""
    forms = defaultdict(list)
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        letter = unicodedata.normalize("NFKD", chr(code))
        if len(letter) > 1 and letter[0].isascii() and all(unicodedata.combining(mark) for mark in letter[1:]):
            forms[letter[0]].append(chr(code))
    return [(f"[{''.join(found)}]", letter) for letter, found in sorted(forms.items())]


# Applied in this order. English writes "don't" and "museum's" as one word; elsewhere an apostrophe separates two
# ("l'horloge", "copo d'água").
RULES: list[tuple[str, str]] = [
    (f"[{_APOSTROPHES}](?=(?:s|t|d|m|ll|re|ve|S|T|D|M|LL|RE|VE)(?![0-9A-Za-z\u00c0-\u024f]))", ""),
    (f"[{_APOSTROPHES}]", "-"),
    *_LETTERS.items(),
    *_group_accents(),
    ("[\u0300-\u036f]", ""),
    ("[\u00a0\u2000-\u200a\u202f\u3000]", " "),
    ("[\u2010-\u2015\u2212/\\\\|·•…+]", "-"),
]
_COMPILED = [(re.compile(pattern), replacement) for pattern, replacement in RULES]


def make_slug(text: str, max_length: int | None = None) -> str:
    """Return the slug for a title, cut between words if it is too long; a slug is returned unchanged.

    Return "" if the title has neither Latin letters nor digits.
    """
    for pattern, replacement in _COMPILED:
        text = pattern.sub(replacement, text)
    slug = slugify(text)
    if max_length is None or len(slug) <= max_length:
        return slug
    return slug[: max_length + 1].rpartition("-")[0] or slug[:max_length]


def find_free_slug(wanted: str, taken: Iterable[str]) -> str:
    """Return the wanted slug, with the first free number if it is taken: `lisbon`, `lisbon-2`, `lisbon-3`."""
    taken = set(taken)
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)


class SlugInput(WagtailSlugInput):
    """Wagtail's slug field, whose script uses our rule."""

    def __init__(self, attrs=None, formatters=None, locale=None):
        super().__init__(attrs, formatters or RULES, locale)
