"""A migrated database, cached between runs of the tests: the 400 migrations take half a minute.

It is found by the hash of all migrations: on SQLite as a file in pytest's cache, on PostgreSQL as a database of the
server that `CREATE DATABASE` uses as a template. If there is none, one process of pytest-xdist makes it, and the others
wait for it. Django still runs `migrate` on the copy, which then has nothing to do.
"""

import fcntl
import hashlib
import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader

FOLDER = "migrated-databases"


def hash_migrations() -> str:
    """Return a hash of the source of every migration of every installed app, including the libraries'."""
    digest = hashlib.sha256()
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        module = find_spec(MigrationLoader.migrations_module(app.label)[0] or "-")
        for folder in module.submodule_search_locations or [] if module else []:
            for path in sorted(Path(folder).glob("*.py")):
                digest.update(f"{app.label} {path.name}".encode() + path.read_bytes())
    return digest.hexdigest()[:24]


class KeptFile:
    """The migrated SQLite database: a file in pytest's cache."""

    def __init__(self, folder: Path):
        self.path = folder / f"{hash_migrations()}.sqlite3"

    def exists(self) -> bool:
        return self.path.exists()

    def use(self) -> bool:
        """Put a copy where the tests' database will be; return True, so that pytest-django leaves that file there."""
        shutil.copyfile(self.path, connection.settings_dict["TEST"]["NAME"])
        return True

    def keep(self) -> None:
        """Keep a copy of the tests' database, and delete older ones. No connection may be open."""
        for older in self.path.parent.glob("*.sqlite3"):
            older.unlink(missing_ok=True)
        unfinished = self.path.with_suffix(f".{os.getpid()}")
        shutil.copyfile(connection.settings_dict["NAME"], unfinished)
        unfinished.replace(self.path)


class KeptTemplate:
    """The migrated PostgreSQL database: another one on the server of the tests."""

    PREFIX = "museumweek_migrated_"

    def __init__(self):
        self.name = self.PREFIX + hash_migrations()

    def list_names(self) -> list[str]:
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [self.PREFIX])
            return [name for (name,) in cursor.fetchall()]

    def exists(self) -> bool:
        return self.name in self.list_names()

    def use(self) -> bool:
        """Make Django create the tests' database from it; return False, so that pytest-django deletes it at the end."""
        connection.settings_dict["TEST"]["TEMPLATE"] = self.name
        return False

    def keep(self) -> None:
        """Keep a copy of the tests' database, and delete older ones. No connection may be open."""
        quote = connection.ops.quote_name
        older = self.list_names()
        with connection._nodb_cursor() as cursor:
            for name in older:
                cursor.execute(f"DROP DATABASE IF EXISTS {quote(name)}")
            # It gets its name only when it is complete.
            cursor.execute(f"CREATE DATABASE {quote(self.PREFIX)} TEMPLATE {quote(connection.settings_dict['NAME'])}")
            cursor.execute(f"ALTER DATABASE {quote(self.PREFIX)} RENAME TO {quote(self.name)}")


def find_kept(config) -> KeptFile | KeptTemplate | None:
    """Return where the migrated database is cached, or would be; None if pytest has no cache."""
    if not hasattr(config, "cache"):
        return None
    return KeptFile(config.cache.mkdir(FOLDER)) if connection.vendor == "sqlite" else KeptTemplate()


class Keeping:
    """The cached database of this run, and the lock of the process that makes it."""

    kept = None
    lock = None


@pytest.fixture(scope="session")
def django_db_keepdb(request, django_db_modify_db_settings, django_db_blocker) -> bool:
    """Start with the cached database if there is one; otherwise, let one process make it."""
    Keeping.kept = find_kept(request.config)
    if Keeping.kept is None:
        return request.config.getvalue("reuse_db")
    lock = request.config.cache.mkdir(FOLDER) / "lock"
    Keeping.lock = lock.open("w")  # released when the process ends, in whatever way
    fcntl.flock(Keeping.lock, fcntl.LOCK_EX)
    with django_db_blocker.unblock():
        if Keeping.kept.exists():
            Keeping.lock.close()
            return Keeping.kept.use()
    return request.config.getvalue("reuse_db")


def keep_migrated() -> None:
    """Cache the database as the migrations left it, if this process made it. No connection may be open."""
    if Keeping.lock is not None and not Keeping.lock.closed:
        Keeping.kept.keep()
        Keeping.lock.close()
