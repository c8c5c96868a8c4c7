"""Finding terms in a text, by stems: "museus nacionais" is "museu nacional".

The longest term is found first; stop words do not count, so that articles and prepositions may differ. Words of a
hashtag are found only by a term that is a hashtag.
"""

import html
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from django.utils.html import strip_tags

from cms.languages.analysis import find_units, fold

from .entries import PROPER_KINDS, Entry, Words

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?<![\w/&])#\w+|https?://\S+|www\.\S+|(?<![^\s@])[^\s@]+@[^\s@]+\.\w+"
)  # hashtags, and what is not text
_BORDER = re.compile(r"[.,;:!?…()\n–—]|\s-\s")  # a term does not go on behind these
_QUOTES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u2010": "-"})
LATIN = "la"  # scientific names: folded only


class _Word(NamedTuple):
    start: int
    end: int
    stem: str
    is_behind_border: bool


class Match(NamedTuple):
    """A term in a text: `text[start:end]`, and the words of the entry that it was found by."""

    entry: Entry
    words: Words
    written: str
    start: int
    end: int

    @property
    def is_scientific(self) -> bool:
        """Whether it is the scientific name of a species, which is the same in every language."""
        return self.words.language == LATIN


class _Known(NamedTuple):
    stems: tuple[str, ...]
    words: Words
    entry: Entry
    has_border: bool


def to_plain(markup: str) -> str:
    """Return the words of a segment without tags and entities."""
    return html.unescape(strip_tags(_BREAK.sub("\n", markup))) if "<" in markup or "&" in markup else markup


def unify(text: str) -> str:
    """Return words with plain apostrophes, hyphens and spaces, for comparing what is written."""
    return " ".join(text.translate(_QUOTES).split())


def contains(text: str, words: str) -> bool:
    """Return whether words stand in a text as they are written, capitals included."""
    found = re.search(rf"(?<!\w){re.escape(unify(words))}(?!\w)", unify(text))
    return found is not None


class TermIndex:
    """Entries that are found in texts."""

    def __init__(self, entries: Iterable[Entry]):
        self.entries = tuple(entries)
        self._known: dict[str, dict[str, list[_Known]]] = {}

    def find(self, text: str, language: str) -> list[Match]:
        """Return the terms of a plain text, in order. Where several have the same words, all are returned."""
        known = self._get_known(language)
        words = _read(text, language)
        found, place = [], 0
        while place < len(words):
            length, matches = self._find_at(text, words, place, known)
            found += matches
            place += length
        return found

    def _find_at(self, text: str, words: list[_Word], place: int, known: dict) -> tuple[int, list[Match]]:
        """Return the longest terms that begin at a word, with their number of words; 1 if there are none."""
        candidates = known.get(words[place].stem, ())
        for length in sorted({len(one.stems) for one in candidates}, reverse=True):
            part = words[place : place + length]
            stems = tuple(word.stem for word in part)
            start, end = part[0].start, part[-1].end
            is_divided = any(word.is_behind_border for word in part[1:])
            by_entry = defaultdict(list)
            for one in candidates:
                if one.stems == stems and (one.has_border or not is_divided):
                    by_entry[one.entry].append(one.words)
            written = text[start:end]
            matches = [
                Match(entry, _choose(written, choices), written, start, end)
                for entry, choices in by_entry.items()
                if not _is_common_word(entry, choices, written)
            ]
            if matches:
                return length, matches
        return 1, []

    def _get_known(self, language: str) -> dict[str, list[_Known]]:
        if language not in self._known:
            known = defaultdict(list)
            for entry in self.entries:
                words = entry.list_words(language)
                if entry.do_not_translate:  # a word that stays is the same wherever it stands
                    words += [other for other in entry.words if other.language != language]
                if entry.scientific_name:
                    words.append(Words(LATIN, entry.scientific_name))
                for one in words:
                    read = _read(one.text, language)
                    stems = tuple(word.stem for word in read)
                    if stems:
                        has_border = any(word.is_behind_border for word in read[1:])
                        known[stems[0]].append(_Known(stems, one, entry, has_border))
                    if len(stems) > 1 and (joined := _join(one.text, language)):
                        known[joined].append(_Known((joined,), one, entry, False))
            self._known[language] = dict(known)
        return self._known[language]


@lru_cache(maxsize=4)
def build_index(entries: tuple[Entry, ...]) -> TermIndex:
    """Return the index of entries; it is kept as long as they are the same."""
    return TermIndex(entries)


def _read(text: str, language: str) -> list[_Word]:
    """Return the words of a text that have a meaning; those of a hashtag as one. Nothing of URLs."""
    whole = [match.span() for match in _WHOLE.finditer(text)]
    ends = [end for _start, end in whole]
    raw = [(start, end, text[start:end].casefold()) for start, end in whole if text[start] == "#"]
    for unit in find_units(text, language):
        for token in unit.parts or (unit.whole,):
            next_whole = bisect_right(ends, token.start)
            is_within = next_whole < len(whole) and whole[next_whole][0] <= token.start
            if token.stem and not is_within:
                raw.append((token.start, token.end, token.stem))
    raw.sort()
    words, before = [], 0
    for start, end, stem in raw:
        words.append(_Word(start, end, stem, bool(_BORDER.search(text, before, start))))
        before = end
    return words


def _join(text: str, language: str) -> str:
    """Return the stem of a compound as one word: "museumweek" is MuseumWeek. "" if there are several words."""
    units = list(find_units(text, language))
    return units[0].whole.stem if len(units) == 1 else ""


def _choose(written: str, choices: list[Words]) -> Words:
    """Return which of the words of an entry, which have the same stems, is written: best as it is, else as allowed.

    "MuseumWeek" and "Museum Week" have the same stems, and one of them may be forbidden.
    """
    plain = unify(written)
    for same in (lambda text: text == plain, lambda text: fold(text) == fold(plain)):
        if exact := [words for words in choices if same(unify(words.text))]:
            return min(exact, key=lambda words: words.is_forbidden)
    return min(choices, key=lambda words: words.is_forbidden)


def _is_common_word(entry: Entry, choices: list[Words], written: str) -> bool:
    """Return whether a single word is not a name here, since it has no capital."""
    is_single = all(" " not in words.text for words in choices)
    has_capital = all(words.text[:1].isupper() for words in choices)
    return entry.kind in PROPER_KINDS and is_single and has_capital and not written[:1].isupper()
