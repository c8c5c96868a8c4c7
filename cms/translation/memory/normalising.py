"""Normal forms of segments, by which they are compared: what only looks different is the same."""

import hashlib
import html as entities
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from .figures import Figure, find_figures

TAG = re.compile(r"<!--.*?-->|<(/?)\s*([a-zA-Z][\w-]*)[^>]*?(/?)>", re.DOTALL)
PLACEHOLDER = re.compile(r"\{[tn]\d+\}")
EMPTY = {"br"}  # tags without an end
_QUOTES = re.compile(r"[«‹][\s\u00a0\u202f]*|[\s\u00a0\u202f]*[»›]|[“”„‟″]")
_APOSTROPHES = re.compile("[’‘ʼ‛´`′]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]")
_DASHES = re.compile("[‐‑]")
_SPACE_BEFORE = re.compile(r" +([;:!?%…])")
_WORD = re.compile(r"\{n\d+\}|[^\W_]+(?:-[^\W_]+)*|[#@]\w+|[€$£%&+=]")
_TAG = re.compile(r"\{t(\d+)\}")
_NUMBER = re.compile(r"\{n\d+\}")


@dataclass(frozen=True)
class Tag:
    """A tag at `html[start:end]`. Tags of one element have the same `element`, counted from 0."""

    start: int
    end: int
    text: str
    name: str
    is_closing: bool
    element: int


@dataclass(frozen=True)
class Normalised:
    """A segment in its normal form.

    `text` has `{t1}` for its first tag and `{n1}` for its first number or date.
    """

    text: str
    tags: tuple[Tag, ...] = ()
    figures: tuple[Figure, ...] = ()

    @cached_property
    def placeholders(self) -> dict[str, str]:
        """Return what stands for each placeholder: {"t1": "<b>", "n1": "12 mars"}."""
        tags = {f"t{number}": tag.text for number, tag in enumerate(self.tags, 1)}
        return tags | {f"n{number}": figure.text for number, figure in enumerate(self.figures, 1)}

    @cached_property
    def skeleton(self) -> str:
        """Return the text without tags, each number or date as `{n}`."""
        return " ".join(_NUMBER.sub("{n}", self._without_tags).split())

    @cached_property
    def words(self) -> list[str]:
        """Return the words in their order, without case and punctuation; numbers and dates are `{n}`."""
        return [_NUMBER.sub("{n}", word.casefold()) for word in _WORD.findall(self._without_tags)]

    @cached_property
    def _without_tags(self) -> str:
        """Return the text without tags: a line break is a space, and others may stand within a word."""
        return _TAG.sub(lambda match: " " if self.tags[int(match[1]) - 1].name in EMPTY else "", self.text)

    @cached_property
    def elements(self) -> list[str]:
        """Return the names of the elements in the order in which they open."""
        return [tag.name for tag in self.tags if not tag.is_closing]

    @cached_property
    def exact_hash(self) -> str:
        """Return a hash of all but what normalising makes equal, and the ids of links."""
        values = [str(figure.value) for figure in self.figures]
        return make_hash(self.text, *values, *(("/" if tag.is_closing else "") + tag.name for tag in self.tags))

    @cached_property
    def skeleton_hash(self) -> str:
        """Return a hash that segments share if only numbers, dates and tags differ; "" where nothing else is there."""
        return make_hash(self.skeleton) if any(word != "{n}" for word in self.words) else ""


def normalise(html: str, language: str) -> Normalised:
    """Return the normal form of a segment.

    html: as wagtail-localize stores it. language: a code such as "fr".
    Characters are composed (NFC); quotation marks, apostrophes and spaces are those of a typewriter; what is invisible
    is left out.
    """
    tags = find_tags(html)
    parts, figures, position = [], [], 0
    for number, tag in enumerate([*tags, None], 1):
        text = entities.unescape(html[position : tag.start if tag else len(html)])
        text = PLACEHOLDER.sub(lambda match: f"({match[0][1:-1]})", text)  # what only looks like one
        place = 0
        for figure in find_figures(text, language):
            figures.append(figure)
            parts += [text[place : figure.start], f"{{n{len(figures)}}}"]
            place = figure.end
        parts.append(text[place:])
        if tag:
            parts.append(f"{{t{number}}}")
            position = tag.end
    return Normalised(_clean("".join(parts)), tuple(tags), tuple(figures))


def find_tags(html: str) -> list[Tag]:
    """Return the tags of a segment; comments are none."""
    found, opened = [], []
    count = 0
    for match in TAG.finditer(html):
        name = (match[2] or "").lower()
        if not name:
            continue
        if match[1]:
            place = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == name), None)
            element = opened.pop(place)[1] if place is not None else -1
        else:
            element, count = count, count + 1
            if name not in EMPTY and not match[3]:
                opened.append((name, element))
        found.append(Tag(*match.span(), match[0], name, bool(match[1]), element))
    return found


def make_hash(*values: str) -> str:
    """Return a hash of some texts."""
    return hashlib.blake2b("\0".join(values).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _clean(text: str) -> str:
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    text = _APOSTROPHES.sub("'", _QUOTES.sub('"', text)).replace("...", "…")
    return _SPACE_BEFORE.sub(r"\1", " ".join(_DASHES.sub("-", text).split()))
