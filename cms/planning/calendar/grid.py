"""The calendar as its templates show it: weeks of days, or days of a list."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from .entries import Entry, EntryProvider, get_providers
from .moving import write_start
from .periods import MONTH, Period

SHOWN_A_DAY = 5  # of a month; the others are folded


@dataclass(frozen=True)
class ShownEntry:
    """An entry on one of its days."""

    entry: Entry
    provider: EntryProvider
    people: list[str]
    is_continued: bool  # it began on an earlier day

    @property
    def start(self) -> str:
        return write_start(self.entry.start)

    @property
    def is_movable(self) -> bool:
        return self.entry.is_movable and not self.is_continued

    @property
    def move_url(self) -> str:
        return reverse("planning:move", args=[self.entry.kind, self.entry.id])

    @property
    def meta(self) -> str:
        """Return the state and the people in one line."""
        words = [
            _("continued") if self.is_continued else "",
            _("Overdue") if self.entry.is_late else "",
            self.entry.note,
            ", ".join(self.people),
        ]
        return " · ".join(filter(None, words))


@dataclass
class Day:
    date: datetime.date
    entries: list[ShownEntry]
    is_outside: bool = False  # of the month that is shown
    shown_limit: int | None = None

    @property
    def is_today(self) -> bool:
        return self.date == timezone.localdate()

    @property
    def first_entries(self) -> list[ShownEntry]:
        return self.entries[: self.shown_limit]

    @property
    def further_entries(self) -> list[ShownEntry]:
        return self.entries[self.shown_limit :] if self.shown_limit is not None else []


@dataclass
class Week:
    number: int
    days: list[Day]


class Grid:
    def __init__(self, period: Period, entries: Iterable[Entry], team: dict[int, str]):
        self.period = period
        self.team = team
        self._by_day: dict[datetime.date, list[ShownEntry]] = defaultdict(list)
        providers = get_providers()
        for entry in entries:
            people = [team[person] for person in entry.people if person in team]
            for day in entry.days:
                shown = ShownEntry(entry, providers[entry.kind], people, is_continued=day != entry.day)
                self._by_day[day].append(shown)

    @cached_property
    def weeks(self) -> list[Week]:
        return [Week(week[0].isocalendar().week, [self._make_day(day) for day in week]) for week in self.period.weeks]

    @cached_property
    def listed_days(self) -> list[Day]:
        """Return the days of the period that have entries, each entry on its first day."""
        first, last = self.period.first, self.period.last
        days = []
        for day in sorted(self._by_day):
            entries = [shown for shown in self._by_day[day] if not shown.is_continued or day == first]
            if entries and first <= day <= last:
                days.append(Day(day, entries))
        return days

    def _make_day(self, day: datetime.date) -> Day:
        is_month = self.period.view == MONTH
        is_outside = is_month and day.month != self.period.day.month
        entries = self._by_day.get(day, [])
        # One entry more takes no more room than the line that folds it.
        folds = is_month and len(entries) > SHOWN_A_DAY + 1
        return Day(day, entries, is_outside, SHOWN_A_DAY if folds else None)
