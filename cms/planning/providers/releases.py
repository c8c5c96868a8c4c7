"""The moments of releases: planned, missed, and those that went live."""

import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.sanitizing.ids import read_ids
from cms.releases.errors import ReleaseError
from cms.releases.members import plan
from cms.releases.models import Release, State
from cms.releases.permissions import may_release, may_see

from ..calendar.entries import Entry, EntryProvider, Query
from ..calendar.moving import check_is_to_come

PLANNED = (State.PLANNED, State.MISSED)


class ReleaseEntries(EntryProvider):
    name = "releases"
    label = gettext_lazy("Releases")
    colour = "terracotta"
    icon = "calendar-check"

    def list_entries(self, query: Query) -> list[Entry]:
        """Return the releases of the period (two queries)."""
        if not may_see(query.user):
            return []
        if query.ids is None:
            start, end = query.moments
            planned = Q(state__in=PLANNED, planned_for__gte=start, planned_for__lt=end)
            releases = Release.objects.filter(
                planned | Q(state=State.LIVE, released_at__gte=start, released_at__lt=end)
            )
        else:
            releases = Release.objects.filter(pk__in=read_ids(query.ids), state__in=PLANNED, planned_for__isnull=False)
        is_moderator = bool(query.planner.publishing)
        return [
            Entry(
                kind=self.name,
                id=str(release.pk),
                title=release.name,
                start=release.released_at if release.state == State.LIVE else release.planned_for,
                url=reverse("releases:show", args=[release.pk]),
                people=(release.responsible_id,),
                note=release.get_state_display(),
                is_movable=is_moderator and release.state in PLANNED,
                is_done=release.state == State.LIVE,
                is_late=release.state == State.MISSED,
            )
            for release in releases
        ]

    def move(self, user, entry: Entry, start: datetime.datetime) -> None:
        """Plan the release for another moment. Raises PermissionDenied if the person may not release it."""
        release = Release.objects.get(pk=entry.id)
        if not may_release(user, release):
            raise PermissionDenied(_("You may not set the moment of “%(title)s”.") % {"title": entry.title})
        check_is_to_come(start)
        try:
            plan(release, start, user)
        except ReleaseError as refusal:
            raise ValidationError(str(refusal)) from refusal
