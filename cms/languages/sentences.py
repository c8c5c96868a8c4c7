"""Splitting of a plain text into its sentences.

A sentence ends with a mark (`.`, `!`, `?`, `…`) and what closes a quotation or bracket, before a space and what a
sentence can begin with. It does not end after abbreviations, which the profile of the language names, nor after
initials, nor between a short word and a number ("vol. 2"). What is doubtful stays together: two sentences in one piece
do less harm than a piece of one.
"""

import re
from functools import cache

from .registry import get_profile

LONGEST_ABBREVIATION = 40  # characters that are looked at
SHORT_WORD = 4  # letters: before a number, it may be an abbreviation that no profile names
_SPACE = r"[\s\u00a0\u202f\u2009]"
# Marks that close a quotation or bracket. Those that some languages set behind a space open nothing.
_CLOSING = r"[»”’\"')\]›]"
_END = re.compile(rf"[.!?…]+(?:{_SPACE}*[»›]|{_CLOSING}|\{{t\d+\}})*{_SPACE}+")
# A sentence begins with a capital or a digit, perhaps behind marks that open it; placeholders (`{t1}`) are looked past.
_BEGINNING = re.compile(r"(?:[«“‘\"'(\[¿¡‹—–-]|\{t\d+\}|\s|\u00a0|\u202f)*(\w|#|\{n\d+\})")
_LAST_WORD = re.compile(
    r"(?:^|[\s\u00a0\u202f(\[«“‘\"'’}])((?:[^\W\d_][\w-]*\.(?:[\s\u00a0\u202f]?))*[^\W\d_][\w.ºª°-]*)\.$"
)
_TAG = re.compile(r"\{t\d+\}")


def find_sentences(text: str, language: str) -> list[str]:
    """Return the sentences of a plain text, each with the space that follows it: joined, they are the text.

    language: a code such as "fr". Placeholders for tags and numbers, `{t1}` and `{n1}`, may stand in the text.
    """
    found, start = [], 0
    for end in _END.finditer(text):
        if _is_end(text, start, end, language):
            found.append(text[start : end.end()])
            start = end.end()
    if text[start:]:
        found.append(text[start:])
    return found


def _is_end(text: str, start: int, end: re.Match, language: str) -> bool:
    beginning = _BEGINNING.match(text, end.end())
    is_number = bool(beginning) and (beginning[1].startswith("{n") or beginning[1].isdigit())
    if not beginning or (beginning[1].islower() and not is_number):
        return False
    sign = end[0].rstrip()
    if not sign.startswith(".") or sign.startswith(("..", ".…")):
        return True
    return not _is_abbreviated(_TAG.sub("", text[start : end.start() + 1]), language, is_number)


def _is_abbreviated(before: str, language: str, is_before_number: bool) -> bool:
    """Return whether the full stop that a text ends with belongs to an abbreviation or to initials."""
    word = _LAST_WORD.search(before[-LONGEST_ABBREVIATION:])
    if not word:
        return False
    last = re.sub(_SPACE, "", word[1]).lower()
    pieces = last.split(".")
    known = _get_abbreviations(language)
    if any(".".join(pieces[first:]) in known for first in range(len(pieces))):
        return True
    if is_before_number and len(last) <= SHORT_WORD:
        return True
    return len(pieces[-1]) == 1 and word[1][-1].isupper()


@cache
def _get_abbreviations(language: str) -> frozenset[str]:
    return get_profile(language).abbreviations
