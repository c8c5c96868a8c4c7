"""The words by which units are found. The same on all databases, which need no extension for it."""

import hashlib
import math
from functools import lru_cache

from cms.languages.analysis import fold
from cms.languages.registry import get_profile

LEAST = 0.7  # the likeness that a fuzzy match has at least
SHORT = 8  # words: units up to this length are found by stop words too


def name_pair(source_locale_id: int, target_locale_id: int) -> str:
    """Return what the keys of all words between two languages begin with."""
    return f"{source_locale_id}>{target_locale_id}"


def list_found_by(words: list[str], language: str) -> list[str]:
    """Return the words that a text is found by: all in a short one, those with a meaning in others, if it has any."""
    distinct = list(dict.fromkeys(words))
    if len(words) <= SHORT:
        return distinct
    return [word for word in distinct if not is_stop_word(word, language)] or distinct


def list_keys(words: list[str], pair: str, language: str) -> set[int]:
    """Return the keys of the words that a unit is found by.

    pair: see `name_pair`. language: that of the words.
    """
    return {make_key(pair, word) for word in list_found_by(words, language)}


@lru_cache(maxsize=100_000)
def make_key(pair: str, word: str) -> int:
    """Return the key of a word within a pair of languages, as a signed integer of eight bytes."""
    digest = hashlib.blake2b(f"{pair} {word}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


@lru_cache(maxsize=100_000)
def is_stop_word(word: str, language: str) -> bool:
    """Return whether a word is in most texts of a language."""
    return word == "{n}" or fold(word) in get_profile(language).stop_words or len(word) == 1


def count_missing(length: int) -> int:
    """Return how many words of a text a unit of the least likeness may lack."""
    return length - math.ceil(LEAST * length)
