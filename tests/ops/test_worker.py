"""A worker that is lost during a task: another finishes it, and nothing of it happens twice."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
import uuid

import pytest

from tests.console import Console
from tests.ops.conftest import PROJECT

pytestmark = pytest.mark.server

LEASE = 2  # seconds


@pytest.fixture(scope="module")
def console(site):
    console = Console(site | {"TASK_LEASE_SECONDS": str(LEASE)})
    yield console
    console.end()


@pytest.fixture
def machine(console, tmp_path):
    """The site on which the workers run, and a file in which their tasks write their progress."""
    machine = Machine(console, tmp_path / "told")
    machine.empty_queue()
    return machine


class Machine:
    def __init__(self, console, told):
        self.console, self.environment, self.told = console, console.environment, told
        self.workers = []

    def run(self, code):
        """Run some lines of Python on the site, and return what they print, from JSON."""
        return json.loads(self.console.run(textwrap.dedent(code)))

    def empty_queue(self):
        """Delete tasks of other tests on the same site: a worker for one task would take them first."""
        self.run("from django_tasks_db.models import DBTaskResult as Row; print(Row.objects.all().delete()[0])")
        self.run("from cms.background.models import Heartbeat as Row; print(Row.objects.all().delete()[0])")

    def enqueue(self, name, *arguments):
        code = f"""
            import json
            from tests.ops.worker_tasks import {name}
            print(json.dumps(str({name}.enqueue(*{arguments!r}).id)))
        """
        return self.run(code)

    def read(self, task_id):
        code = f"""
            import json
            from django_tasks_db.models import DBTaskResult
            from cms.background.models import Lease
            task = DBTaskResult.objects.get(pk={task_id!r})
            leases = Lease.objects.filter(task=task).count()
            print(json.dumps([task.status, len(task.worker_ids), task.return_value, task.exception_class_path, leases]))
        """
        return dict(zip(("status", "attempts", "result", "error", "leases"), self.run(code), strict=True))

    def count(self, name):
        return self.run(f"""
            import json
            from wagtail.models import Collection
            print(json.dumps(Collection.objects.filter(name={name!r}).count()))
        """)

    def start(self, *arguments, **environment):
        command = [sys.executable, "manage.py", "db_worker", "--queue-name", "*", "--interval", "0.2", "--no-reload"]
        worker = subprocess.Popen(
            [*command, "--no-startup-delay", "-v", "0", *arguments],
            cwd=PROJECT,
            env=self.environment | environment,
        )
        self.workers.append(worker)
        return worker

    def read_told(self):
        return [line.split()[0] for line in self.told.read_text().splitlines()] if self.told.exists() else []

    def wait_for(self, word, times=1, seconds=60):
        deadline = time.monotonic() + seconds
        while self.read_told().count(word) < times:
            assert time.monotonic() < deadline, self.read_told()
            time.sleep(0.05)


@pytest.fixture(autouse=True)
def _no_worker_is_left(machine):
    yield
    for worker in machine.workers:
        if worker.poll() is None:
            worker.send_signal(signal.SIGCONT)
            worker.kill()
        worker.wait()


def name_of():
    return f"collection-{uuid.uuid4().hex[:8]}"


@pytest.mark.parametrize("task", ["run_whole", "run_plainly"])
def test_a_task_whose_worker_was_killed_is_finished_by_another(machine, task):
    name = name_of()
    task_id = machine.enqueue(task, str(machine.told), name, 600)
    first = machine.start()
    machine.wait_for("began")
    first.kill()
    first.wait()
    assert machine.read(task_id)["status"] == "RUNNING"
    machine.start("--batch").wait(60)
    assert machine.read_told() == ["began", "began", "ended"]
    assert machine.read(task_id) == {"status": "SUCCESSFUL", "attempts": 2, "result": name, "error": "", "leases": 0}
    if task == "run_whole":
        assert machine.count(name) == 1  # the first worker's changes were rolled back


def test_a_late_worker_s_result_is_dropped_and_so_is_all_it_did_in_its_transaction(machine):
    """The first worker stops until its lease has expired, as on a machine that was asleep."""
    name = name_of()
    task_id = machine.enqueue("run_plainly", str(machine.told), name, 3 * LEASE)
    first = machine.start("--max-tasks", "1")
    machine.wait_for("began")
    first.send_signal(signal.SIGSTOP)
    time.sleep(LEASE + 1)
    second = machine.start("--max-tasks", "1")
    machine.wait_for("ended")
    second.wait(60)
    assert machine.read(task_id)["attempts"] == 2
    finished = machine.read(task_id)
    first.send_signal(signal.SIGCONT)
    machine.wait_for("ended", times=2)
    first.wait(60)
    assert machine.read(task_id) == finished
    assert finished["status"] == "SUCCESSFUL"


def test_a_worker_that_is_only_slow_keeps_its_task(machine):
    task_id = machine.enqueue("run_plainly", str(machine.told), name_of(), 3 * LEASE)
    machine.start("--max-tasks", "1")
    machine.wait_for("began")
    other = machine.start()
    machine.workers[0].wait(60)
    other.terminate()
    assert machine.read_told() == ["began", "ended"]
    assert machine.read(task_id)["attempts"] == 1


def test_a_worker_that_is_told_twice_to_end_gives_its_task_back(machine):
    name = name_of()
    task_id = machine.enqueue("run_whole", str(machine.told), name, 600)
    first = machine.start()
    machine.wait_for("began")
    first.terminate()
    time.sleep(0.3)
    first.terminate()
    first.wait(60)
    assert machine.read(task_id) == {"status": "READY", "attempts": 0, "result": None, "error": "", "leases": 0}
    machine.start("--batch").wait(60)
    assert machine.read(task_id)["status"] == "SUCCESSFUL"
    assert machine.count(name) == 1


def test_a_task_that_ends_every_worker_is_given_up(machine):
    task_id = machine.enqueue("end_the_worker", str(machine.told))
    for _attempt in range(3):
        assert machine.start().wait(60) == -signal.SIGKILL
    machine.start("--batch").wait(60)
    assert machine.read_told() == ["began"] * 3
    found = machine.read(task_id)
    assert (found["status"], found["leases"]) == ("FAILED", 0)
    assert found["error"].endswith("WorkerLostError")


def test_a_task_that_runs_since_before_there_were_leases_is_taken_up(machine):
    name = name_of()
    task_id = machine.enqueue("run_plainly", str(machine.told), name, 0)
    machine.run(f"""
        import datetime, json
        from django.utils import timezone
        from django_tasks_db.models import DBTaskResult
        started = timezone.now() - datetime.timedelta(hours=1)
        rows = DBTaskResult.objects.filter(pk={task_id!r})
        print(rows.update(status="RUNNING", started_at=started, worker_ids=["gone"]))
    """)
    machine.start("--batch").wait(60)
    assert machine.read(task_id)["status"] == "SUCCESSFUL"


def test_a_task_whose_result_cannot_be_stored_has_failed(machine):
    task_id = machine.enqueue("return_what_cannot_be_stored")
    machine.start("--batch").wait(60)
    assert (machine.read(task_id)["status"], machine.read(task_id)["leases"]) == ("FAILED", 0)


def test_a_task_that_fails_is_tried_again_later_and_then_succeeds(machine):
    task_id = machine.enqueue("fail_at_first", str(machine.told), 2)
    machine.start(TASK_RETRY_SECONDS="0,1")
    machine.wait_for("began", times=3)
    deadline = time.monotonic() + 60
    while (found := machine.read(task_id))["status"] != "SUCCESSFUL":
        assert time.monotonic() < deadline, found
    assert found == {"status": "SUCCESSFUL", "attempts": 1, "result": "done", "error": "", "leases": 0}


def test_a_task_that_fails_each_time_is_given_up_and_administrators_are_told(machine):
    task_id = machine.enqueue("fail_at_first", str(machine.told), 100)
    machine.start("--batch", TASK_RETRY_SECONDS="0,0").wait(60)
    found = machine.read(task_id)
    assert (found["status"], found["error"], found["leases"]) == ("FAILED", "builtins.ConnectionError", 0)
    assert machine.read_told() == ["began"] * 3
    codes = "import json; from cms.health.newsroom import find_problems as f; print(json.dumps([p.code for p in f()]))"
    assert "task-tests.ops.worker_tasks.fail_at_first" in machine.run(codes)


def test_of_two_workers_one_is_killed_and_each_task_is_done_once(machine):
    """Only the task that the killed worker had in hand begins twice."""
    machine.run(f"""
        from tests.ops.worker_tasks import take_a_while
        print([take_a_while.enqueue({str(machine.told)!r}, number) for number in range(30)] and 1)
    """)
    first, _second = machine.start(), machine.start()
    deadline = time.monotonic() + 60
    while len(machine.read_told()) < 12:
        assert time.monotonic() < deadline, machine.read_told()
        time.sleep(0.02)
    first.kill()
    first.wait()
    while len({word for word in machine.read_told() if word.startswith("ended")}) < 30:
        assert time.monotonic() < deadline + 60, machine.read_told()
        time.sleep(0.1)
    told = machine.read_told()
    again = [number for number in range(30) if told.count(f"began-{number}") > 1]
    assert len(again) <= 1
    assert all(told.count(f"ended-{number}") <= 1 + (number in again) for number in range(30))


def test_a_killed_worker_is_missed_and_one_that_ends_well_leaves_no_heartbeat(machine):
    count = "import json; from cms.background.heartbeats import count_alive as c; print(json.dumps(c()))"

    def wait_until_alive(number):
        deadline = time.monotonic() + 60
        while (found := machine.run(count)) != number:
            assert time.monotonic() < deadline, found

    first, second = machine.start(), machine.start()
    wait_until_alive(2)
    first.kill()
    first.wait()
    assert machine.run(count) == 1
    second.terminate()
    second.wait(30)
    rows = "import json; from cms.background.models import Heartbeat as H; print(json.dumps(H.objects.count()))"
    assert machine.run(rows) == 1  # the killed one's


def test_make_run_and_the_unit_start_the_worker_with_leases():
    from django.core.management import get_commands

    assert get_commands()["db_worker"] == "cms.background"
    assert os.path.exists(PROJECT / "cms/background/management/commands/db_worker.py")
