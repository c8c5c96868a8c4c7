"""The log of accounts: what is written into it, and for how long it is kept."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from cms.newsroom.access.current import get_current_user

from .models import Event, EventKind

DAYS = 365
DETAIL = Event._meta.get_field("detail").max_length


def record(kind: EventKind, user, *, address: str | None = None, detail: str = "") -> None:
    """Write an event of an account; `by` is who is signed in, or nobody: a command, a link in a mail."""
    by = get_current_user()
    name = user.get_username() if user else ""
    Event.objects.create(
        kind=kind,
        user=user if user and user.pk else None,
        name=name,
        by=by.get_username() if by else "",
        address=address,
        detail=detail[:DETAIL],
    )


def record_attempt(kind: EventKind, name: str, address: str) -> None:
    """Write that somebody did not get in. The name is kept only if it is an account's."""
    record(kind, get_user_model().objects.filter(username=name).first() if name else None, address=address)


def erase_old_events() -> int:
    """Erase what is older than a year; return how many events."""
    count, _by_model = Event.objects.filter(at__lt=timezone.now() - timedelta(days=DAYS)).delete()
    return count
