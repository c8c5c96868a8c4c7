"""Events of calendars, and the registry of the page types that have a calendar.

Each content app registers the events of its pages in its AppConfig.ready(): `register_calendar(MuseumWeekPage, ...)`.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page

# For pages that became live without `publish()`: a fixed moment, so that the file does not change.
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Event:
    """An event that lasts whole days or happens at a moment, in one language."""

    uid: str  # identifies the event: the same in every language, also if its page is renamed
    title: str
    first_day: datetime.date
    last_day: datetime.date | None  # None: the event lasts one day
    url: str
    language: str  # of the title
    revised: datetime.datetime
    text: str = ""
    text_language: str = ""  # if it is not the title's
    place: str = ""
    position: tuple[float, float] | None = None  # latitude and longitude
    category: str = ""
    moment: datetime.datetime | None = None  # of an event that does not last whole days


@dataclass(frozen=True)
class EventCalendar:
    name: str
    language: str
    url: str  # of the page that has the calendar
    events: list[Event]


Collect = Callable[[Page, HttpRequest], EventCalendar | None]
_collectors: dict[type[Page], Collect] = {}


def register_calendar(model: type[Page], collect: Collect) -> None:
    """Give pages of a type a calendar. `collect(page, request)` returns None for a page without dates."""
    _collectors[model] = collect


def collect_events(page: Page, request: HttpRequest) -> EventCalendar | None:
    """Return the calendar of a public page; None if it has none."""
    collect = _collectors.get(type(page))
    return collect(page, request) if collect else None


def has_calendar(page: Page, rest: str) -> bool:
    """Return whether pages of this type have a calendar at a path below their URL; only "" has one."""
    return not rest and type(page) in _collectors


def get_revised(page: Page) -> datetime.datetime:
    """Return when the published content of a page last changed."""
    return page.last_published_at or page.first_published_at or LONG_AGO
