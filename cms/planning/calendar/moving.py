"""Moving entries to another day or moment: by drag, by keyboard, by a form, and back again."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.releases.moments import check_year, get_site_zone, make_moment

from .entries import Entry, Start, find_entry, get_providers


class MovedMeanwhileError(ValidationError):
    """Somebody else has moved the entry since the person saw it."""


@dataclass(frozen=True)
class Move:
    entry: Entry
    before: Start
    after: Start


def move_entry(user, entry: Entry, start: Start, expected: str = "") -> Move | None:
    """Move an entry; return None if it is there already.

    expected: where the person saw it (`write_start`), so that what somebody else decided meanwhile is not overwritten.
    Raises PermissionDenied or ValidationError, with a sentence.
    """
    if expected and expected != write_start(entry.start):
        raise MovedMeanwhileError(_("“%(title)s” was moved meanwhile: look again.") % {"title": entry.title})
    if not entry.is_movable:
        raise PermissionDenied(_("You may not move “%(title)s”.") % {"title": entry.title})
    if start == entry.start:
        return None
    with transaction.atomic():
        get_providers()[entry.kind].move(user, entry, start)
    return Move(find_entry(user, entry.kind, entry.id) or entry, entry.start, start)


def shift(entry: Entry, day: datetime.date) -> Start:
    """Return the start of an entry on another day, at the same hour of the site's time zone, by which it happens.

    Raises ValidationError for an hour that summer time skips or repeats.
    """
    check_year(day)
    if not entry.is_moment:
        return day
    local = timezone.localtime(entry.start, get_site_zone()).replace(tzinfo=None)
    return make_moment(local + (day - entry.day))


def check_is_to_come(moment: datetime.datetime) -> None:
    """Raise ValidationError for a moment that has passed: what is planned for it would happen at once."""
    if moment <= timezone.now():
        raise ValidationError(_("This moment has passed: choose one to come."))


def write_start(start: Start) -> str:
    """Return a start as forms and scripts send it."""
    return start.astimezone(datetime.UTC).isoformat() if isinstance(start, datetime.datetime) else start.isoformat()


def read_start(text: str, entry: Entry) -> Start:
    """Read what `write_start` wrote. Raises ValidationError."""
    try:
        start = datetime.datetime.fromisoformat(text) if entry.is_moment else datetime.date.fromisoformat(text)
    except ValueError:
        start = None
    if start is None or (entry.is_moment and start.tzinfo is None):
        raise ValidationError(_("This is not a date."))
    check_year(start)
    return start
