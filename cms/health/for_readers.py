"""Checks of what readers need. If one fails, this process cannot serve them: the host goes out of rotation.

Nothing else belongs here. A dead worker or a full disk must not take a host away that can still show every page, and
while the database is away, this process still sends the pages that it has kept.
"""

from functools import lru_cache

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from cms.serving.cache.application import count_kept


def check_database() -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()


def check_migrations() -> str | None:
    """Check that the newest migrations of the code have been applied to this database."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    return None if newest_migrations() <= applied else "not all applied"


@lru_cache
def newest_migrations() -> frozenset:
    """Return the last migrations of every app, read from the files once: they do not change under a running process."""
    return frozenset(MigrationLoader(connection).graph.leaf_nodes())


def serves_kept_pages() -> bool:
    """Return whether this process can send pages without the database."""
    return count_kept() > 0


CHECKS = {"database": check_database, "migrations": check_migrations}
