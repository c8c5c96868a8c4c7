"""MuseumWeek's days in the newsroom's calendar."""

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from cms.planning.calendar.page_dates import PageDate, PageDates, read_date

from .models import MuseumWeekPage

WEEK = "week"


class MuseumWeekDates(PageDates):
    """The days of each year; the whole week, if its days are not known."""

    name = "museumweek"
    label = _("MuseumWeek’s days")
    colour = "ultramarine"
    icon = "date"
    page_model = MuseumWeekPage
    children = ("days",)

    def list_dates(self, values: dict) -> Iterable[PageDate]:
        title = values["title"]
        days = [day for day in values.get("days", []) if day.get("date")]
        for day in days:
            name = f"{day['hashtag']} · {title}" if day.get("hashtag") else title
            yield PageDate(str(day["translation_key"]), name, read_date(day["date"]))
        if not days and (first := read_date(values.get("start_date"))):
            yield PageDate(WEEK, title, first, read_date(values.get("end_date")))

    def set_date(self, page: MuseumWeekPage, name: str, day: datetime.date) -> None:
        if name == WEEK:
            if page.end_date:
                page.end_date += day - page.start_date
            page.start_date = day
            return
        days = list(page.days.all())
        for item in days:
            if str(item.translation_key) == name:
                item.date = day
        page.days = days
