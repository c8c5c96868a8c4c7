"""Calendars as files: RFC 5545, with the names and the refresh interval of RFC 7986.

The same events give the same bytes, whenever and wherever they are written: an unchanged calendar answers 304.
"""

import datetime
import re

import icalendar

from .events import LONG_AGO, Event, EventCalendar

REFRESH = datetime.timedelta(days=1)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def write_calendar(calendar: EventCalendar, address: str) -> bytes:
    """Return the file of a calendar.

    address: of the file itself, from which clients refresh it. There is no METHOD: it invites nobody (RFC 5546).
    """
    file = icalendar.Calendar()
    file.add("version", "2.0")
    file.add("prodid", f"-//Culture For Causes Network//MuseumWeek//{calendar.language.upper()}")
    file.add("calscale", "GREGORIAN")
    file.add("name", _clean(calendar.name), parameters={"LANGUAGE": calendar.language})
    file.add("x-wr-calname", _clean(calendar.name))  # how clients read the name before RFC 7986
    file.add("url", calendar.url)
    file.add("source", address, parameters={"VALUE": "URI"})
    file.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    file.add("x-published-ttl", "P1D")
    if calendar.events:
        file.add("last-modified", max(event.revised for event in calendar.events).replace(microsecond=0))
    for event in calendar.events:
        file.add_component(_make_component(event))
    return file.to_ical()


def _make_component(event: Event) -> icalendar.Event:
    component = icalendar.Event()
    revised = event.revised.replace(microsecond=0)
    language = {"LANGUAGE": event.language}
    component.add("uid", event.uid)
    # Without METHOD, DTSTAMP is when the event was last revised. SEQUENCE has to grow with each revision, in whichever
    # language: seconds do, without anything being counted.
    component.add("dtstamp", revised)
    component.add("last-modified", revised)
    component.add("sequence", max(0, int((revised - LONG_AGO).total_seconds())))
    # Whole days have no time and so no zone, and DTEND is the first day on which it is over.
    component.add("dtstart", event.first_day)
    component.add("dtend", (event.last_day or event.first_day) + datetime.timedelta(days=1))
    component.add("transp", "TRANSPARENT")  # nobody is busy for it
    component.add("summary", _clean(event.title), parameters=language)
    text = "\n\n".join(filter(None, (_clean(event.text), event.url)))  # many clients do not show URL
    component.add("description", text, parameters={"LANGUAGE": event.text_language or event.language})
    component.add("url", event.url)
    if event.place:
        component.add("location", _clean(event.place), parameters=language)
    if event.position:
        component.add("geo", event.position)
    if event.category:
        component.add("categories", [_clean(event.category)], parameters=language)
    return component


def _clean(text: str) -> str:
    """What somebody typed, without the control characters that a calendar may not have; lines stay lines."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n")).strip()
