"""Secrets of authenticator apps and recovery codes are encrypted in the database, with keys made from SECRET_KEY.

Whoever gets a copy of the database alone cannot make codes. Former keys (SECRET_KEY_FALLBACKS) still decrypt.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _


def encrypt(text: str) -> str:
    return _get_keys().encrypt(text.encode()).decode()


def decrypt(encrypted: str) -> str:
    """Return the text; raise PermissionDenied if none of the site's keys fits."""
    try:
        return _get_keys().decrypt(encrypted.encode()).decode()
    except InvalidToken:
        raise PermissionDenied(
            _("The site's key has changed, so your second step cannot be checked. Ask an administrator to reset it.")
        ) from None


def _get_keys() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derive(key))) for key in keys])


def _derive(key: str) -> bytes:
    return salted_hmac("cms.accounts.second_step", "", secret=key, algorithm="sha256").digest()
