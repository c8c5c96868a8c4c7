"""Takes away the second step of somebody who lost theirs. They set up a new one when they sign in next."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from ..events import record
from ..mail import tell
from ..models import EventKind
from ..rights import may_change
from ..sessions import end_sessions
from .requirement import set_deadline


def may_reset(actor, user) -> bool:
    """Return whether `actor` may reset somebody's second step: never their own, and an administrator's only if one."""
    return actor != user and may_change(actor, user)


@transaction.atomic
def reset_second_step(user, *, by=None, days: int = 0) -> int:
    """Remove all of it, end all sessions, log it and tell the person; return how many there were.

    `by` is None for the command on the machine. If the person's role needs a second step, they may go on without one
    for so many days; else they set up a new one before anything else.
    """
    count, _by_model = Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    set_deadline(user, days=days)
    record(EventKind.STEP_RESET, user)
    tell(user, "second_step_reset", by=by)
    return count
