from django.core.cache import caches
from django.core.cache.backends.db import BaseDatabaseCache


def empty_caches() -> None:
    """Empty the caches that are in use, except those in the database.

    These are emptied with it; to ask them would open a connection, perhaps to the wrong database.
    """
    for cache in caches.all(initialized_only=True):
        if not isinstance(cache, BaseDatabaseCache):
            cache.clear()
