"""Make the walk of a release: a process of its own renders it, and this one stores what it says.

The process has settings, caches and a version of its own (`settings`). With SQLite it works on a copy of the database,
so that nobody waits for its lock; with PostgreSQL in a transaction of the same one. Both are thrown away.
"""

import json
import logging
import os
import sqlite3
import subprocess
import sys
import tempfile
import uuid
from base64 import b64decode
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from cms.background.processes import identify_process
from cms.releases.models import Release

from .freshness import make_fingerprint
from .models import State, Walk, WalkedPage
from .settings import APART

logger = logging.getLogger(__name__)
BATCH = 10  # pages
SECRETS = ("SENTRY_DSN",)  # errors of a rehearsal are none of the site's: `make_walk` logs them


class WalkFailedError(Exception):
    """The process that renders ended with an error."""


def stop(walk: Walk) -> None:
    """Stop the making of a walk; its process ends at its next page."""
    states = [State.WAITING, State.WORKING]
    Walk.objects.filter(pk=walk.pk, state__in=states).update(state=State.STOPPED, run=None)


def make_walk(release: Release) -> None:
    """Make the walk of a release that waits for it, from the beginning; may be stopped or run again at any moment."""
    run = _begin(release)
    if run is None:
        return
    waiting: list[WalkedPage] = []
    said: dict = {}
    try:
        walk = Walk.objects.get(release=release)
        with closing(_render(release, walk.moment)) as messages:
            for message in messages:
                if "page" in message:
                    body = b64decode(message["page"].pop("body"))
                    waiting.append(_make_page(walk, body, **message["page"]))
                said |= {name: message[name] for name in ("done", "total", "left_out") if name in message}
                if len(waiting) >= BATCH or said.get("done", BATCH) % BATCH == 0:
                    if not _store(run, waiting, **said):
                        return
                    waiting = []
        _store(run, waiting, **said, state=State.READY, finished_at=timezone.now())
    except Exception:
        logger.exception("The walk of the release “%s” failed", release)
        _store(run, [], state=State.FAILED)


def _begin(release: Release) -> uuid.UUID | None:
    """Empty the walk of a release, if it is to be made; return the key of this making."""
    run = uuid.uuid4()
    with transaction.atomic():
        walk = Walk.objects.select_for_update().filter(release=release).first()
        if walk is None or not walk.is_being_made or not release.is_open:
            return None
        walk.pages.all().delete()
        walk.run, walk.process = run, identify_process()
        walk.state, walk.left_out = State.WORKING, []
        walk.done, walk.total, walk.finished_at = 0, 0, None
        walk.moment = max(release.planned_for or timezone.now(), timezone.now())
        walk.fingerprint = make_fingerprint(release)
        walk.save()
    return run


def _make_page(walk: Walk, body: bytes, **values) -> WalkedPage:
    lengths = {name: WalkedPage._meta.get_field(name).max_length for name in ("title", "work")}
    values |= {name: values[name][:length] for name, length in lengths.items()}
    return WalkedPage(walk=walk, body=body, **values)


def _store(run: uuid.UUID, pages: list[WalkedPage], **values) -> bool:
    """Store pages and progress; return False if the making was stopped or overtaken meanwhile."""
    with transaction.atomic():
        if not Walk.objects.filter(run=run).update(run=run, **values):
            return False
        longest = WalkedPage._meta.get_field("address").max_length
        WalkedPage.objects.bulk_create(page for page in pages if len(page.address) <= longest)
    return True


def _render(release: Release, moment: datetime) -> Iterator[dict]:
    """Start the process that renders, and yield its messages; end it if nobody listens. Raises WalkFailedError."""
    with tempfile.TemporaryDirectory(prefix="walk-") as folder, tempfile.TemporaryFile() as errors:
        environment = {name: value for name, value in os.environ.items() if name not in SECRETS}
        environment |= {"DJANGO_SETTINGS_MODULE": "cms.walks.settings", APART: describe_settings(Path(folder))}
        command = [sys.executable, "-m", "django", "render_walk", str(release.pk), moment.isoformat()]
        process = subprocess.Popen(  # noqa: S603 - our own program
            command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, stderr=errors
        )
        try:
            for line in process.stdout:
                yield json.loads(line)
            if process.wait() != 0:
                errors.seek(0)
                raise WalkFailedError(errors.read().decode(errors="replace")[-4000:])
        finally:
            process.kill()
            process.wait()
            process.stdout.close()


def describe_settings(folder: Path) -> str:
    """Return what the process that renders needs to know of this one; copy an SQLite database for it."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
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
