"""The background task that makes a walk, and how it is asked for."""

from django.db import transaction
from django.utils import timezone
from django_tasks import task

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
    """Make the walk of a release; if its worker is lost, another makes it from the beginning."""
    if release := Release.objects.filter(pk=release_id).first():
        make_walk(release)
