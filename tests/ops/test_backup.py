"""docs/deploy/backup.sh and restore.sh: destroyed data is restored.

On the kind of database that the suite uses: a SQLite file, or a separate database in DATABASE_URL's PostgreSQL.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import DEPLOY, manage

pytestmark = pytest.mark.server


@pytest.fixture
def filled(site):
    (Path(site["MEDIA_ROOT"]) / "original_images" / "flor é.jpg").write_bytes(b"a picture")
    return site


def read_everything(environment):
    """Return every row of every table that the site keeps, as text."""
    return manage(environment, "dumpdata", "--format=jsonl")


def run_script(environment, name, *arguments):
    return subprocess.run(["bash", DEPLOY / name, *arguments], env=environment, capture_output=True, text=True)


def test_what_was_destroyed_is_restored(filled, tmp_path):
    media = Path(filled["MEDIA_ROOT"])
    before = read_everything(filled)
    assert '"wagtailcore.page"' in before

    backup = run_script(filled, "backup.sh", tmp_path / "backups")
    assert backup.returncode == 0, backup.stderr
    folder = Path(backup.stdout.strip())

    manage(filled, "flush", "--no-input")
    manage(filled, "migrate", "wagtailredirects", "zero", "-v", "0")
    (media / "original_images" / "flor é.jpg").unlink()
    (media / "original_images" / "later.jpg").write_bytes(b"made after the backup")
    assert read_everything_or_nothing(filled) != before

    restored = run_script(filled, "restore.sh", folder)
    assert restored.returncode == 0, restored.stderr
    assert read_everything(filled) == before
    assert (media / "original_images" / "flor é.jpg").read_bytes() == b"a picture"
    assert not (media / "original_images" / "later.jpg").exists()
    manage(filled, "migrate", "--check")
    kept = list(media.parent.glob("media.before-restore-*"))
    assert [(folder / "original_images" / "later.jpg").read_bytes() for folder in kept] == [b"made after the backup"]

    # The site can also be written to again: sequences, indexes and constraints are restored too.
    manage(filled, "shell", "-c", "from django.contrib.auth import get_user_model as m; m().objects.create_user('new')")


def read_everything_or_nothing(environment):
    try:
        return read_everything(environment)
    except subprocess.CalledProcessError:
        return ""


def test_a_damaged_backup_is_refused_and_nothing_is_touched(filled, tmp_path):
    folder = Path(run_script(filled, "backup.sh", tmp_path).stdout.strip())
    database = next(folder.glob("database.*"))
    database.write_bytes(database.read_bytes()[:-100])
    before = read_everything(filled)
    result = run_script(filled, "restore.sh", folder)
    assert result.returncode == 1
    assert "damaged" in result.stderr
    assert read_everything(filled) == before


def test_a_backup_that_cannot_be_read_back_completely_is_none(filled, tmp_path):
    """`back_up.py check` finds a row and a file that are missing, whatever the checksums say."""
    folder = Path(run_script(filled, "backup.sh", tmp_path).stdout.strip())
    check = [sys.executable, DEPLOY / "back_up.py", "check", folder]

    def find_complaint():
        names = sorted(path.name for path in folder.iterdir() if path.name != "MANIFEST")
        sums = subprocess.check_output(["sha256sum", "--", *names], cwd=folder, text=True)
        (folder / "MANIFEST").write_text(sums)
        return subprocess.run(check, env=filled, capture_output=True, text=True).stderr

    assert find_complaint() == ""
    counts = json.loads((folder / "counts.json").read_text())
    assert counts["wagtailcore_page"] > 3
    (folder / "counts.json").write_text(json.dumps(counts | {"wagtailcore_page": counts["wagtailcore_page"] + 1}))
    assert "not complete: wagtailcore_page" in find_complaint()
    (folder / "counts.json").write_text(json.dumps(counts))
    subprocess.run(["tar", "-C", tmp_path, "-czf", folder / "media.tar.gz", "--files-from=/dev/null"], check=True)
    assert "lacks 1 uploaded file(s), such as original_images/flor é.jpg" in find_complaint()
    assert not list(tmp_path.glob(".scratch-*"))


def test_a_good_backup_is_noted(filled, tmp_path):
    run_script(filled, "backup.sh", tmp_path)
    noted = "from cms.background.models import TimerRun as R; print(R.objects.get(timer='backup').succeeded_at)"
    assert manage(filled, "shell", "--no-imports", "-c", noted).strip() != "None"


def test_a_backup_that_fails_leaves_nothing_that_looks_like_one(filled, tmp_path):
    broken = filled | {"DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3"}
    assert run_script(broken, "backup.sh", tmp_path).returncode != 0
    broken = filled | {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing"}
    assert run_script(broken, "backup.sh", tmp_path).returncode != 0
    assert list(tmp_path.iterdir()) == []


def test_only_the_newest_backups_are_kept(filled, tmp_path):
    for name in ("20200101T000000Z", "20210101T000000Z", "20220101T000000Z"):
        (tmp_path / name).mkdir()
    (tmp_path / "by-hand").mkdir()
    folder = run_script(filled | {"KEEP": "2"}, "backup.sh", tmp_path).stdout.strip()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == sorted(["20220101T000000Z", Path(folder).name, "by-hand"])


def test_others_on_the_machine_cannot_read_a_backup(filled, tmp_path):
    folder = Path(run_script(filled, "backup.sh", tmp_path / "backups").stdout.strip())
    assert all(path.stat().st_mode & 0o077 == 0 for path in [folder, *folder.iterdir()])
