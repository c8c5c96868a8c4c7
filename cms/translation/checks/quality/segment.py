"""A segment to check: the words of the original and of the translation."""

from functools import cached_property
from typing import NamedTuple

from .reading.text import Text, normalise


class TextRow(NamedTuple):
    """A segment of a whole text, for checks that compare segments."""

    id: int | str
    source: str
    target: str
    kind: str = ""


class Segment:
    """A segment whose sides are analysed once for all checks.

    kind: the path of the field without ids (`text.segments.name_kind_of_place`): "title", "body.*.caption".
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
        """Return whether the translation has the same words as the original."""
        return normalise(self.source.markup) == normalise(self.target.markup)
