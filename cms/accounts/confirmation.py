"""Whether somebody has just shown by a passkey that it is they, which stands for their password for five minutes."""

import time

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils.http import urlencode

PASSKEY = Authenticator.Type.WEBAUTHN


def has_passkey(user) -> bool:
    return Authenticator.objects.filter(user=user, type=PASSKEY).exists()


def is_confirmed_by_passkey(request) -> bool:
    """Return whether who is signed in has confirmed it so. Signing in with a passkey alone is not enough."""
    since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    return any(
        record.get("reauthenticated") and record.get("type") == PASSKEY and record["at"] > since
        for record in get_authentication_records(request, request.user)
    )


def make_passkey_address(next_url: str) -> str:
    """Return the address of the page that asks for a passkey, and then leads on."""
    return f"{reverse('mfa_reauthenticate_webauthn')}?{urlencode({'next': next_url})}"
