"""A migrated SQLite database, kept between runs of the tests: the 400 migrations take half a minute.

The file is found by the hash of all migrations. Django still runs `migrate` on the copy, which then has nothing to do.
"""

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
    """Return a hash of the source of every migration of every installed app, libraries' own included."""
    digest = hashlib.sha256()
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        module = find_spec(MigrationLoader.migrations_module(app.label)[0] or "-")
        for folder in module.submodule_search_locations or [] if module else []:
            for path in sorted(Path(folder).glob("*.py")):
                digest.update(f"{app.label} {path.name}".encode() + path.read_bytes())
    return digest.hexdigest()[:24]


def find_kept(config) -> Path | None:
    """Return where the migrated database is kept, or would be; None where it cannot be (PostgreSQL, no cache)."""
    name = connection.settings_dict["TEST"].get("NAME")
    if connection.vendor != "sqlite" or not name or not hasattr(config, "cache"):
        return None
    folder = config.cache.mkdir(FOLDER)
    return folder / f"{hash_migrations()}.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb(request) -> bool:
    """Begin with the kept database, where there is one: pytest-django then leaves the file that it finds."""
    kept = find_kept(request.config)
    if kept is None or not kept.exists():
        return request.config.getvalue("reuse_db")
    shutil.copyfile(kept, connection.settings_dict["TEST"]["NAME"])
    return True


def keep(config) -> None:
    """Keep the database as the migrations left it, once; older ones are taken away. Nobody may be connected."""
    kept = find_kept(config)
    if kept is None or kept.exists():
        return
    for older in kept.parent.glob("*.sqlite3"):
        older.unlink(missing_ok=True)
    unfinished = kept.with_suffix(f".{os.getpid()}")
    shutil.copyfile(connection.settings_dict["NAME"], unfinished)
    unfinished.replace(kept)
