"""Segments in sentences, tags included."""

from collections import Counter
from typing import NamedTuple

from cms.languages.sentences import find_sentences

from .normalising import EMPTY, PLACEHOLDER, find_tags


class Sentence(NamedTuple):
    """A sentence of a segment, as HTML, and the space that follows it."""

    html: str
    space: str

    @property
    def is_whole(self) -> bool:
        """Return whether each tag that opens in the sentence is closed in it, and the reverse."""
        tags = find_tags(self.html)
        counts = Counter(tag.element for tag in tags)
        return all(tag.name in EMPTY or (tag.element >= 0 and counts[tag.element] == 2) for tag in tags)


def split(html: str, language: str) -> list[Sentence]:
    """Return the sentences of a segment, in order. html: as wagtail-localize stores it."""
    parts, position = [], 0
    tags = [] if PLACEHOLDER.search(html) else find_tags(html)
    for number, tag in enumerate(tags, 1):
        parts += [html[position : tag.start], f"{{t{number}}}"]
        position = tag.end
    text = "".join([*parts, html[position:]])
    found = []
    for sentence in find_sentences(text, language):
        whole = PLACEHOLDER.sub(lambda match: tags[int(match[0][2:-1]) - 1].text, sentence) if tags else sentence
        stripped = whole.rstrip()
        found.append(Sentence(stripped, whole[len(stripped) :]))
    return found


def pair(source: str, target: str, language: str, target_language: str) -> list[tuple[str, str]]:
    """Return the sentences of a segment, each with its translation.

    None are returned if there is one sentence alone, or if the translation has more or fewer: what belongs together
    cannot be told.
    """
    ours, theirs = split(source, language), split(target, target_language)
    if len(ours) < 2 or len(ours) != len(theirs):
        return []
    pairs = zip(ours, theirs, strict=True)
    return [(one.html, other.html) for one, other in pairs if one.is_whole and other.is_whole]
