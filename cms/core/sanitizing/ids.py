"""Primary keys that forms and URLs send."""

from collections.abc import Iterable

MOST_DIGITS = 18  # all of them fit into a column; and Python refuses to read numbers of thousands of digits


def read_id(text) -> int | None:
    """Return the primary key in a text; None for what cannot be one."""
    text = str(text or "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else None


def read_ids(texts: Iterable) -> list[int]:
    """Return the primary keys among some texts."""
    return [pk for text in texts if (pk := read_id(text)) is not None]
