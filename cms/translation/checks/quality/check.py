"""What a check is: a class in the folder `rules`."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from django.utils.functional import Promise

from .segment import Segment, TextRow


class Check:
    """A check, by a code that is stored where somebody dismissed it."""

    code: ClassVar[str]
    label: ClassVar[str | Promise]  # what it looks at, in a word or two
    is_blocking: ClassVar[bool] = False
    checks_slugs: ClassVar[bool] = False  # a slug is part of an address, not words


class SegmentCheck(Check):
    """A check of one segment."""

    def find(self, segment: Segment) -> Iterator[str]:
        """Yield a sentence for each thing that is wrong."""
        raise NotImplementedError


class TextCheck(Check):
    """A check that needs all segments of a text."""

    def find(self, rows: Sequence[TextRow]) -> Iterator[tuple[int | str, str]]:
        """Yield the id of a row and a sentence for each thing that is wrong."""
        raise NotImplementedError
