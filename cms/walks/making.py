"""Make the walk of a release: a process of its own renders it (`process`), and this one stores what it says."""

import logging
import uuid
from base64 import b64decode
from contextlib import closing

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cms.background.processes import identify_process
from cms.releases.models import Release

from .freshness import make_fingerprint
from .models import State, Walk, WalkedPage
from .process import render

logger = logging.getLogger(__name__)
BATCH = 10  # pages


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
        with closing(render(release, walk.moment)) as messages:
            for message in messages:
                if "gave_way" in message:
                    _store(run, [], state=State.WAITING, asked_at=timezone.now())  # the timer asks again (`timing`)
                    return
                if "page" in message:
                    body = b64decode(message["page"].pop("body"))
                    waiting.append(_make_page(walk, body, **message["page"]))
                said |= {name: message[name] for name in ("done", "total", "left_out", "beyond") if name in message}
                if len(waiting) >= BATCH or said.get("done", BATCH) % BATCH == 0:
                    if not _store(run, waiting, **said):
                        return
                    waiting = []
        _store(run, waiting, **said, state=State.READY, finished_at=timezone.now())
    except Exception:
        logger.exception("The walk of the release “%s” failed", release)
        fail(Walk.objects.filter(run=run))


def fail(walks: QuerySet[Walk]) -> None:
    """Note that the making of walks has failed; their pages go, so that no half of a walk is shown."""
    with transaction.atomic():
        WalkedPage.objects.filter(walk__in=walks).delete()
        walks.update(state=State.FAILED)


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
        walk.done, walk.total, walk.beyond, walk.finished_at = 0, 0, 0, None
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
