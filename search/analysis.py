"""What a text's words are, to whoever looks for them: the same for pages and for queries, on every database.

A word is folded (no case, no accents, no ligatures), stop words are dropped, and what is left is brought to its stem,
by the rules of the text's language. Compound words, "arc-en-ciel", #MuseumMomentsMW, are found by the whole and by
their words. Measured and explained in docs/decisions/search-analysis.md.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .words import ELISIONS, ENDINGS, IRREGULAR, STOP_WORDS, UNCHANGED

STEM_LENGTH = 60  # longer words are cut: nobody looks for them
# Snowball's names of the languages that the site has or may have; without one, words are folded and nothing else.
STEMMERS = {
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "sv": "swedish",
}

# Within a word: combining accents (text that was typed decomposed), and soft hyphens and joiners, which nobody sees.
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = rf"[^\W_][\u0300-\u036f{_INVISIBLE}]*"
_UNIT = re.compile(rf"(?:{_LETTER})+(?:[-\u2010\u2011](?:{_LETTER})+)*")
_PART = re.compile(rf"(?:{_LETTER})+")
# A name of several words, as far as capitals tell: Culture For Causes.
_NAME = re.compile(r"\b[A-ZÀ-ÖØ-Þ]\w+(?:[ \u00a0\u202f][A-ZÀ-ÖØ-Þ]\w+)+")
MOST_WORDS_OF_A_NAME = 4
_HYPHEN = re.compile(r"[-\u2010\u2011]")
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
_APOSTROPHES = frozenset("'’ʼ‘`´")
_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_PORTUGUESE_PLURALS = (
    ("oes", "ao"),
    ("aes", "ao"),
    ("aos", "ao"),
    ("sseis", "ssil"),
    ("ceis", "cil"),
    ("teis", "til"),
    ("ais", "al"),
    ("eis", "el"),
    ("ois", "ol"),
    ("uis", "ul"),
    ("ns", "m"),
    ("res", "r"),
    ("zes", "z"),
    ("les", "l"),
)
_local = threading.local()


@dataclass(frozen=True, slots=True)
class Token:
    """A word where it stands in a text: `text[start:end]`. The stem of a stop word is ""."""

    start: int
    end: int
    word: str
    stem: str


@dataclass(frozen=True, slots=True)
class Unit:
    """What is written as one word: a word, or a compound with the words that it is made of."""

    whole: Token
    parts: tuple[Token, ...] = ()  # of a compound only
    name: Token | None = None  # of a compound that ends in a number: what stands before it, #MuseumWeek2024


def tokenise(text: str, language: str) -> list[Token]:
    """Return the words of a plain text, in its order; a compound is followed by its words, which lie within it.

    language: a code such as "fr" or "pt-pt"; of a language without rules the words are folded and nothing else.
    """
    return [token for unit in find_units(text, language) for token in (unit.whole, unit.name, *unit.parts) if token]


def stems(text: str, language: str) -> list[str]:
    """Return the stems of a text's words, in its order and without stop words; of compounds and of their words."""
    return [token.stem for token in tokenise(text, language) if token.stem]


def find_units(text: str, language: str) -> Iterator[Unit]:
    """Yield what is written as one word in a plain text."""
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
    """Yield where the words of a unit are: between hyphens, where capitals and digits begin (MuseumWeek2024)."""
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
        # "21st", "1er", "XIXe", "3D": what is stuck to a number in one or two letters belongs to it.
        return before.isalnum() and here.isalnum() and end - place > 2 and place - begin > 2
    if not here.isupper():
        return False
    follows = text[place + 1 : place + 3]
    if before.isupper():  # the last capital of an acronym starts the next word: MWDay; but PDFs, XIXe
        return len(follows) == 2 and follows.isalpha() and follows.islower()
    return before.isalnum()


def _is_elision(text: str, start: int, end: int) -> bool:
    if text[end : end + 1] in _APOSTROPHES and end < len(text):
        return fold(text[start:end]) in ELISIONS
    return start > 0 and text[start - 1] in _APOSTROPHES and fold(text[start:end]) in ENDINGS


def fold(word: str) -> str:
    """Return a word without case, accents and ligatures."""
    word = unicodedata.normalize("NFKD", _HIDDEN.sub("", word.lower()).translate(_LIGATURES))
    return "".join(letter for letter in word if not unicodedata.combining(letter))


@lru_cache(maxsize=100_000)
def find_stem(word: str, language: str) -> str:
    """Return the stem of a word, "" where it is a stop word. language: without its region."""
    word = fold(word)
    if word in STOP_WORDS.get(language, ()):
        return ""
    word = IRREGULAR.get(language, {}).get(word, word)
    prepare, finish = _STEPS.get(language, (None, None))
    if prepare:
        word = prepare(word)
    if word not in UNCHANGED.get(language, ()):
        if stemmer := _get_stemmer(language):
            word = stemmer.stemWord(word)
        if finish:
            word = finish(word)
    return word[:STEM_LENGTH]


def _get_stemmer(language: str):
    """Stemmers hold the word that they work at: each thread has its own."""
    if language not in STEMMERS:
        return None
    stemmers = _local.__dict__
    if language not in stemmers:
        import snowballstemmer  # 3 MB, which only who searches or publishes needs

        stemmers[language] = snowballstemmer.stemmer(STEMMERS[language])
    return stemmers[language]


def _prepare_french(word: str) -> str:
    """Make infinitives of "publiée" and "publie": without accents Snowball takes less off them than off "publier"."""
    single = word.removesuffix("s")
    if len(single) > 4 and single.endswith("ee"):
        return single if single in UNCHANGED["fr"] else single[:-2] + "er"
    if len(single) > 4 and single.endswith("ie") and not single.endswith(("graphie", "logie")):
        return single + "r"
    return word


def _finish_french(stem: str) -> str:
    """Take off the ending of "dessinent", which Snowball keeps."""
    return stem[:-3] if len(stem) >= 8 and stem.endswith("ent") and not stem.endswith("ment") else stem


def _prepare_portuguese(word: str) -> str:
    """Make plurals singulars: without its accents Snowball does not know them."""
    if len(word) > 3 and word not in UNCHANGED["pt"]:
        for plural, singular in _PORTUGUESE_PLURALS:
            if word.endswith(plural):
                word = word.removesuffix(plural) + singular
                break
        else:
            if word.endswith("s") and not word.endswith("ss"):
                word = word[:-1]
    # publicação, publicar: the ending that Snowball would take off if it had its accents.
    return word[:-4] if len(word) >= 9 and word.endswith("acao") else word


def _finish_english(stem: str) -> str:
    """Make one of the spellings on both sides of the ocean: organize, colour, catalogue."""
    if stem.endswith("iz") and len(stem) > 4:
        return stem[:-1] + "s"
    if stem.endswith("our") and len(stem) > 5:
        return stem[:-3] + "or"
    return stem[:-1] if stem.endswith("logu") else stem


_STEPS = {
    "fr": (_prepare_french, _finish_french),
    "pt": (_prepare_portuguese, None),
    "en": (None, _finish_english),
}
