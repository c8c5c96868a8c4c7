"""A segment to check: the original's words and those that stand for them."""

from functools import cached_property
from typing import NamedTuple

from .reading.text import Text, normalise


class TextRow(NamedTuple):
    """A segment of a whole text, for what only the whole text shows."""

    id: int | str
    source: str
    target: str
    kind: str = ""


class Segment:
    """A segment with both sides read once, whatever number of checks looks at them.

    kind: the kind of place that it is in (`text.segments.name_kind_of_place`): "title", "body.*.caption".
    """

    def __init__(self, source: str, target: str, source_language: str, target_language: str, kind: str = ""):
        self.source = Text(source, source_language)
        self.target = Text(target, target_language)
        self.kind = kind

    @property
    def is_slug(self) -> bool:
        return self.kind == "slug"

    @cached_property
    def is_copied(self) -> bool:
        """Whether the translation has the words of the original."""
        return normalise(self.source.markup) == normalise(self.target.markup)
