"""Codes of authenticator apps and recovery codes, for tests."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def make_code(secret: str = SECRET, *, steps: int = 0) -> str:
    """Return the code that an app shows now, or `steps` times 30 seconds later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def give_app(user) -> str:
    """Set up an app for somebody; return its secret."""
    TOTP.activate(user, SECRET)
    return SECRET


def give_recovery_codes(user) -> list[str]:
    return RecoveryCodes.activate(user).get_unused_codes()


def read_secret(user) -> str:
    return decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"])
