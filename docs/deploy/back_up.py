"""The database's part of backup.sh: dump it, and read the backup back.

    back_up.py dump FOLDER     writes FOLDER/database.* and FOLDER/counts.json, the rows of each table at that moment
    back_up.py check FOLDER    restores FOLDER with restore.sh into a scratch database and folder, and compares

DATABASE_URL and MEDIA_ROOT come from the environment, as for the scripts.
"""

import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

HERE = Path(__file__).parent
URL = re.sub(r"^psql:", "postgres:", os.environ["DATABASE_URL"])
SCRATCH_URL = re.sub(r"^(\w+://[^/]*/)([^?]*)", r"\1\2_scratch", URL)
IS_SQLITE = URL.startswith("sqlite:")


def find_sqlite_file(url: str) -> str:
    return url.removeprefix("sqlite:///")


def count_rows(cursor, tables: list[str]) -> dict[str, int]:
    return {table: cursor.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}  # noqa: S608


def count_sqlite(connection) -> dict[str, int]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return count_rows(connection, [name for (name,) in rows])


def count_postgresql(connection) -> dict[str, int]:
    rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    return count_rows(connection, [name for (name,) in rows])


def list_files(folder: Path) -> dict[str, int]:
    """Return the size of each file below a folder."""
    return {str(path.relative_to(folder)): path.stat().st_size for path in folder.rglob("*") if path.is_file()}


def dump(folder: Path) -> None:
    """Dump the database, and count its rows in the same snapshot."""
    if IS_SQLITE:
        source = f"file:{find_sqlite_file(URL)}?mode=ro"
        # SQLite's own backup: consistent, also while the site writes
        with (
            closing(sqlite3.connect(source, uri=True, isolation_level=None)) as site,
            closing(sqlite3.connect(folder / "database.sqlite3")) as copy,
        ):
            site.execute("BEGIN")
            counts = count_sqlite(site)
            site.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
    else:
        import psycopg

        with psycopg.connect(URL) as site:
            site.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            (snapshot,) = site.execute("SELECT pg_export_snapshot()").fetchone()
            counts = count_postgresql(site)
            options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
            command = ["pg_dump", f"--dbname={URL}", *options, f"--file={folder / 'database.dump'}"]
            subprocess.run(command, check=True)  # noqa: S603
    (folder / "counts.json").write_text(json.dumps(counts, indent=1, sort_keys=True))


def check(folder: Path) -> None:
    """Restore a backup as restore.sh does, and compare. Exit with a message if anything is missing."""
    expected = json.loads((folder / "counts.json").read_text())
    if not expected.get("django_migrations"):
        sys.exit("The backup is not one of the site: it has no migrations.")
    temporary = tempfile.TemporaryDirectory(dir=folder.parent, prefix=".scratch-")
    with temporary as scratch, _scratch_database(scratch) as url:
        media = Path(scratch) / "media"
        environment = os.environ | {"DATABASE_URL": url, "MEDIA_ROOT": str(media), "S3_BUCKET": ""}
        restore = ["bash", HERE / "restore.sh", folder]
        subprocess.run(restore, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        found = _count_restored(url)
        if wrong := {table for table in {*expected, *found} if expected.get(table) != found.get(table)}:
            sys.exit(f"The backup is not complete: {', '.join(sorted(wrong))}")
        _check_files(list_unchanged((folder / "counts.json").stat().st_mtime), list_files(media))


def _count_restored(url: str) -> dict[str, int]:
    if IS_SQLITE:
        with closing(sqlite3.connect(find_sqlite_file(url))) as restored:
            if restored.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                sys.exit("The backup's database is damaged.")
            return count_sqlite(restored)
    import psycopg

    with psycopg.connect(url) as restored:
        return count_postgresql(restored)


def list_unchanged(begun_at: float) -> dict[str, int]:
    """Return the size of each uploaded file that has not changed since the backup began, wherever they are."""
    if os.environ.get("S3_BUCKET"):
        command = [sys.executable, HERE / "bucket.py", "list", str(begun_at)]
        return json.loads(subprocess.check_output(command))  # noqa: S603
    media = Path(os.environ["MEDIA_ROOT"])
    return {name: size for name, size in list_files(media).items() if (media / name).stat().st_ctime < begun_at}


def _check_files(uploaded: dict[str, int], restored: dict[str, int]) -> None:
    """Compare the files: each must be in the backup, with the same size."""
    missing = [name for name, size in uploaded.items() if restored.get(name) != size]
    if missing:
        sys.exit(f"The backup lacks {len(missing)} uploaded file(s), such as {missing[0]}")


@contextmanager
def _scratch_database(folder: str):
    """Yield the URL of a database to restore into, which is empty again afterwards."""
    if IS_SQLITE:
        yield f"sqlite:///{folder}/database.sqlite3"
        return
    import psycopg
    from psycopg import sql

    name = re.match(r"\w+://[^/]*/([^?]*)", SCRATCH_URL)[1]
    with psycopg.connect(URL, autocommit=True) as site:
        is_there = site.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not is_there:
            try:
                statement = "CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0"
                site.execute(sql.SQL(statement).format(sql.Identifier(name)))
            except psycopg.errors.InsufficientPrivilege:
                sys.exit(f"Backups are read back into the database {name}: create it once (docs/deploy.md, section 2).")
        _refuse_the_site(site, name)
        try:
            yield SCRATCH_URL
        finally:
            if is_there:
                with psycopg.connect(SCRATCH_URL) as scratch:
                    scratch.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
            else:
                site.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _refuse_the_site(site, name: str) -> None:
    """Exit unless SCRATCH_URL leads to the scratch database: what is there will be dropped."""
    import psycopg

    with psycopg.connect(SCRATCH_URL) as scratch:
        (found,) = scratch.execute("SELECT current_database()").fetchone()
    if found != name or found == site.execute("SELECT current_database()").fetchone()[0]:
        sys.exit("DATABASE_URL must name the database in its path: postgres://host/NAME")


if __name__ == "__main__":
    {"dump": dump, "check": check}[sys.argv[1]](Path(sys.argv[2]))
