"""How much of a text one person wrote, of what nobody else has published yet."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings

from .marks import Mark, Status, count_open

FEW = 5  # words; fewer always pass


@dataclass
class Count:
    """The words of a text as it would go live: by whom, how many in all, and how many of unknown writers."""

    by_person: dict[int, int] = field(default_factory=dict)
    total: int = 0
    unknown: int = 0

    def get_share(self, user) -> "Share":
        return Share(self.by_person.get(user.pk, 0), self.total, self.unknown)


@dataclass(frozen=True)
class Share:
    """What one person wrote of a text."""

    written: int
    total: int
    unknown: int = 0

    @property
    def is_small(self) -> bool:
        """Whether it is little enough for a reviewer: fewer than five words, or not more than the setting says."""
        return self.written < FEW or self.written <= settings.REVIEWER_SHARE * self.total

    @property
    def percent(self) -> int:
        """In whole percent, rounded up where it would otherwise look as little as what is allowed."""
        if not self.total:
            return 0
        rounded = round(100 * self.written / self.total)
        if not self.is_small and rounded <= get_limit():
            return get_limit() + 1
        return rounded or bool(self.written)


def get_limit() -> int:
    """Return in whole percent how much of a text its reviewer may have written."""
    return round(100 * settings.REVIEWER_SHARE)


def count_marks(marks: Iterable[Mark]) -> Count:
    marks = list(marks)
    return Count(dict(count_open(marks)), len(marks), sum(mark.status == Status.UNKNOWN for mark in marks))
