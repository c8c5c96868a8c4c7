"""Decides who may go on without a second step, and until when."""

from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils import timezone

from cms.newsroom.models import LanguageGroup

from ..models import SecondStepDeadline

LAST_DAYS = timedelta(days=3)
ADMINISTRATOR = "administrator"  # in SECOND_STEP_ROLES, beside the roles of the newsroom


def find_deadline(user) -> datetime | None:
    """Return until when somebody may go on without a second step; None if they need none, or have one.

    The time begins when this is first asked about a person, which is when they first use the admin.
    """
    if not settings.SECOND_STEP_ROLES or has_second_step(user) or not _has_role(user):
        return None
    until = timezone.now() + timedelta(days=settings.SECOND_STEP_GRACE_DAYS)
    return SecondStepDeadline.objects.get_or_create(user=user, defaults={"until": until})[0].until


def read_deadline(request) -> datetime | None:
    """Return until when who asks may go on without a second step. It is looked for once in a request."""
    if not hasattr(request, "second_step_deadline"):
        request.second_step_deadline = find_deadline(request.user)
    return request.second_step_deadline


def is_overdue(deadline: datetime | None) -> bool:
    """Return whether a second step must be set up before anything else."""
    return deadline is not None and deadline <= timezone.now()


def is_near(deadline: datetime | None) -> bool:
    """Return whether these are the last days, when every page of the admin says so."""
    return deadline is not None and deadline - LAST_DAYS <= timezone.now()


def has_second_step(user) -> bool:
    """Return whether somebody is asked for a second step when they sign in. Recovery codes alone are none."""
    return Authenticator.objects.filter(user=user, type__in=["totp", "webauthn"]).exists()


def set_deadline(user, *, days: int = 0) -> None:
    """Let the time begin again: whoever had a second step and lost it, or gave it up, needs a new one at once."""
    until = timezone.now() + timedelta(days=days)
    SecondStepDeadline.objects.update_or_create(user=user, defaults={"until": until})


def _has_role(user) -> bool:
    """Return whether one of the roles of the settings is somebody's. Who may change accounts is an administrator."""
    roles = set(settings.SECOND_STEP_ROLES)
    if ADMINISTRATOR in roles and (user.is_superuser or user.has_perm("users.change_user")):
        return True
    return LanguageGroup.objects.filter(role__in=roles - {ADMINISTRATOR}, group__user=user).exists()
