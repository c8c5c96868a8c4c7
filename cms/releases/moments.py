"""Planned moments: entered in the site's time zone, shown in the person's too."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from cms.core.typography.cldr import time_zone_city

# The years in which something can be planned: in those at the end of time, no other time zone has the same moment.
FIRST_YEAR, LAST_YEAR = 1900, 2200


def get_site_zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)


def name_zone(zone) -> str:
    """Return the city of a time zone in the active language: "Lisbonne"."""
    return time_zone_city(str(zone))


def explain_zone() -> str:
    """Say which time is entered: "The time in Paris"."""
    return _("The time in %(city)s.") % {"city": name_zone(get_site_zone())}


# For fields, which are made at import, before the reader's language is known.
explain_zone_lazily = lazy(explain_zone, str)


def make_moment(entered: datetime) -> datetime:
    """Return a moment that was entered without a time zone, in the site's.

    Raise ValidationError, with a sentence, for a time that does not exist or exists twice because of summer time.
    """
    check_year(entered)
    zone = get_site_zone()
    first, second = (entered.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    values = {"time": date_format(entered, "TIME_FORMAT"), "day": date_format(entered, "DATE_FORMAT")}
    if first.utcoffset() < second.utcoffset():  # the clock jumps over it
        raise ValidationError(
            _("On %(day)s there is no %(time)s: summer time begins, and the clock skips an hour. Choose another time.")
            % values,
            code="nonexistent",
        )
    raise ValidationError(
        _("On %(day)s it is %(time)s twice: summer time ends, and the clock goes back. Choose another time.") % values,
        code="ambiguous",
    )


def check_year(day: date) -> None:
    """Raise ValidationError for a day, or a moment, that nothing can be planned for."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        years = {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise ValidationError(_("Choose a day between the years %(first)d and %(last)d.") % years)


def describe_moment(moment: datetime, *, names_city: bool = False) -> str:
    """Return a moment in the person's time zone; if it differs from the site's at that moment, in both.

    names_city: say whose time it is in any case, for somebody who may be anywhere.
    """
    own, site = timezone.localtime(moment), moment.astimezone(get_site_zone())
    text = date_format(own, "DATETIME_FORMAT")
    if own.utcoffset() == site.utcoffset():
        return f"{text} ({name_zone(get_site_zone())})" if names_city else text
    same_day = own.date() == site.date()
    return _("%(moment)s (%(site_moment)s in %(city)s)") % {
        "moment": text,
        "site_moment": date_format(site, "TIME_FORMAT" if same_day else "DATETIME_FORMAT"),
        "city": name_zone(get_site_zone()),
    }
