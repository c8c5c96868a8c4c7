"""Shares: how much of a text a user wrote and nobody else has published yet."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings

from .attribution import Mark, Status, count_open

FEW = 5  # words; fewer are always allowed


@dataclass
class Count:
    """Word counts of a draft: unpublished words by user id, all words, and words of unknown writers."""

    by_person: dict[int, int] = field(default_factory=dict)
    total: int = 0
    unknown: int = 0

    def get_share(self, user) -> "Share":
        return Share(self.by_person.get(user.pk, 0), self.total, self.unknown)


@dataclass(frozen=True)
class Share:
    """The number of words that a user wrote, of a text's total."""

    written: int
    total: int
    unknown: int = 0

    @property
    def is_small(self) -> bool:
        """Return whether a reviewer may have written it: under FEW words, or at most REVIEWER_SHARE of the text."""
        return self.written < FEW or self.written <= settings.REVIEWER_SHARE * self.total

    @property
    def percent(self) -> int:
        """The share in whole percent. A share that is too large is never rounded down to the allowed limit."""
        if not self.total:
            return 0
        rounded = round(100 * self.written / self.total)
        if not self.is_small and rounded <= get_limit():
            return get_limit() + 1
        return rounded or bool(self.written)


def get_limit() -> int:
    """Return REVIEWER_SHARE in whole percent."""
    return round(100 * settings.REVIEWER_SHARE)


def count_marks(marks: Iterable[Mark]) -> Count:
    """Return the counts of a text's marks."""
    marks = list(marks)
    return Count(dict(count_open(marks)), len(marks), sum(mark.status == Status.UNKNOWN for mark in marks))
