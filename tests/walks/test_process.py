"""The process that renders a walk: what becomes of the walk, and of the copy, when something goes wrong."""

import errno
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from cms.background.processes import identify_process
from cms.walks.making import make_walk
from cms.walks.models import State, Walk
from cms.walks.process import OWNER, WalkFailedError, listen, remove_leftovers
from cms.walks.rendering import render_walk
from cms.walks.tasks import ask_for_walk
from tests.releases.conftest import reload

pytestmark = pytest.mark.django_db


def start(program: str) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)


def test_a_process_that_hangs_is_ended():
    with start("import time; print(1, flush=True); time.sleep(60)") as process:
        lines, begun = listen(process, seconds=2), time.monotonic()
        assert next(lines) == b"1\n"
        with pytest.raises(WalkFailedError, match="said nothing"):
            next(lines)
        assert time.monotonic() - begun < 20
        assert process.wait() != 0


def test_a_process_that_speaks_from_time_to_time_is_listened_to():
    with start("import time\nfor n in range(4): print(n, flush=True); time.sleep(1)") as process:
        assert list(listen(process, seconds=5)) == [b"0\n", b"1\n", b"2\n", b"3\n"]


def test_a_walk_whose_copy_finds_no_place_has_failed(planned, monkeypatch, tmp_path):
    """As on a full disk."""
    walk = Walk.objects.create(release=planned)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    make_walk(planned)
    walk.refresh_from_db()
    assert walk.state == State.FAILED
    assert not walk.pages.exists()


def test_a_walk_that_fails_in_the_middle_shows_no_half_and_says_so(planned, people, monkeypatch):
    """As when the disk gets full: the pages that were stored until then go."""
    walk = Walk.objects.create(release=planned)

    def render_half(*args):
        yield from (message for message in iter_pages(12))
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("cms.walks.making.render", render_half)
    make_walk(planned)
    walk.refresh_from_db()
    assert (walk.state, walk.pages.count()) == (State.FAILED, 0)
    html = people["fr"].get("walks:show", planned.pk).content.decode()
    assert "The walk could not be made." in html
    assert "Page 1" not in html


def test_a_walk_that_is_overtaken_by_another_making_stores_nothing_more(planned, monkeypatch):
    """Two workers, or somebody who asks for it again: one of the two makes it whole."""
    walk = Walk.objects.create(release=planned)
    makings = []

    def render_and_be_overtaken(*args):
        makings.append(args)
        yield from iter_pages(12)
        if len(makings) == 1:
            ask_for_walk(planned)
            make_walk(planned)
        yield from iter_pages(24, start=13)

    monkeypatch.setattr("cms.walks.making.render", render_and_be_overtaken)
    make_walk(planned)
    walk.refresh_from_db()
    assert (walk.state, walk.pages.count(), len(makings)) == (State.READY, 24, 2)


def iter_pages(last, start=1):
    for number in range(start, last + 1):
        page = {"address": f"/fr/{number}/", "title": f"Page {number}", "work": "", "language": "fr", "body": ""}
        yield {"done": number, "total": 24}
        yield {"page": page}


def test_copies_of_the_database_that_a_killed_process_left_are_removed(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with start("import time; time.sleep(60)") as process:
        folders = {}
        for name, owner in (("lost", identify_process(process.pid)), ("mine", identify_process())):
            folders[name] = Path(tempfile.mkdtemp(prefix="walk-"))
            (folders[name] / OWNER).write_text(owner)
            (folders[name] / "copy.sqlite3").write_text("names and addresses")
        remove_leftovers()
        assert folders["lost"].exists()
        process.kill()
        process.wait()
    remove_leftovers()
    assert not folders["lost"].exists()
    assert folders["mine"].exists()


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="With SQLite a walk works on a copy: nobody waits for it."
)
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_editor_who_waits_is_given_way(planned, stories):
    def save():
        reload(stories["fr"]).get_latest_revision_as_object().save_revision()
        connection.close()

    editor = threading.Thread(target=save)
    with closing(render_walk(planned, planned.planned_for)) as messages:
        next(messages)  # the texts are published, and locked
        editor.start()
        while editor.is_alive() and not _is_waiting():
            time.sleep(0.05)
        assert list(messages) == [{"gave_way": True}]
    editor.join(20)
    assert not editor.is_alive()


def _is_waiting() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return cursor.fetchone()[0]


def test_a_walk_that_gave_way_waits_for_its_turn(planned, monkeypatch):
    walk = Walk.objects.create(release=planned)
    monkeypatch.setattr("cms.walks.making.render", lambda *args: iter_messages())
    make_walk(planned)
    walk.refresh_from_db()
    assert walk.state == State.WAITING


def iter_messages():
    yield {"left_out": []}
    yield {"gave_way": True}
