"""Inline tags: the HTML of a segment as text and numbered tags, which every format writes in its own way."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

_TAG = re.compile(r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)[^<>]*?(?P<closed>/?)>", re.DOTALL)
_VOID = frozenset({"br"})


@dataclass(frozen=True)
class Text:
    text: str  # without entities


@dataclass(frozen=True)
class Tag:
    """A tag. kind: "open" and "close" of a pair, or "alone". number: of the pair or tag in its segment, from 1."""

    kind: str
    number: int
    html: str


def split_html(words: str, like: str = "") -> list[Text | Tag]:
    """Split HTML into texts and tags. Tags that make no pair, as in broken markup, stand alone.

    like: the HTML of the original: the same tags get the same numbers.
    """
    parts: list = []
    found = []  # (index in parts, match)
    start = 0
    for match in _TAG.finditer(words):
        _add_text(parts, words[start : match.start()])
        found.append((len(parts), match))
        parts.append(None)
        start = match.end()
    _add_text(parts, words[start:])
    pairs = _find_pairs(found)
    known = _list_elements(split_html(like)) if like else []
    taken: set[int] = set()
    highest = max((number for number, _tags in known), default=0)
    for index, match in found:
        if parts[index] is not None:
            continue
        closing = pairs.get(index)
        tags = (match[0], closing[1]) if closing else (match[0],)
        number = next((number for number, same in known if same == tags and number not in taken), 0)
        if not number:
            highest += 1
            number = highest
        taken.add(number)
        parts[index] = Tag("open" if closing else "alone", number, match[0])
        if closing:
            parts[closing[0]] = Tag("close", number, closing[1])
    return parts


def join_html(parts: Iterable[Text | Tag]) -> str:
    """Return the HTML of texts and tags."""
    return "".join(html.escape(part.text, quote=False) if isinstance(part, Text) else part.html for part in parts)


def canonical(words: str) -> str:
    """Return HTML as it comes back from a file: what differs only in how characters are written is the same."""
    return join_html(split_html(words))


def find_tags(words: str) -> dict[tuple[str, int], str]:
    """Map the kinds and numbers of the tags of a segment to their HTML."""
    return {(part.kind, part.number): part.html for part in split_html(words) if isinstance(part, Tag)}


def _add_text(parts: list, text: str) -> None:
    if text:
        parts.append(Text(html.unescape(text)))


def _find_pairs(found: list) -> dict[int, tuple[int, str]]:
    """Map the index of each opening tag to the index and HTML of its closing tag."""
    pairs, opened = {}, []
    for index, match in found:
        name = (match["name"] or "").lower()
        if not name or name in _VOID or match["closed"]:
            continue
        if not match["end"]:
            opened.append((index, name))
        elif opened and opened[-1][1] == name:
            pairs[opened.pop()[0]] = (index, match[0])
    return pairs


def _list_elements(parts: list[Text | Tag]) -> list[tuple[int, tuple[str, ...]]]:
    """Return the number and the tags of each element, in order."""
    closing = {part.number: part.html for part in parts if isinstance(part, Tag) and part.kind == "close"}
    return [
        (part.number, (part.html, closing[part.number]) if part.kind == "open" else (part.html,))
        for part in parts
        if isinstance(part, Tag) and part.kind != "close"
    ]
