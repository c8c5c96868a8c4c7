"""The minute's work on walks: those that outsiders may see are made again, those that are over removed."""

import logging
from datetime import timedelta

from django.utils import timezone

from cms.background.processes import is_gone
from cms.releases.models import Release

from .freshness import is_fresh
from .making import fail
from .models import State, Walk, WalkLink
from .tasks import ask_for_walk

logger = logging.getLogger(__name__)
REST = timedelta(minutes=10)  # between two makings of a walk that nobody asks for
KEPT = timedelta(days=30)  # an expired link, to be looked up


def keep_up() -> None:
    """Make outdated walks with open links again; remove those of releases that are not open, and links that are old.

    What was lost while it was made has failed. It is made again if outsiders wait for it, or when somebody asks.
    """
    now = timezone.now()
    Walk.objects.filter(release__is_open=False).delete()
    for walk in Walk.objects.filter(state=State.WORKING):
        if is_gone(walk.process):
            logger.warning("The process that made the walk of the release “%s” was lost.", walk.release_id)
            fail(Walk.objects.filter(pk=walk.pk, run=walk.run))
    for walk in Walk.objects.filter(state=State.WAITING, asked_at__lt=now - REST).select_related("release"):
        ask_for_walk(walk.release)  # it gave way to an editor, or what was to make it was lost before it began
    WalkLink.objects.filter(expires_at__lt=now - KEPT).delete()
    open_links = WalkLink.objects.filter(withdrawn_at=None, expires_at__gt=now)
    waited_for = Release.objects.filter(is_open=True, pk__in=open_links.values("release"))
    for release in waited_for.select_related("walk"):
        walk = getattr(release, "walk", None)  # none after a release was undone
        if walk is None or (not walk.is_being_made and walk.asked_at < now - REST and not is_fresh(walk)):
            ask_for_walk(release)
