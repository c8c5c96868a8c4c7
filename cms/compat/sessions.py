"""Sessions in the database, whose keys are signed (Django's SESSION_ENGINE).

A cookie with a key that this site never gave out is known to be false without a query, also before Django: such a
request gets what a reader without a session gets.
"""

import hmac

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.utils.crypto import get_random_string, salted_hmac

from .internals import Internal, Kind

KEYS = [
    Internal(
        f"django.contrib.sessions.backends.base:SessionBase.{name}",
        Kind.GUARDS,
        seen="Django 5.2",
        why="Session keys are signed, so that a false cookie costs no query and never counts as a person.",
        instead="Whatever makes and checks the keys of sessions.",
        parameters=parameters,
    )
    for name, parameters in (("_get_new_session_key", ("self",)), ("_validate_session_key", ("self", "key")))
]
RANDOM, SIGNATURE = 20, 20  # characters; the column holds 40
SALT = "cms.compat.sessions"


class SessionStore(db.SessionStore):
    def _get_new_session_key(self):
        while True:
            key = make_key()
            if not self.exists(key):
                return key

    def _validate_session_key(self, key):
        return is_signed(key)


def make_key() -> str:
    """Return a new key: random characters, and their signature."""
    random = get_random_string(RANDOM, VALID_KEY_CHARS)
    return random + _sign(random, settings.SECRET_KEY)


def is_signed(key: str | None) -> bool:
    """Return whether this site has given out a session key. Keys stay valid as long as their SECRET_KEY is known."""
    if not key or len(key) != RANDOM + SIGNATURE or not key.isascii():
        return False
    random, signature = key[:RANDOM], key[RANDOM:]
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(hmac.compare_digest(signature, _sign(random, secret)) for secret in secrets)


def has_session(environ: dict) -> bool:
    """Return whether a request (its WSGI environment) has the cookie of a session that this site has given out."""
    cookies = environ.get("HTTP_COOKIE")
    if not cookies or settings.SESSION_COOKIE_NAME not in cookies:
        return False
    return is_signed(find_cookie(cookies))


def find_cookie(cookies: str) -> str | None:
    """Return the value of the session cookie in a Cookie header, as Django reads it: of several, the last counts."""
    found = None
    for part in cookies.split(";"):
        name, _, value = part.partition("=")
        if name.strip() == settings.SESSION_COOKIE_NAME:
            found = value.strip()
    return found


def _sign(random: str, secret: str) -> str:
    return salted_hmac(SALT, random, secret=secret, algorithm="sha256").hexdigest()[:SIGNATURE]
