"""A release whose process is killed at any moment has happened as a whole, or not at all."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection

from cms.releases.members import add_texts
from cms.releases.models import FollowUp, Release, State
from cms.releases.publishing.publication import publish_release
from cms.releases.publishing.timing import run_timer
from cms.releases.publishing.undoing import undo
from cms.releases.texts import TextKey, load_texts
from cms.serving.cache.current import get_version
from cms.translation.models import TextState
from tests.serving.cache.servers import get_database_url

from .conftest import CODES, reload

pytestmark = [
    pytest.mark.long,
    pytest.mark.server,
    pytest.mark.usefixtures("transactional_db", "django_db_serialized_rollback"),
]
MOMENTS = 40
SEED = int(os.environ.get("KILL_SEED", "13"))


class Releasing:
    """The process of `releasing`, which forks a child for each release."""

    def __init__(self):
        environment = {
            "DJANGO_SETTINGS_MODULE": "cms.settings.test",
            "DATABASE_URL": get_database_url(),
            "PAGE_VERSION_FILE": settings.PAGE_CACHE["VERSION_FILE"],
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.releases.releasing"],
            cwd=Path(__file__).parents[2],
            env=os.environ | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.read() == "ready"

    def read(self) -> str:
        return self.process.stdout.readline().strip()

    def start(self, release: Release, *, ends_after_commit: bool = False) -> int:
        """Start a child that lets a release happen; return its process id."""
        connection.close()
        self.process.stdin.write(f"{release.pk} {'yes' if ends_after_commit else 'no'}\n")
        self.process.stdin.flush()
        return int(self.read())

    def wait(self) -> int:
        """Wait for the end of the child; return its status."""
        status, self.used = self.read().split()  # used: seconds of processor time
        return int(status)

    def stop(self) -> None:
        self.process.stdin.close()
        self.process.wait(20)


@pytest.fixture
def releasing(db):
    process = Releasing()
    yield process
    process.stop()


@pytest.fixture
def bigger(ready, magazines, draft, approve, people):
    """A release of six texts: long enough to be killed in its midst."""
    for code in CODES:
        story = draft(magazines[code], f"Another {code}", people["editor"].user)
        add_texts(ready, [TextKey.of(story)])
        approve(story, people[code].user)
    return ready


def find_live(release) -> set[bool]:
    return {text.live for text in load_texts(TextKey.of_row(row) for row in release.texts.all()).values()}


def test_a_release_that_is_killed_at_any_moment_happens_whole_or_not_at_all(bigger, releasing):
    started = time.monotonic()
    releasing.start(bigger)
    assert releasing.wait() == 0
    duration = time.monotonic() - started
    undo(bigger)
    chance, happened, killed = random.Random(SEED), 0, 0
    for _moment in range(MOMENTS):
        pid = releasing.start(bigger)
        time.sleep(chance.random() * duration * 1.1)
        with contextlib.suppress(ProcessLookupError):  # it had ended
            os.kill(pid, signal.SIGKILL)
        killed += releasing.wait() == signal.SIGKILL
        live = find_live(bigger)
        assert len(live) == 1, "it happened by halves"
        bigger.refresh_from_db()
        assert (bigger.state == State.LIVE) == (live == {True})
        run_timer()
        assert not FollowUp.objects.filter(done_at=None).exists()
        if live == {True}:
            happened += 1
            undo(bigger)
    print(f"{MOMENTS} moments within {duration:.2f} s: killed {killed}, whole {happened}, nothing {MOMENTS - happened}")
    assert killed
    publish_release(bigger)  # what was interrupted can be done again
    assert find_live(bigger) == {True}


def test_what_follows_is_done_although_the_process_was_killed_right_after_the_commit(ready, stories, releasing):
    former = get_version().version.memory[:16]
    releasing.start(ready, ends_after_commit=True)
    assert releasing.wait() == signal.SIGKILL
    assert find_live(ready) == {True}
    version = get_version().version
    assert version.memory[:16] != former, "pages from before the release would be sent"
    assert not TextState.objects.filter(translation_key=stories["fr"].translation_key, is_live=True).exists()
    mail.outbox.clear()
    run_timer()
    assert TextState.objects.filter(translation_key=stories["fr"].translation_key, is_live=True).exists()
    assert [message for message in mail.outbox if message.subject.startswith("Live")]
    assert not FollowUp.objects.filter(done_at=None).exists()
    assert reload(stories["fr"]).live
