"""What counts as a fault: dead workers, waiting tasks, late timers, full disks, a database that takes no writes."""

import datetime
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from cms.background import leases, timers
from cms.background.heartbeats import Pulse, count_alive
from cms.background.models import Heartbeat, TimerRun
from cms.background.processes import identify_process
from cms.background.timers import Timer, read_runs, run_timer
from cms.health import newsroom
from cms.health.newsroom import find_problems

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


def codes():
    return {problem.code for problem in find_problems()}


def make_task(**known):
    known = {"run_after": get_date_max(), "backend_name": "default", "args_kwargs": {"args": [], "kwargs": {}}} | known
    enqueued = known.pop("enqueued_at", timezone.now())
    task = DBTaskResult.objects.create(task_path="tests.ops.worker_tasks.run_plainly", **known)
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=enqueued)
    return task


def test_a_worker_that_looks_for_tasks_is_alive_and_one_that_has_ended_well_is_not():
    assert "worker" in codes()
    pulse = Pulse("one")
    pulse.beat()
    assert "worker" not in codes()
    pulse.end()
    assert "worker" in codes()


def test_a_worker_that_was_killed_is_missed_at_once_on_the_same_machine():
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    Heartbeat.objects.create(worker_id="one", process=identify_process(child.pid), seen_at=timezone.now())
    assert count_alive() == 1
    child.kill()
    child.wait()
    assert count_alive() == 0


def test_a_worker_on_another_machine_is_missed_after_two_minutes():
    Heartbeat.objects.create(worker_id="one", process="elsewhere/1/2", seen_at=timezone.now())
    assert count_alive() == 1
    Heartbeat.objects.update(seen_at=timezone.now() - 3 * MINUTE)
    assert count_alive() == 0


def test_a_worker_with_a_long_task_is_alive_as_long_as_its_lease():
    Heartbeat.objects.create(worker_id="one", process=identify_process(), seen_at=timezone.now() - 30 * MINUTE)
    assert count_alive() == 0
    lease = leases.give_lease(make_task(status="RUNNING"))
    assert count_alive() == 1
    lease.expires_at = timezone.now() - MINUTE
    lease.save()
    assert count_alive() == 0


def test_tasks_that_wait_for_long_are_a_fault_and_those_for_later_are_not():
    make_task(enqueued_at=timezone.now() - 60 * MINUTE, run_after=timezone.now() + MINUTE)
    make_task(enqueued_at=timezone.now() - 9 * MINUTE)
    make_task(enqueued_at=timezone.now() - 60 * MINUTE, run_after=timezone.now() - MINUTE)
    assert "tasks" not in codes()
    make_task(enqueued_at=timezone.now() - 11 * MINUTE)
    assert "tasks" in codes()


def test_a_timer_that_never_ran_is_late_only_after_a_while():
    read_runs()
    assert not [code for code in codes() if code.startswith("timer")]
    TimerRun.objects.filter(timer="publish").update(expected_since=timezone.now() - 11 * MINUTE)
    assert "timer-publish" in codes()
    call_command("run_timer", "publish")
    assert "timer-publish" not in codes()


def test_all_commands_of_a_timer_run_and_what_failed_is_noted(monkeypatch):
    called = []

    def call(command, **options):
        called.append(command)
        if command == "empty_bin":
            raise ValueError("a secret")

    monkeypatch.setattr(timers, "call_command", call)
    with pytest.raises(CommandError, match="empty_bin"):
        call_command("run_timer", "bin")
    assert called == [
        "empty_bin",
        "clean_picture_inbox",
        "clean_withheld_files",
        "erase_sign_offs",
        "erase_account_events",
        "erase_imports",
        "prune_db_task_results",
    ]
    run = TimerRun.objects.get(timer="bin")
    assert (run.problem, run.succeeded_at) == ("empty_bin", None)
    assert "timer-bin" in codes()


def test_commands_of_apps_that_are_not_installed_are_left_out():
    timer = Timer("publish", "", ("no_such_command",), MINUTE, MINUTE)
    assert run_timer(timer) == []


def test_a_backup_is_noted_by_its_script_alone():
    with pytest.raises(CommandError):
        call_command("run_timer", "backup")
    with pytest.raises(CommandError):
        call_command("run_timer", "publish", "--done")
    read_runs()
    TimerRun.objects.filter(timer="backup").update(expected_since=timezone.now() - datetime.timedelta(days=2))
    assert "backup" in codes()
    call_command("run_timer", "backup", "--done")
    assert "backup" not in codes()


def test_a_folder_that_takes_no_files_is_a_fault(settings, tmp_path, monkeypatch):
    assert "write-files" not in codes()
    monkeypatch.setattr(newsroom, "find_places", lambda: [str(tmp_path / "gone")])
    assert {problem.code for problem in newsroom.check_writing()} == {"write-files"}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_database_that_takes_no_writes_is_a_fault_after_two_seconds():
    if connection.vendor != "sqlite":
        pytest.skip("Rows of PostgreSQL are locked one by one, and nothing else locks this one.")
    connection.ensure_connection()
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert [problem.code for problem in newsroom.check_writing()] == ["write"]
    assert list(newsroom.check_writing()) == []
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == (20_000,)


def test_the_places_are_those_that_the_site_writes_to(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    assert str(tmp_path) in newsroom.find_places()
