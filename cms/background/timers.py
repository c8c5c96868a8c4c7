"""The timers: what runs at fixed times, and from when on a timer is late.

Each timer is a pair of systemd units in docs/deploy/, whose service calls `manage.py run_timer NAME`. `make run` runs
the same commands. On several hosts all ring at the same moment, and one of them does the work (`claim_run`).
"""

import datetime
import logging
from typing import NamedTuple

from django.core.management import call_command, get_commands
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import TimerRun

logger = logging.getLogger(__name__)
MINUTE, HOUR, DAY = datetime.timedelta(minutes=1), datetime.timedelta(hours=1), datetime.timedelta(days=1)
LONGEST_CLAIM = 5 * MINUTE  # the units of several hosts ring at most two minutes apart


class Timer(NamedTuple):
    """A timer; `commands` run one after another, also after one that failed."""

    name: str
    label: Promise
    commands: tuple[str, ...]
    every: datetime.timedelta
    late_after: datetime.timedelta
    on_each_host: bool = False  # its work is about the host


TIMERS = (
    Timer("publish", _("Scheduled publication"), ("publish_scheduled",), MINUTE, 10 * MINUTE),
    Timer("releases", _("Releases"), ("run_releases",), MINUTE, 10 * MINUTE),
    Timer("health", _("Watching for faults"), ("report_faults",), MINUTE, 10 * MINUTE, on_each_host=True),
    # Not at night: from 19 to 7 h are twelve hours.
    Timer("digest", _("Mails about news"), ("send_digest", "send_rights_news"), HOUR, 13 * HOUR),
    Timer("bodies", _("Pictures and bodies of pages"), ("make_renditions", "store_bodies"), DAY, 26 * HOUR),
    Timer("cards", _("Social cards"), ("make_cards",), DAY, 26 * HOUR),
    Timer(
        "bin",
        _("Emptying the bin"),
        (
            "empty_bin",
            "clean_picture_inbox",
            "clean_withheld_files",
            "erase_sign_offs",
            "erase_account_events",
            "erase_imports",
            "prune_db_task_results",
        ),
        DAY,
        26 * HOUR,
    ),
    # A script (docs/deploy/backup.sh), which notes its own run once the backup has been read back.
    Timer("backup", _("Backup"), (), DAY, 26 * HOUR),
)


def find_timer(name: str) -> Timer | None:
    return next((timer for timer in TIMERS if timer.name == name), None)


def run_timer(timer: Timer, **options) -> list[str]:
    """Run the commands of a timer, and note the run; return the commands that failed.

    Commands of apps that are not installed are left out. Call it when `claim_run` has returned True.
    """
    failed = [command for command in timer.commands if not _run(command, options)]
    note_end(timer, failed)
    return failed


def claim_run(timer: Timer) -> bool:
    """Note the start of a run; return False if another host has just started it, or this one.

    A run that fails gives the claim back. That of a run that is killed ends before the timer rings again. One that is
    far ahead was made while a clock was wrong, and counts for nothing.
    """
    now = timezone.now()
    TimerRun.objects.get_or_create(timer=timer.name)
    runs = TimerRun.objects.filter(timer=timer.name)
    if not timer.on_each_host:
        is_impossible = Q(claimed_until__gt=now + LONGEST_CLAIM)
        runs = runs.filter(Q(claimed_until=None) | Q(claimed_until__lte=now) | is_impossible)
    return bool(runs.update(started_at=now, claimed_until=now + min(timer.every / 2, LONGEST_CLAIM)))


def note_end(timer: Timer, failed: list[str]) -> None:
    """Note how a run ended. It is noted afterwards, so that a run that was killed does not count."""
    known = {"problem": ", ".join(failed)[:200]}
    if failed:
        known["claimed_until"] = None
    else:
        known["succeeded_at"] = timezone.now()
    TimerRun.objects.update_or_create(timer=timer.name, defaults=known)


def read_runs() -> list[tuple[Timer, TimerRun]]:
    """Return each timer with its last run. What has never run is waited for from now on."""
    runs = TimerRun.objects.in_bulk()
    missing = [TimerRun(timer=timer.name) for timer in TIMERS if timer.name not in runs]
    if missing:
        TimerRun.objects.bulk_create(missing, ignore_conflicts=True)
        runs = TimerRun.objects.in_bulk()
    return [(timer, runs[timer.name]) for timer in TIMERS]


def is_late(timer: Timer, run: TimerRun) -> bool:
    """Return whether a timer should have succeeded since its last success."""
    return timezone.now() - (run.succeeded_at or run.expected_since) > timer.late_after


def _run(command: str, options: dict) -> bool:
    if command not in get_commands():
        return True
    try:
        call_command(command, **options)
    except (Exception, SystemExit):  # the others must run; the log says why
        logger.exception("The timer's command %s failed", command)
        return False
    return True
