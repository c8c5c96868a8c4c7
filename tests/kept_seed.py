"""The seeded SQLite database, cached between runs of the tests with its files: seeding takes two minutes.

It is found by the hash of everything that it depends on: the code, texts and images of the apps, the locked packages,
the tests' code for seeding, and the day. Any change of these seeds again; so does a fresh clone, and PostgreSQL always.
"""

import datetime
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

FOLDER = "seeded-databases"
MADE_FROM = (
    *("cms", "home", "magazine", "exhibition", "search", "locale", "requirements.txt"),
    *("tests/databases.py", "tests/kept_seed.py", "tests/migrated.py"),
)
NOT_MADE_FROM = {"__pycache__", "static"}


def list_files() -> Iterator[Path]:
    for name in MADE_FROM:
        path = Path(settings.BASE_DIR) / name
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (file for file in found if file.is_file() and not NOT_MADE_FROM.intersection(file.parts))


def hash_all() -> str:
    digest = hashlib.sha256(datetime.date.today().isoformat().encode())
    for file in list_files():
        digest.update(str(file).encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:24]


def list_media() -> set[Path]:
    root = Path(settings.MEDIA_ROOT)
    return {path.relative_to(root) for path in root.rglob("*") if path.is_file()}


class KeptSeed:
    """The place of a cached seed: a folder with the database, the media, and the result of seeding."""

    def __init__(self, config):
        self.folder = None
        is_measured = config.getoption("cov_source", default=None)  # then the seed's own lines must run
        if connection.vendor == "sqlite" and hasattr(config, "cache") and not is_measured:
            self.folder = config.cache.mkdir(FOLDER) / hash_all()
        self.media_before = list_media()

    def restore(self, name: str) -> dict | None:
        """Copy the cached database to a database's place, and its files beside it; return the seed's result, or None.

        No connection may be open.
        """
        if self.folder is None or not self.folder.exists():
            return None
        for end in ("-wal", "-shm"):
            Path(f"{name}{end}").unlink(missing_ok=True)
        shutil.copyfile(self.folder / "database.sqlite3", name)
        shutil.copytree(self.folder / "media", settings.MEDIA_ROOT, dirs_exist_ok=True)
        return json.loads((self.folder / "known.json").read_text())

    def keep(self, name: str, known: dict) -> None:
        """Cache the database and its files; delete older ones. No connection may be open."""
        if self.folder is None:
            return
        for older in self.folder.parent.iterdir():
            shutil.rmtree(older, ignore_errors=True)
        unfinished = self.folder.with_suffix(f".{os.getpid()}")
        unfinished.mkdir()
        shutil.copyfile(name, unfinished / "database.sqlite3")
        (unfinished / "media").mkdir()
        for path in list_media() - self.media_before:
            target = unfinished / "media" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(settings.MEDIA_ROOT) / path, target)
        (unfinished / "known.json").write_text(json.dumps(known))
        unfinished.replace(self.folder)
