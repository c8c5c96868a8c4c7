"""Analysis of texts into searchable words: the same for pages and for queries, on every database.

A word is folded (no case, no accents, no ligatures), stop words are dropped, and the rest is stemmed by the rules of
the text's language. Compound words ("arc-en-ciel", #MuseumMomentsMW) are found by the whole and by their words.
Measured and explained in docs/decisions/search-analysis.md.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cms.languages.registry import get_profile, unite

STEM_LENGTH = 60  # longer words are cut: nobody searches for them
# Within a word: combining accents (of text typed in decomposed form), and invisible soft hyphens and joiners.
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = rf"[^\W_][\u0300-\u036f{_INVISIBLE}]*"
_UNIT = re.compile(rf"(?:{_LETTER})+(?:[-\u2010\u2011](?:{_LETTER})+)*")
_PART = re.compile(rf"(?:{_LETTER})+")
# A name of several words, as far as capitals show it: Culture For Causes.
_NAME = re.compile(r"\b[A-ZÀ-ÖØ-Þ]\w+(?:[ \u00a0\u202f][A-ZÀ-ÖØ-Þ]\w+)+")
MOST_WORDS_OF_A_NAME = 4
_HYPHEN = re.compile(r"[-\u2010\u2011]")
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
_APOSTROPHES = frozenset("'’ʼ‘`´")
_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_local = threading.local()


@dataclass(frozen=True, slots=True)
class Token:
    """A word at its position in a text: `text[start:end]`. The stem of a stop word is ""."""

    start: int
    end: int
    word: str
    stem: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that is written as one word: a word, or a compound with its words."""

    whole: Token
    parts: tuple[Token, ...] = ()  # of a compound only
    name: Token | None = None  # of a compound that ends in a number: the part before it, #MuseumWeek2024


def tokenise(text: str, language: str) -> list[Token]:
    """Return the words of a plain text, in order; a compound is followed by its words, which lie within it.

    language: a code such as "fr" or "pt-pt"; without rules for a language, words are only folded.
    """
    return [token for unit in find_units(text, language) for token in (unit.whole, unit.name, *unit.parts) if token]


def stems(text: str, language: str) -> list[str]:
    """Return the stems of a text's words and compounds, in order and without stop words."""
    return [token.stem for token in tokenise(text, language) if token.stem]


def find_units(text: str, language: str) -> Iterator[Unit]:
    """Yield the units that are written as one word in a plain text."""
    language = language.split("-")[0]
    for match in _UNIT.finditer(text):
        start, end = match.span()
        spans = list(_split(text, start, end))
        if len(spans) == 1:
            stem = "" if _is_elision(text, start, end) else find_stem(match[0], language)
            yield Unit(Token(start, end, match[0], stem))
        else:
            parts = tuple(_make_token(text, *span, language) for span in spans)
            has_name = len(parts) > 2 and parts[-1].word.isdigit()
            name = _make_token(text, start, parts[-2].end, language) if has_name else None
            yield Unit(_make_token(text, start, end, language), parts, name)


def _make_token(text: str, start: int, end: int, language: str) -> Token:
    word = text[start:end]
    return Token(start, end, word, find_stem(_HYPHEN.sub("", word), language))


def find_joined_names(text: str, language: str) -> Iterator[str]:
    """Yield the stems of names written as one word, as people type them: "cultureforcauses" for Culture For Causes."""
    for match in _NAME.finditer(text):
        names = match[0].split()
        for start in range(len(names)):
            for end in range(start + 2, min(start + MOST_WORDS_OF_A_NAME, len(names)) + 1):
                yield find_stem("".join(names[start:end]), language)


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of a unit's words: between hyphens, and where capitals and digits begin (MuseumWeek2024)."""
    for match in _PART.finditer(text, start, end):
        begin = match.start()
        if match[0].isalpha() and (match[0].islower() or match[0].istitle()):
            yield match.span()  # as nearly all words are
            continue
        for place in range(match.start() + 1, match.end()):
            if _is_border(text, begin, place, match.end()):
                yield begin, place
                begin = place
        yield begin, match.end()


def _is_border(text: str, begin: int, place: int, end: int) -> bool:
    before, here = text[place - 1], text[place]
    if before.isdigit() != here.isdigit():
        # "21st", "1er", "XIXe", "3D": one or two letters attached to a number belong to it.
        return before.isalnum() and here.isalnum() and end - place > 2 and place - begin > 2
    if not here.isupper():
        return False
    follows = text[place + 1 : place + 3]
    if before.isupper():  # the last capital of an acronym starts the next word: MWDay; but PDFs, XIXe
        return len(follows) == 2 and follows.isalpha() and follows.islower()
    return before.isalnum()


def _is_elision(text: str, start: int, end: int) -> bool:
    if text[end : end + 1] in _APOSTROPHES and end < len(text):
        return fold(text[start:end]) in unite("elisions")
    return start > 0 and text[start - 1] in _APOSTROPHES and fold(text[start:end]) in unite("endings_after_apostrophes")


def fold(word: str) -> str:
    """Return a word without case, accents and ligatures."""
    word = unicodedata.normalize("NFKD", _HIDDEN.sub("", word.lower()).translate(_LIGATURES))
    return "".join(letter for letter in word if not unicodedata.combining(letter))


@lru_cache(maxsize=100_000)
def find_stem(word: str, language: str) -> str:
    """Return the stem of a word; "" if it is a stop word. language: without its region."""
    word, profile = fold(word), get_profile(language)
    if word in profile.stop_words:
        return ""
    word = profile.irregular_forms.get(word, word)
    if profile.before_stemming:
        word = profile.before_stemming(word)
    if word not in profile.unstemmed_words:
        if profile.stemmer:
            word = _get_stemmer(profile.stemmer).stemWord(word)
        if profile.after_stemming:
            word = profile.after_stemming(word)
    return word[:STEM_LENGTH]


def _get_stemmer(name: str):
    """Return a stemmer of this thread: stemmers store the word that they process."""
    stemmers = _local.__dict__
    if name not in stemmers:
        import snowballstemmer  # 3 MB, needed only for searching and indexing

        stemmers[name] = snowballstemmer.stemmer(name)
    return stemmers[name]
