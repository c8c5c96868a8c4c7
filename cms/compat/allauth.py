"""django-allauth: the cache in which it counts attempts. It always takes the site's."""

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


def keep_limits_in(alias: str) -> None:
    """Let allauth count in this cache."""
    LIMITS.replace(lambda original: ConnectionProxy(caches, alias))
