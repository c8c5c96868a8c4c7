"""Calendar files: RFC 5545, with the names and the refresh interval of RFC 7986.

Equal events always give equal bytes, so that an unchanged calendar answers 304.
"""

import datetime
import re

from .events import LONG_AGO, Event, EventCalendar

REFRESH = datetime.timedelta(days=1)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def write_calendar(calendar: EventCalendar, address: str, refresh: datetime.timedelta = REFRESH) -> bytes:
    """Return the file of a calendar.

    address: the URL of the file, from which clients refresh it. refresh: how often. There is no METHOD, because the
    file is not an invitation (RFC 5546).
    """
    import icalendar  # 2 MB, which a process needs only for these files

    file = icalendar.Calendar()
    file.add("version", "2.0")
    file.add("prodid", f"-//Culture For Causes Network//MuseumWeek//{calendar.language.upper()}")
    file.add("calscale", "GREGORIAN")
    file.add("name", _clean(calendar.name), parameters={"LANGUAGE": calendar.language})
    file.add("x-wr-calname", _clean(calendar.name))  # the name for clients without RFC 7986
    file.add("url", calendar.url)
    if address:
        file.add("source", address, parameters={"VALUE": "URI"})
    file.add("refresh-interval", refresh, parameters={"VALUE": "DURATION"})
    file.add("x-published-ttl", icalendar.vDuration(refresh).to_ical().decode())
    if calendar.events:
        file.add("last-modified", max(event.revised for event in calendar.events).replace(microsecond=0))
    for event in calendar.events:
        file.add_component(_make_component(event))
    return file.to_ical()


def _make_component(event: Event):
    import icalendar

    component = icalendar.Event()
    revised = event.revised.replace(microsecond=0)
    language = {"LANGUAGE": event.language}
    component.add("uid", event.uid)
    # Without METHOD, DTSTAMP is the time of the last revision. SEQUENCE must grow with each revision in any language;
    # seconds do so without a counter.
    component.add("dtstamp", revised)
    component.add("last-modified", revised)
    component.add("sequence", max(0, int((revised - LONG_AGO).total_seconds())))
    if event.moment:  # without DTEND, it ends when it begins
        component.add("dtstart", event.moment.astimezone(datetime.UTC))
    else:
        # Whole days have no time and no time zone. DTEND is the day after the last one.
        component.add("dtstart", event.first_day)
        component.add("dtend", (event.last_day or event.first_day) + datetime.timedelta(days=1))
    component.add("transp", "TRANSPARENT")  # does not mark anybody as busy
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
    """Return a text without the control characters that a calendar may not have; line breaks stay."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n")).strip()
