"""Calendars of MuseumWeek: the days of a year, or the whole week if its days are not known."""

import datetime

from django.http import HttpRequest

from cms.calendars.events import Event, EventCalendar, get_revised
from cms.core.content.untranslated import find_language
from cms.core.typography.typesetting import typeset_text

from .models import MuseumWeekDay, MuseumWeekPage


def collect_days(page: MuseumWeekPage, request: HttpRequest) -> EventCalendar | None:
    """Return the calendar of a year; None if it has no dates."""
    language = page.locale.language_code
    title = typeset_text(page.title, language)
    url = page.get_full_url(request)
    days = [day for day in page.days.all() if day.date]
    events = [_make_day(page, day, title, url) for day in sorted(days, key=lambda day: day.date)]
    if not events and page.start_date:
        events = [_make_event(page, page.translation_key, title, url, page.start_date, page.end_date)]
    return EventCalendar(name=title, language=language, url=url, events=events) if events else None


def _make_day(page: MuseumWeekPage, day: MuseumWeekDay, title: str, url: str) -> Event:
    name = f"{day.hashtag} · {title}" if day.hashtag else title
    return _make_event(
        page,
        day.translation_key,
        name,
        url,
        day.date,
        text=day.text,
        text_language=find_language(page, f"days.{day.translation_key}.text"),
    )


def _make_event(page, key, title: str, url: str, first: datetime.date, last=None, text="", text_language="") -> Event:
    language = page.locale.language_code
    if not text:
        text, text_language = page.theme, find_language(page, "theme")
    return Event(
        uid=str(key),
        title=title,
        first_day=first,
        last_day=last,
        url=url,
        language=language,
        revised=get_revised(page),
        text=typeset_text(text, text_language or language),
        text_language=text_language,
        category="MuseumWeek",
    )
