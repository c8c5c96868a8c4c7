"""Date fields of the admin in the format of the user's language.

Wagtail has one date format for all languages (WAGTAIL_DATE_FORMAT), and its calendar silently replaces input that it
cannot read with today. Here the calendar keeps the input: the server reads more formats, and reports what it refuses.
"""

import re
from datetime import MAXYEAR, MINYEAR
from functools import wraps

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import get_format
from wagtail.admin.datetimepicker import to_datetimepicker_format
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from cms.compat import wagtail_views


class LanguageFormat:
    """A widget attribute that always returns the active language's date format, also after it was set to another."""

    def __init__(self, time: str = "", for_calendar: bool = False):
        """`time` follows the date, in strftime's syntax; `for_calendar` returns the calendar's syntax."""
        self.time, self.for_calendar = time, for_calendar

    def __get__(self, widget, owner=None):
        form = re.sub(r"[a-zA-Z]", r"%\g<0>", get_format("SHORT_DATE_FORMAT")) + self.time
        return to_datetimepicker_format(form) if self.for_calendar else form

    def __set__(self, widget, value):
        """Ignore the value: Wagtail's widgets and panels set the one format of WAGTAIL_DATE_FORMAT."""


def follow_languages() -> None:
    """Make every date field of the admin follow the user's language: forms, filters, scheduling, blocks."""
    for widget, time in ((AdminDateInput, ""), (AdminDateTimeInput, " %H:%M")):
        widget.format = LanguageFormat(time)
        widget.js_format = LanguageFormat(time, for_calendar=True)


class MomentField(forms.DateTimeField):
    """A moment that every time zone has: the first and the last year have moments for which some have no date."""

    def to_python(self, value):
        moment = super().to_python(value)
        if moment is not None and not MINYEAR < moment.year < MAXYEAR:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return moment


def refuse_the_end_of_time() -> None:
    """Let the forms of pages and snippets refuse moments that cannot be stored, or not be shown to everybody."""
    override = {"widget": AdminDateTimeInput, "form_class": MomentField}
    register_form_field_override(models.DateTimeField, override=override)


def keep_what_is_typed() -> None:
    """Make the calendars keep input that they cannot read."""
    for get_config in wagtail_views.CALENDARS:
        get_config.replace(_without_correcting)


def _without_correcting(get_config):
    @wraps(get_config)
    def get_config_without_correcting(widget):
        return get_config(widget) | {"validateOnBlur": False}

    return get_config_without_correcting
