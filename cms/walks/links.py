"""Outsiders' links to the walk of a release: made, found by their tokens, withdrawn."""

from datetime import timedelta

from django.utils import timezone
from wagtail.log_actions import log

from cms.releases.models import Release
from cms.serving.secret_paths import hash_token, make_token, make_url

from .log_actions import LINKED, UNLINKED
from .models import WalkLink

DAYS = (1, 3, 7, 14, 30)  # how long a link may hold


def make_link(release: Release, for_whom: str, language: str, days: int, user) -> str:
    """Make a link to the walk of a release; return its address, which nobody can read again.

    Raises ValueError for a duration that is not offered.
    """
    if days not in DAYS:
        raise ValueError(f"A link holds for {DAYS} days, not {days}.")
    token, token_hash = make_token()
    link = WalkLink.objects.create(
        release=release,
        token_hash=token_hash,
        for_whom=for_whom,
        language=language,
        made_by=user,
        expires_at=timezone.now() + timedelta(days=days),
    )
    log(release, LINKED, user=user, data={"link": link.pk, "until": link.expires_at.isoformat()})
    return make_url("walk_for_outsiders", token)


def find_link(token: str) -> WalkLink | None:
    """Return the link of a token, whether it still holds or not."""
    return WalkLink.objects.select_related("release__walk").filter(token_hash=hash_token(token)).first()


def withdraw_link(link: WalkLink, user) -> None:
    """End a link at once."""
    if WalkLink.objects.filter(pk=link.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        log(link.release, UNLINKED, user=user, data={"link": link.pk})
