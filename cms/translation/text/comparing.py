"""Comparison of two states of a source, segment by segment."""

import html
import re
from collections import defaultdict
from difflib import SequenceMatcher
from typing import NamedTuple

from .segments import SLUG

_TAG = re.compile(r"<[^>]*>")
# A number with its sign and inner punctuation (3-5, 1.50, 12:30) is a word; other punctuation is not part of a word.
_WORD = re.compile(r"(?<!\w)[-−]?\d+(?:[.,:/–-]\d+)*\w*|\w+|[^\w\s.,;:!?…'\"’‘“”«»()\[\]–—¿¡-]")
_ALIKE = 0.3  # minimum likeness of two segments of a rich text that count as one changed segment


class Segment(NamedTuple):
    """A segment of a source as it was at some moment."""

    context_id: int
    path: str
    string_id: int
    text: str

    @property
    def key(self) -> tuple[int, int]:
        """Return what identifies a segment; a paragraph that occurs twice in a text is translated once."""
        return self.context_id, self.string_id


Change = tuple[Segment | None, Segment | None]


def compare(before: list[Segment], after: list[Segment]) -> list[Change]:
    """Return the differences between two states of a source.

    They are (before, after) of each changed segment, (None, after) of each new segment, (before, None) of each
    removed segment.

    Segments that were only reordered are left out. Segments that moved to another place of the text with the same
    words are paired by their words, even if something else has taken their place.
    """
    old_by_path, new_by_path = _group(before), _group(after)
    paths = dict.fromkeys([*new_by_path, *old_by_path])
    changes = [change for path in paths for change in _align(old_by_path[path], new_by_path[path])]
    old_keys, new_keys = {segment.key for segment in before}, {segment.key for segment in after}
    changes = [(old, new) for old, new in changes if not (old and new and old.key == new.key)]
    # Slugs are left out: a slug may equal a word elsewhere in the text.
    lost = {old.string_id: old for old, _new in changes if old and old.key not in new_keys and old.path != SLUG}
    arrived = {new.string_id: new for _old, new in changes if new and new.key not in old_keys and new.path != SLUG}
    moved = [(lost[string_id], arrived[string_id]) for string_id in arrived if string_id in lost]
    settled = {segment.key for pair in moved for segment in pair}
    pairs, gone, added = [], [], []
    for old, new in changes:
        old = None if old and old.key in settled else old
        new = None if new and new.key in settled else new
        if old and new:
            pairs.append((old, new))
        elif old and old.key not in new_keys and old.string_id not in arrived:
            gone.append(old)
        elif new and new.key not in old_keys:
            added.append((lost.get(new.string_id), new))
    return [*pairs, *moved, *added, *((segment, None) for segment in gone)]


def have_same_words(one: str, other: str) -> bool:
    """Return whether two texts have the same words and inline markup, apart from punctuation and spacing."""
    return _list_words(one) == _list_words(other)


def _list_words(text: str) -> list[str]:
    words = []
    position = 0
    for tag in _TAG.finditer(text):
        words += _WORD.findall(html.unescape(text[position : tag.start()]))
        words.append(tag.group())
        position = tag.end()
    return words + _WORD.findall(html.unescape(text[position:]))


def _group(segments: list[Segment]) -> dict[str, list[Segment]]:
    by_path = defaultdict(list)
    for segment in segments:
        by_path[segment.path].append(segment)
    return by_path


def _align(before: list[Segment], after: list[Segment]) -> list[Change]:
    """Pair the segments of one path; a rich text has several."""
    if len(before) == len(after) == 1:
        return [(before[0], after[0])]
    matcher = SequenceMatcher(None, [s.string_id for s in before], [s.string_id for s in after], autojunk=False)
    changes = []
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            changes += _pair_alike(before[start:end], after[new_start:new_end])
    return changes


def _pair_alike(before: list[Segment], after: list[Segment]) -> list[Change]:
    """Pair the most alike segments first, then others that keep the order; the rest is removed or new."""
    likeness = [
        (SequenceMatcher(None, old.text.split(), new.text.split(), autojunk=False).ratio(), -i, -j)
        for i, old in enumerate(before)
        for j, new in enumerate(after)
    ]
    pairs: dict[int, int] = {}
    for ratio, i, j in sorted(likeness, reverse=True):
        if ratio >= _ALIKE and all((-i - k) * (-j - pairs[k]) > 0 for k in pairs):
            pairs[-i] = -j
    return [
        *((segment, after[pairs[i]] if i in pairs else None) for i, segment in enumerate(before)),
        *((None, segment) for j, segment in enumerate(after) if j not in pairs.values()),
    ]
