"""The order of names in lists: É stands beside E, œ beside oe, and capitals do not count.

Databases order by code point or by rules of their own, so that lists that people read are sorted here.
"""

import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})


def sort_key(name: str) -> tuple[str, str]:
    """Return what names are sorted by: letters and digits without accents and case; then the name as it is written."""
    plain = unicodedata.normalize("NFKD", str(name).casefold().translate(LIGATURES))
    return "".join(character for character in plain if character.isalnum() or character == " ").strip(), str(name)


def sort_by_name(things: Iterable, name: Callable[[Any], str] = str) -> list:
    """Sort things by their names. `name` is the function that gives a thing's name."""
    return sorted(things, key=lambda thing: sort_key(name(thing)))


def guess_sort_name(name: str) -> str:
    """Return a person's name as in a list of names, where nobody has said it: "Inês Duarte" gives "Duarte, Inês"."""
    first, _space, last = name.strip().rpartition(" ")
    return f"{last}, {first}" if first else last
