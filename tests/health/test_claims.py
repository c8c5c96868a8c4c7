"""A timer that rings on several hosts: one does the work, and each speaks for its own faults only."""

import datetime

import pytest
from django.utils import timezone

from cms.background.heartbeats import count_alive
from cms.background.models import Heartbeat, TimerRun
from cms.background.timers import claim_run, find_timer, note_end
from cms.health import faults, newsroom
from cms.health.models import Fault
from cms.health.problems import Problem

pytestmark = pytest.mark.django_db


def test_who_rings_second_does_nothing():
    assert [claim_run(find_timer("digest")) for _host in range(2)] == [True, False]
    assert claim_run(find_timer("bin")), "each timer has its own"


@pytest.mark.parametrize(("name", "seconds"), [("publish", 30), ("digest", 300), ("bodies", 300)])
def test_a_claim_ends_before_the_timer_rings_again(name, seconds):
    assert claim_run(find_timer(name))
    run = TimerRun.objects.get(timer=name)
    assert (run.claimed_until - run.started_at).total_seconds() == seconds
    TimerRun.objects.update(claimed_until=timezone.now() - datetime.timedelta(seconds=1))
    assert claim_run(find_timer(name))


def test_a_claim_that_was_made_by_a_wrong_clock_holds_up_nobody():
    assert claim_run(find_timer("publish"))
    TimerRun.objects.update(claimed_until=timezone.now() + datetime.timedelta(days=1))
    assert claim_run(find_timer("publish"))


def test_a_sign_of_life_from_the_future_is_none():
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    beat = Heartbeat.objects.create(worker_id="a-worker", process="another-machine/1/2", seen_at=tomorrow)
    assert count_alive() == 0
    Heartbeat.objects.filter(pk=beat.pk).update(seen_at=timezone.now())
    assert count_alive() == 1


def test_a_run_that_failed_may_be_tried_again_at_once_and_one_that_succeeded_not():
    timer = find_timer("bin")
    assert claim_run(timer)
    note_end(timer, ["empty_bin"])
    assert claim_run(timer)
    note_end(timer, [])
    assert not claim_run(timer)


def test_each_host_looks_after_itself():
    assert [claim_run(find_timer("health")) for _host in range(2)] == [True, True]


def test_a_fault_of_one_host_is_not_over_because_another_has_none(monkeypatch):
    def look(host, *problems):
        monkeypatch.setattr(faults, "name_host", lambda: host)
        monkeypatch.setattr(faults, "find_problems", lambda: list(problems))
        faults.look_for_faults()
        return set(Fault.objects.values_list("code", "host"))

    full, tasks = Problem("disk", "full", "…", "there"), Problem("tasks", "late", "…")
    assert look("there", full, tasks) == {("disk", "there"), ("tasks", "")}
    assert look("here") == {("disk", "there")}
    assert look("there") == set()


def test_a_host_that_is_alone_has_no_name():
    assert newsroom.name_host() == ""
