"""Dates in each language's own form, from CLDR."""

import datetime

from babel.dates import format_date

from cms.languages.registry import get_active_profile

from .cldr import get_babel_locale

NARROW_JOIN, SPACED_JOIN = "–", "\u00a0– "  # "3–9 June", but "29 May – 4 June"


def format_long_date(date: datetime.date) -> str:
    """Return a date in full in the active language: "12 novembre 2026", "1er juin 2026", "12 de novembro de 2026"."""
    text = format_date(date, "long", locale=get_babel_locale())
    if date.day == 1:
        text = text.replace("1 ", f"{get_active_profile().first_of_month} ", 1)
    return text


def format_weekday(date: datetime.date) -> str:
    """Return the name of the day of the week."""
    return format_date(date, "EEEE", locale=get_babel_locale())


def format_date_range(start: datetime.date, end: datetime.date | None) -> str:
    """Return two dates without repeating what they share: "3–9 juin 2024", "29 de maio – 4 de junho de 2024".

    Languages that write the day last keep both dates whole. One day, or no end, gives a single date.
    """
    if end is None or end == start:
        return format_long_date(start)
    first, last = format_long_date(start).split(), format_long_date(end).split()
    kept = _drop_shared_end(first, last)
    join = NARROW_JOIN if len(kept) == 1 else SPACED_JOIN
    return f"{' '.join(kept)}{join}{' '.join(last)}"


def _drop_shared_end(first: list[str], last: list[str]) -> list[str]:
    kept = list(first)
    for mine, other in zip(reversed(first), reversed(last), strict=False):
        if mine != other or len(kept) == 1:
            break
        kept.pop()
    return kept
