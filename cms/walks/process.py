"""The process that renders a walk: started with settings, caches and a version of its own, listened to, ended.

With SQLite it works on a copy of the database, so that nobody waits for its lock; with PostgreSQL in a transaction of
the same one. Both are thrown away. Its settings: `settings`.
"""

import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from cms.background.processes import identify_process, is_gone
from cms.releases.models import Release

from .settings import APART

logger = logging.getLogger(__name__)
SILENT = 300  # seconds without a message, after which the process counts as hanging; a page takes less than one
SECRETS = ("SENTRY_DSN",)  # errors of a rehearsal are none of the site's: `make_walk` logs them
PREFIX, OWNER = "walk-", "made-by"  # of the folders with the copies; in each, the file that names the process


class WalkFailedError(Exception):
    """The process that renders ended with an error, or said nothing for too long."""


def render(release: Release, moment: datetime) -> Iterator[dict]:
    """Start the process that renders, and yield its messages; end it if nobody listens. Raises WalkFailedError."""
    remove_leftovers()
    with tempfile.TemporaryDirectory(prefix=PREFIX) as folder, tempfile.TemporaryFile() as errors:
        Path(folder, OWNER).write_text(identify_process())
        environment = {name: value for name, value in os.environ.items() if name not in SECRETS}
        environment |= {"DJANGO_SETTINGS_MODULE": "cms.walks.settings", APART: describe_settings(Path(folder))}
        command = [sys.executable, "-m", "django", "render_walk", str(release.pk), moment.isoformat()]
        process = subprocess.Popen(  # noqa: S603 - our own program
            command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, stderr=errors
        )
        try:
            yield from map(json.loads, listen(process))
            if process.wait() != 0:
                errors.seek(0)
                raise WalkFailedError(errors.read().decode(errors="replace")[-4000:])
        finally:
            process.kill()
            process.wait()
            process.stdout.close()


def listen(process: subprocess.Popen, seconds: float = SILENT) -> Iterator[bytes]:
    """Yield the lines that a process prints; end it, and raise WalkFailedError, if it says nothing for too long."""
    hangs = threading.Event()

    def end() -> None:
        hangs.set()
        process.kill()

    while True:
        watch = threading.Timer(seconds, end)
        watch.daemon = True
        watch.start()
        line = process.stdout.readline()
        watch.cancel()
        if hangs.is_set():
            raise WalkFailedError(f"The process said nothing for {seconds} seconds.")
        if not line:
            return
        yield line


def describe_settings(folder: Path) -> str:
    """Return what the process that renders needs to know of this one; copy an SQLite database for it."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        import sqlite3  # with PostgreSQL nothing else needs it

        source, name = name, str(folder / "copy.sqlite3")
        # All pages in one step, by a connection that only reads: in WAL mode it holds up no writer.
        with closing(sqlite3.connect(source)) as database, closing(sqlite3.connect(name)) as copy:
            database.backup(copy)
    values = {
        "module": os.environ["DJANGO_SETTINGS_MODULE"],
        "database": name,
        "version_file": str(folder / "page-version"),
        "media_root": str(settings.MEDIA_ROOT),
    }
    return json.dumps(values)


def remove_leftovers() -> None:
    """Remove the copies of the database whose makers were killed before they could."""
    for owner in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/{OWNER}"):
        with suppress(OSError):  # somebody else's
            if is_gone(owner.read_text()):
                shutil.rmtree(owner.parent)
