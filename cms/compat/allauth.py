"""django-allauth: the cache in which it counts attempts, and remembers used codes. It always takes the site's."""

from django.core.cache import caches
from django.utils.connection import ConnectionProxy

from .internals import Internal, Kind

SEEN = "django-allauth 65.22.1"
LIMITS = Internal(
    "allauth.core.internal.ratelimit:cache",
    Kind.GUARDS,
    SEEN,
    "It counts attempts to sign in; the keys of the site's cache change with every publication.",
    "Nothing: guessing passwords would not be limited.",
)
USED_CODES = Internal(
    "allauth.mfa.totp.internal.auth:cache",
    Kind.GUARDS,
    SEEN,
    "It remembers the codes of authenticator apps that were used; the site's cache forgets with every publication.",
    "Nothing: a code that somebody looked at over a shoulder would work a second time.",
)


def keep_limits_in(alias: str) -> None:
    """Let allauth count, and remember, in this cache."""
    for internal in (LIMITS, USED_CODES):
        internal.replace(lambda original: ConnectionProxy(caches, alias))
