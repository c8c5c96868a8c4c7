from django.core.cache import caches
from django.core.cache.backends.db import BaseDatabaseCache

from cms.serving.cache.current import get_version


def empty_caches() -> None:
    """Empty the caches that are in use, except those in the database, and let pages be cached again.

    Those in the database are emptied with it; to ask them would open a connection, perhaps to the wrong database. A
    release whose transaction a test rolls back, or that it kills, has closed the version of the pages for 10 seconds.
    """
    for cache in caches.all(initialized_only=True):
        if not isinstance(cache, BaseDatabaseCache):
            cache.clear()
    if get_version().is_closed:
        get_version().reopen()
