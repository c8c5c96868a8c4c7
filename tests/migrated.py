"""A migrated database, cached between runs of the tests: the 400 migrations take half a minute.

It is found by the hash of all migrations: on SQLite as a file in pytest's cache, on PostgreSQL as a database of the
server that `CREATE DATABASE` uses as a template. If there is none, one process of pytest-xdist makes it and the others
wait for it. Django still runs `migrate` on the copy, which then has nothing to do. With new migrations, the copy is of
the cached database that lacks fewest of them, and `migrate` runs those. The empty tables of apps that are not installed
may be in it.
"""

import fcntl
import hashlib
import json
import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader

FOLDER = "migrated-databases"


def hash_migrations() -> dict[str, str]:
    """Return a hash of the source of each migration of every installed app, the libraries' too, by "app file"."""
    hashes = {}
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        module = find_spec(MigrationLoader.migrations_module(app.label)[0] or "-")
        for folder in module.submodule_search_locations or [] if module else []:
            for path in sorted(Path(folder).glob("*.py")):
                hashes[f"{app.label} {path.name}"] = hashlib.sha256(path.read_bytes()).hexdigest()
    return hashes


class Kept:
    """The cached databases, each with a file that lists its migrations. Subclasses say where the databases are."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.migrations = hash_migrations()
        self.name = hashlib.sha256(json.dumps(self.migrations).encode()).hexdigest()[:24]

    def find(self) -> str | None:
        """Return the name of the cached database with these migrations, or with most of them and no other ones.

        Those of apps that are not installed do not count.
        """
        names = self.list_names()
        if self.name in names:
            return self.name
        listed = {name: self._read_migrations(name) for name in names}
        usable = [name for name in names if listed[name] and listed[name].items() <= self.migrations.items()]
        return max(usable, key=lambda name: len(listed[name]), default=None)

    def keep(self) -> None:
        """Keep a copy of the tests' database, and delete older ones. No connection may be open."""
        older = self.list_names()
        self.copy()
        self._get_list(self.name).write_text(json.dumps(self.migrations))
        for name in older:
            self.delete(name)
            self._get_list(name).unlink(missing_ok=True)

    def _get_list(self, name: str) -> Path:
        return self.folder / f"{name}.json"

    def _read_migrations(self, name: str) -> dict[str, str]:
        listed = json.loads(self._get_list(name).read_text()) if self._get_list(name).exists() else {}
        return {migration: digest for migration, digest in listed.items() if migration.split()[0] in apps.app_configs}

    def list_names(self) -> list[str]:
        """Return the names of the cached databases."""
        raise NotImplementedError

    def use(self, name: str) -> bool:
        """Make the tests' database a copy; return whether pytest-django must leave in place what is there."""
        raise NotImplementedError

    def copy(self) -> None:
        """Copy the tests' database; the copy gets its name only when it is complete."""
        raise NotImplementedError

    def delete(self, name: str) -> None:
        raise NotImplementedError


class KeptFile(Kept):
    """The migrated SQLite database: a file in pytest's cache."""

    def list_names(self) -> list[str]:
        return [path.stem for path in self.folder.glob("*.sqlite3")]

    def use(self, name: str) -> bool:
        shutil.copyfile(self.get_path(name), connection.settings_dict["TEST"]["NAME"])
        return True

    def copy(self) -> None:
        unfinished = self.folder / f"{self.name}.{os.getpid()}"
        shutil.copyfile(connection.settings_dict["NAME"], unfinished)
        unfinished.replace(self.get_path(self.name))

    def delete(self, name: str) -> None:
        self.get_path(name).unlink(missing_ok=True)

    def get_path(self, name: str) -> Path:
        """Return the file of a cached database."""
        return self.folder / f"{name}.sqlite3"


class KeptTemplate(Kept):
    """The migrated PostgreSQL database: another one on the server of the tests."""

    PREFIX = "museumweek_migrated_"

    def list_names(self) -> list[str]:
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [self.PREFIX])
            return [name.removeprefix(self.PREFIX) for (name,) in cursor.fetchall()]

    def use(self, name: str) -> bool:
        connection.settings_dict["TEST"]["TEMPLATE"] = self.get_database(name)
        return False

    def copy(self) -> None:
        quote = connection.ops.quote_name
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {quote(self.PREFIX)}")
            cursor.execute(f"CREATE DATABASE {quote(self.PREFIX)} TEMPLATE {quote(connection.settings_dict['NAME'])}")
            cursor.execute(f"ALTER DATABASE {quote(self.PREFIX)} RENAME TO {quote(self.get_database(self.name))}")

    def get_database(self, name: str) -> str:
        """Return the name that a cached database has on the server."""
        return self.PREFIX + name

    def delete(self, name: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(self.get_database(name))}")


def find_kept(config) -> Kept | None:
    """Return where migrated databases are cached, or would be; None if pytest has no cache."""
    if not hasattr(config, "cache"):
        return None
    return (KeptFile if connection.vendor == "sqlite" else KeptTemplate)(config.cache.mkdir(FOLDER))


def copy_migrated(config, file: Path) -> None:
    """Copy the cached SQLite database to a file, if there is one: then `migrate` has little or nothing to do there."""
    kept = KeptFile(config.cache.mkdir(FOLDER))
    if name := kept.find():
        shutil.copyfile(kept.get_path(name), file)


def copy_cache(config, cache: Path) -> None:
    """Copy the cached SQLite databases into another cache of pytest: that of tests with more apps."""
    shutil.copytree(config.cache.mkdir(FOLDER), cache / "d" / FOLDER, dirs_exist_ok=True)


class Keeping:
    """The cached database of this run, and the lock of the process that makes it."""

    kept = None
    lock = None


@pytest.fixture(scope="session")
def django_db_keepdb(request, django_db_modify_db_settings, django_db_blocker) -> bool:
    """Start with the cached database if there is one; if it is incomplete or missing, let one process make it."""
    Keeping.kept = find_kept(request.config)
    if Keeping.kept is None:
        return request.config.getvalue("reuse_db")
    lock = request.config.cache.mkdir(FOLDER) / "lock"
    Keeping.lock = lock.open("w")  # released when the process ends, in whatever way
    fcntl.flock(Keeping.lock, fcntl.LOCK_EX)
    with django_db_blocker.unblock():
        if name := Keeping.kept.find():
            if name == Keeping.kept.name:
                Keeping.lock.close()
            return Keeping.kept.use(name)
    return request.config.getvalue("reuse_db")


def keep_migrated() -> None:
    """Cache the database as the migrations left it, if this process made it. No connection may be open."""
    if Keeping.lock is not None and not Keeping.lock.closed:
        Keeping.kept.keep()
        Keeping.lock.close()


@pytest.fixture(scope="session")
def migrated(django_db_setup) -> None:
    """For tests whose processes copy the cached database: it is there, also in the first run of a fresh clone."""
