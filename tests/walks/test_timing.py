"""The minute's timer keeps walks that outsiders may see, and removes what is over."""

import subprocess
from datetime import timedelta

import pytest
from django.utils import timezone

from cms.background.processes import identify_process
from cms.releases.members import withdraw
from cms.releases.publishing.timing import run_timer
from cms.walks.links import make_link
from cms.walks.models import State, Walk, WalkLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def old_walk(planned):
    """A walk that was made an hour ago, before the release changed."""
    asked_at = timezone.now() - timedelta(hours=1)
    return Walk.objects.create(release=planned, state=State.READY, fingerprint="before", asked_at=asked_at)


def read_state() -> str:
    return Walk.objects.get().state


def test_a_walk_that_outsiders_may_see_is_made_again(old_walk):
    run_timer()
    assert read_state() == State.READY
    make_link(old_walk.release, "Ana", "pt", 7, None)
    run_timer()
    assert read_state() == State.WAITING


def test_a_walk_whose_process_was_lost_has_failed(old_walk):
    process = subprocess.Popen(["sleep", "60"])
    lost = identify_process(process.pid)
    for name, is_lost in ((lost, False), (identify_process(), False), (lost, True)):
        Walk.objects.update(state=State.WORKING, process=name)
        if is_lost:
            process.kill()
            process.wait()
        run_timer()
        assert read_state() == (State.FAILED if is_lost else State.WORKING)


def test_nothing_is_kept_of_a_release_that_is_not_open(old_walk):
    make_link(old_walk.release, "Ana", "pt", 1, None)
    withdraw(old_walk.release)
    WalkLink.objects.update(expires_at=timezone.now() - timedelta(days=31))
    run_timer()
    assert not Walk.objects.exists()
    assert not WalkLink.objects.exists()


def test_a_walk_that_never_began_is_asked_for_again(old_walk):
    Walk.objects.update(state=State.WAITING)
    run_timer()
    assert Walk.objects.get().asked_at > old_walk.asked_at
    assert read_state() == State.WAITING


def test_after_a_release_was_undone_outsiders_find_its_walk_again(old_walk):
    """Their links hold on, and the walk was removed when the release was live."""
    make_link(old_walk.release, "Ana", "pt", 7, None)
    Walk.objects.all().delete()
    run_timer()
    assert read_state() == State.WAITING


def test_a_walk_that_failed_is_tried_again_only_if_outsiders_wait(old_walk):
    Walk.objects.update(state=State.FAILED)
    run_timer()
    assert read_state() == State.FAILED
    make_link(old_walk.release, "Ana", "pt", 7, None)
    run_timer()
    assert read_state() == State.WAITING
