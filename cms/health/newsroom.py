"""Checks of what readers do not notice at once: workers, tasks, timers, disk, writes, cache.

Each is a function that yields problems. They are cheap, as a monitor asks each minute; an exception is a problem too.
"""

import datetime
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import OperationalError, connection
from django.db.models import Min, Q
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult, get_date_max

from cms.background.failures import list_failed_tasks
from cms.background.heartbeats import count_alive
from cms.background.timers import is_late, read_runs
from cms.serving.cache.current import check_version, get_version

from .models import LastWrite
from .problems import Problem

logger = logging.getLogger(__name__)
WAITING_TOO_LONG = datetime.timedelta(minutes=10)
FAILED_TASK = "task-"  # how the codes of these problems begin
PATIENCE = 2  # seconds to wait for somebody else's write
BLOCK = 64 * 1024  # bytes to write, more than fits into a file's last block


def check_workers() -> Iterator[Problem]:
    if not count_alive():
        yield Problem("worker", "none", _("No background worker is running: mails, pictures and translations wait."))


def check_tasks() -> Iterator[Problem]:
    """Find out whether tasks wait for long. A task for a fixed time waits from then on."""
    ready = DBTaskResult.objects.ready()
    at_once = Q(run_after=get_date_max())
    found = ready.aggregate(enqueued=Min("enqueued_at", filter=at_once), due=Min("run_after", filter=~at_once))
    oldest = min(filter(None, found.values()), default=None)
    if oldest and timezone.now() - oldest > WAITING_TOO_LONG:
        yield Problem("tasks", "late", _("Background tasks have been waiting for more than ten minutes."))


def check_timers() -> Iterator[Problem]:
    for timer, run in read_runs():
        if timer.name == "backup":
            continue
        if is_late(timer, run):
            word, sentence = "late", _("“{name}” has not run for too long.")
        elif run.problem:
            word, sentence = "failed", _("The last run of “{name}” failed.")
        else:
            continue
        yield Problem(f"timer-{timer.name}", word, format_lazy(sentence, name=timer.label))


def check_backup() -> Iterator[Problem]:
    if any(is_late(timer, run) for timer, run in read_runs() if timer.name == "backup"):
        yield Problem("backup", "late", _("The last backup that could be read back is more than a day old."))


def check_room() -> Iterator[Problem]:
    """Check the disks with uploaded files, the page version and, on SQLite, the database."""
    for place in find_places():
        found = os.statvfs(place)
        if found.f_bavail * found.f_frsize < settings.HEALTH["DISK_MEGABYTES"] * 1024**2:
            sentence = format_lazy(_("The disk is almost full: {place}"), place=place)
            yield Problem("disk", "full", sentence, name_host())
            return  # they are often the same disk


def name_host() -> str:
    """Return this host's name among several; "" if it is alone."""
    return getattr(get_version(), "name", "")[:200]


def find_places() -> list[str]:
    """Return the folders on this machine that the site writes to."""
    places = [os.path.dirname(settings.PAGE_CACHE["VERSION_FILE"])]
    if isinstance(default_storage, FileSystemStorage):
        places.append(default_storage.location)
    if connection.vendor == "sqlite":
        places.append(os.path.dirname(os.path.abspath(connection.settings_dict["NAME"])))
    return [place for place in places if os.path.isdir(place)]


def check_writing() -> Iterator[Problem]:
    """Write to the database, and to the folders of files."""
    try:
        with _waiting_briefly():
            LastWrite.objects.update_or_create(pk=1)
    except OperationalError:
        yield Problem("write", "failing", _("The database accepts no changes at the moment."))
    for place in find_places():
        try:
            with tempfile.TemporaryFile(dir=place) as file:
                file.write(bytes(BLOCK))
        except OSError:
            sentence = format_lazy(_("Files cannot be written in {place}"), place=place)
            yield Problem("write-files", "failing", sentence, name_host())
            return


@contextmanager
def _waiting_briefly() -> Iterator[None]:
    """On SQLite, wait for somebody else's write for two seconds, not twenty."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        (usual,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")


def check_cache() -> Iterator[Problem]:
    cache.set("healthz", "ok", 30)
    if cache.get("healthz") != "ok":
        sentence = _("The cache does not answer: pages are made more slowly.")
        yield Problem("cache", "failing", sentence, name_host())


def check_pages() -> Iterator[Problem]:
    if check_version():
        sentence = _("The other hosts cannot be reached: pages are kept for a second only.")
        yield Problem("pages", "alone", sentence, name_host())


CHECKS = {
    "worker": check_workers,
    "tasks": check_tasks,
    "timers": check_timers,
    "backup": check_backup,
    "disk": check_room,
    "write": check_writing,
    "cache": check_cache,
    "pages": check_pages,
}


def check_failures() -> Iterator[Problem]:
    """Find tasks that have failed each time within a week. A monitor need not know, so this is none of CHECKS."""
    for task in list_failed_tasks():
        sentence = _("A background task fails each time: {task}")
        yield Problem(f"{FAILED_TASK}{task.path}", "failed", format_lazy(sentence, task=task.name))


def find_problems() -> list[Problem]:
    """Return all problems; a check that fails itself is one."""
    checks = {**CHECKS, "failures": check_failures}
    return [problem for name, check in checks.items() for problem in _run(name, check)]


def _run(name: str, check) -> list[Problem]:
    try:
        return list(check())
    except Exception:
        logger.exception("Health check %s failed", name)
        return [Problem(name, "failing", format_lazy(_("This could not be checked: {name}"), name=name))]
