"""The background task that starts the making of a walk, and how it is asked for."""

import subprocess
import sys

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db import DatabaseBackend

from cms.background.coalescing import enqueue_once
from cms.releases.models import Release

from .making import make_walk
from .models import State, Walk

SOON = 10  # a person waits for it


def ask_for_walk(release: Release) -> Walk:
    """Let the worker make the walk of a release, once more if there is one."""
    values = {"state": State.WAITING, "run": None, "asked_at": timezone.now(), "done": 0, "total": 0}
    walk, _is_new = Walk.objects.update_or_create(release=release, defaults=values)
    transaction.on_commit(lambda: enqueue_once(make_walk_task, release.pk))
    return walk


@task(priority=SOON)
def make_walk_task(release_id: int) -> None:
    """Start a process that makes the walk of a release: it takes minutes, for which other tasks would wait.

    If it is lost, the minute's timer notes it (`timing`).
    """
    if isinstance(make_walk_task.get_backend(), DatabaseBackend):
        command = [sys.executable, "-m", "django", "make_walk", str(release_id)]
        subprocess.Popen(command, cwd=settings.BASE_DIR, start_new_session=True)  # noqa: S603 - our own program
    elif release := Release.objects.filter(pk=release_id).first():  # without a worker, nobody else waits
        make_walk(release)
