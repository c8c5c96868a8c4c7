"""The base classes of checks, which are in the folder `rules`."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from django.utils.functional import Promise

from .segment import Segment, TextRow


class Check:
    """A check. `code` is stored when somebody dismisses one of its failures."""

    code: ClassVar[str]
    label: ClassVar[str | Promise]  # the subject of the check, in a word or two
    is_blocking: ClassVar[bool] = False
    checks_slugs: ClassVar[bool] = False  # slugs are parts of URLs, so most checks skip them


class SegmentCheck(Check):
    """A check of one segment."""

    def find(self, segment: Segment) -> Iterator[str]:
        """Yield a sentence for each fault."""
        raise NotImplementedError


class TextCheck(Check):
    """A check that needs all segments of a text."""

    def find(self, rows: Sequence[TextRow]) -> Iterator[tuple[int | str, str]]:
        """Yield the id of a row and a sentence for each fault."""
        raise NotImplementedError
