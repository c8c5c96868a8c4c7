"""Log what happens to somebody's second step, and tell them where allauth does not."""

from allauth.account.adapter import get_adapter
from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.dispatch import receiver

from ..events import record
from ..models import EventKind
from ..sessions import end_sessions
from .requirement import has_second_step, set_deadline

RECOVERY_CODES = Authenticator.Type.RECOVERY_CODES
NAMES = {Authenticator.Type.TOTP: "TOTP", Authenticator.Type.WEBAUTHN: "WebAuthn"}


def _record(kind, request, user, authenticator=None) -> None:
    detail = ""
    if authenticator and authenticator.type != RECOVERY_CODES:
        name = authenticator.wrap().name if authenticator.type == Authenticator.Type.WEBAUTHN else ""
        detail = f"{NAMES[authenticator.type]} {name}".strip()
    record(kind, user, address=get_adapter(request).get_client_ip(request), detail=detail)


@receiver(signals.authenticator_added)
def record_addition(request, user, authenticator, **kwargs):
    """Log it. Sessions that began without a second step end when the first one is set up, but for this one."""
    if authenticator.type == RECOVERY_CODES:
        _record(EventKind.CODES_MADE, request, user)
        return
    _record(EventKind.STEP_ADDED, request, user, authenticator)
    if Authenticator.objects.filter(user=user).exclude(type=RECOVERY_CODES).count() == 1:
        end_sessions(user, but=request.session.session_key)


@receiver(signals.authenticator_removed)
def record_removal(request, user, authenticator, **kwargs):
    """Log it. Whoever removes the last one gets no new time of grace."""
    if authenticator.type != RECOVERY_CODES:
        _record(EventKind.STEP_REMOVED, request, user, authenticator)
        if not has_second_step(user):
            set_deadline(user)


@receiver(signals.authenticator_reset)
def record_new_codes(request, user, **kwargs):
    _record(EventKind.CODES_MADE, request, user)


@receiver(signals.authenticator_used)
def record_used_code(request, user, authenticator, **kwargs):
    """A recovery code is used when something was lost, or by somebody else: the person is told."""
    if authenticator.type == RECOVERY_CODES:
        _record(EventKind.CODE_USED, request, user)
        authenticator.refresh_from_db(fields=["data"])
        left = len(authenticator.wrap().get_unused_codes())
        get_adapter(request).send_notification_mail("accounts/email/code_used", user, {"user": user, "left": left})


@receiver(signals.authentication_failed)
def record_wrong_code(request, user, **kwargs):
    _record(EventKind.WRONG_CODE, request, user)
