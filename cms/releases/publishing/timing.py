"""The work of the minute's timer: the follow-up of interrupted releases, releases that are due, warnings."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ..errors import ReleaseError
from ..gate.blockers import find_blockers
from ..log_actions import MISSED
from ..members import set_state
from ..models import Release, State
from ..people import hand_over_left
from ..registry import get_minute_work
from . import outbox, telling
from .publication import is_due, lock, publish_release

logger = logging.getLogger(__name__)
AHEAD = timedelta(hours=24)
PATIENCE = timedelta(minutes=10)  # with errors of the program or of the database, before people are told


def run_timer() -> list[Release]:
    """Do all that is due; return the releases that happened. An error of one release does not stop the others."""
    outbox.work_off()
    for release in hand_over_left():
        telling.tell_handed_over(release)
    happened = []
    due = Release.objects.filter(state=State.PLANNED, planned_for__lte=timezone.now())
    for release in due.order_by("planned_for", "pk"):
        try:
            happened.append(publish_release(release, only_if_planned=True))
        except ReleaseError as error:
            miss(release, error)
        except Exception:  # of the program, or of a database that was busy or away
            logger.exception("The release “%s” failed; it is tried again.", release)
            give_up_late(release)
    warn_ahead()
    tell_missed()
    for work in get_minute_work():
        try:
            work()
        except Exception:
            logger.exception("What %s does each minute failed; it is tried again.", work.__module__)
    return happened


def give_up_late(release: Release) -> None:
    """Note a release as missed that has failed for some minutes: people learn of it, and give it a new moment."""
    if release.planned_for < timezone.now() - PATIENCE:
        miss(release, ReleaseError(f"It failed for {PATIENCE}."))


def miss(release: Release, error: ReleaseError) -> None:
    """Note that a planned release did not happen at its moment, unless somebody has changed it meanwhile."""
    with transaction.atomic():
        release = lock(release)
        if not is_due(release):
            return
        set_state(release, State.MISSED, is_told=False)
        blockers = getattr(error, "blockers", [])
        said = [f"{blocker.title} ({blocker.locale or '–'}): {blocker.sentence}" for blocker in blockers]
        log(release, MISSED, data={"blockers": said[:50] or [str(error)]})
    logger.warning("The release “%s” was missed: %s", release, error)


def tell_missed() -> None:
    """Tell people of missed releases; the next run repeats a release during which this was interrupted."""
    for release in Release.objects.filter(state=State.MISSED, is_told=False).select_related("responsible"):
        with _going_on(release):
            telling.tell_missed(release)
            Release.objects.filter(pk=release.pk).update(is_told=True)


def warn_ahead() -> None:
    """Tell people what blocks the releases of the next 24 hours, once for each planned moment."""
    now = timezone.now()
    soon = Release.objects.filter(state=State.PLANNED, planned_for__gt=now, planned_for__lte=now + AHEAD)
    for release in soon.select_related("responsible"):
        if release.warned_for == release.planned_for:
            continue
        with _going_on(release):
            if blockers := find_blockers(release):
                telling.tell_warned(release, blockers)
            Release.objects.filter(pk=release.pk).update(warned_for=release.planned_for)


@contextmanager
def _going_on(release: Release) -> Iterator[None]:
    """Log an error about one release and go on with the others; the next run tries again."""
    try:
        yield
    except Exception:
        logger.exception("People could not be told of the release “%s”; it is tried again.", release)
