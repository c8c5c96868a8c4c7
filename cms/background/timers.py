"""The timers: what runs at fixed times, and from when on a timer is late.

Each timer is a pair of systemd units in docs/deploy/, whose service calls `manage.py run_timer NAME`. `make run` runs
the same commands.
"""

import datetime
import logging
from typing import NamedTuple

from django.core.management import call_command, get_commands
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import TimerRun

logger = logging.getLogger(__name__)
MINUTE, HOUR, DAY = datetime.timedelta(minutes=1), datetime.timedelta(hours=1), datetime.timedelta(days=1)


class Timer(NamedTuple):
    """A timer; `commands` run one after another, also after one that failed."""

    name: str
    label: Promise
    commands: tuple[str, ...]
    every: datetime.timedelta
    late_after: datetime.timedelta


TIMERS = (
    Timer("publish", _("Scheduled publication"), ("publish_scheduled",), MINUTE, 10 * MINUTE),
    Timer("releases", _("Releases"), ("run_releases",), MINUTE, 10 * MINUTE),
    Timer("health", _("Watching for faults"), ("report_faults",), MINUTE, 10 * MINUTE),
    # Not at night: from 19 to 7 h are twelve hours.
    Timer("digest", _("Mails about news"), ("send_digest", "send_rights_news"), HOUR, 13 * HOUR),
    Timer("bodies", _("Pictures and bodies of pages"), ("make_renditions", "store_bodies"), DAY, 26 * HOUR),
    Timer("cards", _("Social cards"), ("make_cards",), DAY, 26 * HOUR),
    Timer(
        "bin",
        _("Emptying the bin"),
        ("empty_bin", "erase_sign_offs", "erase_account_events", "prune_db_task_results"),
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

    Commands of apps that are not installed are left out.
    """
    note_start(timer)
    failed = [command for command in timer.commands if not _run(command, options)]
    note_end(timer, failed)
    return failed


def note_start(timer: Timer) -> None:
    TimerRun.objects.update_or_create(timer=timer.name, defaults={"started_at": timezone.now()})


def note_end(timer: Timer, failed: list[str]) -> None:
    """Note how a run ended. It is noted afterwards, so that a run that was killed does not count."""
    known = {"problem": ", ".join(failed)[:200]}
    if not failed:
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
