"""Secret tokens in URLs: made, stored as hashes, masked in logs and error reports; headers of what is behind them.

Whatever is answered below `PREFIXES` is private, errors and redirects included: `middleware.SecretPathsMiddleware`.
"""

import hashlib
import logging
import re
import secrets

from django.conf import settings
from django.urls import reverse

PREFIXES = ("/calendar/", "/sign-off/", "/walk/")

# Of every answer at a secret URL: in no cache, in no search engine, not told to other sites.
PRIVATE = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}

# The parts of paths before and after a token; whatever is between them is secret.
# Slashes may be encoded, as in `?next=`.
_SLASH, _SEGMENT = r"(?:/|%2[Ff])", r"(?:(?!%2[Ff])[^/?#&\s'\"])"
_SECRETS = [
    (re.compile(rf"({_SLASH}admin{_SLASH}password_reset{_SLASH}key{_SLASH})[^?#&\s'\"]+"), r"\1***"),
    (re.compile(rf"({_SLASH}calendar{_SLASH}){_SEGMENT}+?(?=\.ics)"), r"\1***"),
    (re.compile(rf"({_SLASH}sign-off{_SLASH}){_SEGMENT}+"), r"\1***"),
    (re.compile(rf"({_SLASH}walk{_SLASH})(?!\*\*\*)[\w-]{{20,}}"), r"\1***"),
]


def make_token() -> tuple[str, str]:
    """Return a new token, for the URL, and its hash, which is stored."""
    token = secrets.token_urlsafe(32)
    return token, hash_token(token)


def make_url(name: str, token: str) -> str:
    """Return the absolute URL of a named pattern for a token. It is shown once: only the hash is stored."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name, args=[token])


def hash_token(token: str) -> str:
    """Return what is stored of a token. It has 256 random bits, so that its hash needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def mask(text: str) -> str:
    """Return a text with the tokens of the URLs in it masked."""
    for pattern, replacement in _SECRETS:
        text = pattern.sub(replacement, text)
    return text


class MaskSecretPaths(logging.Filter):
    """Mask tokens in what is logged. Handlers use it, so that it sees the records of all loggers."""

    _formatter = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info:  # exceptions may quote the address
            said = self._formatter.formatException(record.exc_info)
            if (masked := mask(said)) != said:
                record.exc_info, record.exc_text = None, masked
        message = record.getMessage()
        if (masked := mask(message)) != message:
            record.msg, record.args = masked, ()
        request = getattr(record, "request", None)
        if request is not None and mask(str(request)) != str(request):
            record.request = mask(str(request))
        return True


def mask_report(event: dict, hint: dict) -> dict:
    """Mask the URLs in an error report: those of the request, of the breadcrumbs, and whatever quotes them.

    It is Sentry's `before_send` and `before_send_transaction`.
    """
    return _mask_values(event)


def _mask_values(value):
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, dict):
        return {key: _mask_values(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_mask_values(part) for part in value]
    return value
