"""The periods that the calendar shows: a month, a week, or a list from a day on. Weeks begin on Monday."""

import calendar
import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.typography.dates import format_date_range
from cms.releases.moments import FIRST_YEAR, LAST_YEAR

MONTH, WEEK, LIST = "month", "week", "list"
VIEWS = {MONTH: gettext_lazy("Month"), WEEK: gettext_lazy("Week"), LIST: gettext_lazy("List")}
LIST_DAYS = 365


@dataclass(frozen=True)
class Period:
    view: str
    day: datetime.date  # the day that was asked for

    @property
    def weeks(self) -> list[list[datetime.date]]:
        """Return the days shown, week by week; none for a list."""
        if self.view == WEEK:
            return [[self._monday + datetime.timedelta(days=number) for number in range(7)]]
        if self.view == MONTH:
            return calendar.Calendar().monthdatescalendar(self.day.year, self.day.month)
        return []

    @property
    def first(self) -> datetime.date:
        return self.weeks[0][0] if self.weeks else self.day

    @property
    def last(self) -> datetime.date:
        return self.weeks[-1][-1] if self.weeks else self.day + datetime.timedelta(days=LIST_DAYS - 1)

    @property
    def previous(self) -> datetime.date:
        return self._step(-1)

    @property
    def next(self) -> datetime.date:
        return self._step(1)

    @property
    def title(self) -> str:
        if self.view == MONTH:
            return date_format(self.day, "YEAR_MONTH_FORMAT")
        if self.view == WEEK:
            return _("Week %(number)d: %(days)s") % {
                "number": self.day.isocalendar().week,
                "days": format_date_range(self.first, self.last),
            }
        return _("From %(day)s on") % {"day": date_format(self.day, "DATE_FORMAT")}

    @property
    def _monday(self) -> datetime.date:
        return self.day - datetime.timedelta(days=self.day.weekday())

    def _step(self, direction: int) -> datetime.date:
        if self.view == WEEK:
            return self.day + datetime.timedelta(days=7 * direction)
        months = self.day.year * 12 + self.day.month - 1 + direction
        year, month = divmod(months, 12)
        first = datetime.date(year, month + 1, 1)
        if self.view == MONTH:
            return first
        return first.replace(day=min(self.day.day, calendar.monthrange(year, month + 1)[1]))


def read_period(view: str, day: str) -> Period:
    """Read a period from the values of a URL; an invalid view becomes the month, an invalid date today."""
    today = timezone.localdate()
    try:
        chosen = datetime.date.fromisoformat(day)
    except ValueError:
        chosen = today
    if not FIRST_YEAR <= chosen.year <= LAST_YEAR:
        chosen = today
    return Period(view if view in VIEWS else MONTH, chosen)
