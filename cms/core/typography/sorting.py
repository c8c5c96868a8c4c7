"""Alphabetical order of names: É stands next to E, œ next to oe, and case is ignored.

Databases order by code point or by rules of their own, so lists for people are sorted here.
"""

import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})


def sort_key(name: str) -> tuple[str, str]:
    """Return a sort key for a name: letters and digits without accents and case; then the name as it is written."""
    plain = unicodedata.normalize("NFKD", str(name).casefold().translate(LIGATURES))
    return "".join(character for character in plain if character.isalnum() or character == " ").strip(), str(name)


def sort_by_name(things: Iterable, name: Callable[[Any], str] = str) -> list:
    """Sort things by their names. `name` is the function that returns a thing's name."""
    return sorted(things, key=lambda thing: sort_key(name(thing)))


def guess_sort_name(name: str) -> str:
    """Return a sort name for a person without one: "Inês Duarte" gives "Duarte, Inês"."""
    first, _space, last = name.strip().rpartition(" ")
    return f"{last}, {first}" if first else last
