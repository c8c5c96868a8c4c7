"""What a calendar holds, and the registry of the pages that have one.

The content apps say what their pages' events are, in their AppConfig.ready(): `register_calendar(MuseumWeekPage, ...)`.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page

# For pages that were put live past `publish()`: an instant that does not move, so that the file does not change.
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Event:
    """Something that lasts whole days, in one language."""

    uid: str  # of the event and not of its words: the same in every language, whatever its page is called
    title: str
    first_day: datetime.date
    last_day: datetime.date | None  # None: it lasts one day
    url: str
    language: str  # of the title
    revised: datetime.datetime
    text: str = ""
    text_language: str = ""  # where it is not that of the title
    place: str = ""
    position: tuple[float, float] | None = None  # latitude and longitude
    category: str = ""


@dataclass(frozen=True)
class EventCalendar:
    name: str
    language: str
    url: str  # of the page that it belongs to
    events: list[Event]


Collect = Callable[[Page, HttpRequest], EventCalendar | None]
_collectors: dict[type[Page], Collect] = {}


def register_calendar(model: type[Page], collect: Collect) -> None:
    """Let pages of a type have a calendar; `collect(page, request)` gives None where a page has no dates."""
    _collectors[model] = collect


def collect_events(page: Page, request: HttpRequest) -> EventCalendar | None:
    """Return the calendar of a page that everybody may see; None where it has none."""
    collect = _collectors.get(type(page))
    return collect(page, request) if collect else None


def has_calendar(page: Page, rest: str) -> bool:
    """Say whether pages of this type have a calendar at a path below their address: at their own alone ("")."""
    return not rest and type(page) in _collectors


def get_revised(page: Page) -> datetime.datetime:
    """Return when what readers see of a page last changed."""
    return page.last_published_at or page.first_published_at or LONG_AGO
