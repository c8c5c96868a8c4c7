"""Date fields of the admin, written and read as the person's language does.

Wagtail has one form of dates for all languages (WAGTAIL_DATE_FORMAT), and its calendar puts today in the place of what
it cannot read, without a word: the server reads more, and refuses the rest with a sentence.
"""

import re
from functools import wraps

from django.utils.formats import get_format
from wagtail.admin.datetimepicker import to_datetimepicker_format
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput


class LanguageFormat:
    """An attribute of a widget that holds the active language's form of dates, whatever it is set to."""

    def __init__(self, time: str = "", for_calendar: bool = False):
        """`time` follows the date, in strftime's terms; `for_calendar` gives the form in the calendar's terms."""
        self.time, self.for_calendar = time, for_calendar

    def __get__(self, widget, owner=None):
        form = re.sub(r"[a-zA-Z]", r"%\g<0>", get_format("SHORT_DATE_FORMAT")) + self.time
        return to_datetimepicker_format(form) if self.for_calendar else form

    def __set__(self, widget, value):
        """Wagtail's widgets and panels set the one form of WAGTAIL_DATE_FORMAT."""


def follow_languages() -> None:
    """Have every date field of the admin follow the person's language: forms, filters, scheduling, blocks."""
    for widget, time in ((AdminDateInput, ""), (AdminDateTimeInput, " %H:%M")):
        widget.format = LanguageFormat(time)
        widget.js_format = LanguageFormat(time, for_calendar=True)


def keep_what_is_typed() -> None:
    """Have the calendars leave what they cannot read as it was typed."""
    for widget in (AdminDateInput, AdminTimeInput, AdminDateTimeInput):
        widget.get_config = _without_correcting(widget.get_config)


def _without_correcting(get_config):
    @wraps(get_config)
    def get_config_without_correcting(widget):
        return get_config(widget) | {"validateOnBlur": False}

    return get_config_without_correcting
