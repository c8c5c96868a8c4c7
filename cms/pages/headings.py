"""Anchors of a text's headings, and the list of contents of a long text."""

import re
import unicodedata
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

# Keeps anchors apart from the page's other ids. Other sites link to headings: do not change how anchors are made.
PREFIX = "h-"
LEAST_HEADINGS, LEAST_WORDS = 3, 750  # four minutes of reading

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l"})
_HEADING = re.compile(r'<h2 class="block-heading" id="([^"]*)">(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


class Heading(NamedTuple):
    anchor: str
    words: SafeString  # typeset; text in another language is marked


def make_anchor(text: str) -> str:
    """Return the anchor of a heading: "Œuvres à voir" gives "h-oeuvres-a-voir", "?!" gives code points."""
    plain = unicodedata.normalize("NFKC", str(text)).translate(_LIGATURES).replace("’", " ").replace("'", " ")
    slug = slugify(plain) or slugify(plain, allow_unicode=True)  # scripts without Latin letters keep their own letters
    return PREFIX + (slug[:80].strip("-") or "-".join(f"{ord(letter):x}" for letter in str(text).strip()[:8]) or "0")


def make_anchors(headings: list[tuple[str, str]]) -> dict[str, str]:
    """Return anchors by key for a text's headings, given as (key, text); a repeated text gets the suffix -2."""
    anchors: dict[str, str] = {}
    used: set[str] = set()
    for key, text in headings:
        first = anchor = make_anchor(text)
        number = 1
        while anchor in used:
            number += 1
            anchor = f"{first}-{number}"
        used.add(anchor)
        anchors[key] = anchor
    return anchors


def find_anchor(body, block, text: str) -> str:
    """Return a heading's anchor among those of its text.

    body: the StreamField's value that contains it; block: the bound block. Both are None for a heading that is shown
    alone.
    """
    key = getattr(block, "id", None)
    if body is None or key is None:
        return make_anchor(text)
    headings = [(child.id, str(child.value)) for child in body if child.block_type == "heading" and child.value]
    return make_anchors(headings).get(key) or make_anchor(text)


def list_contents(html: str) -> list[Heading]:
    """Return the headings of a text that is long enough for a list of contents; from its HTML, so without a query.

    Questions of an interview and titles of boxes are not headings.
    """
    found = _HEADING.findall(html)
    if len(found) < LEAST_HEADINGS or len(_WORD.findall(_TAG.sub(" ", html))) < LEAST_WORDS:
        return []
    return [Heading(anchor, mark_safe(words.strip())) for anchor, words in found]  # noqa: S308 - from our own HTML
