"""`make run`: the server and its worker start together and end together, whatever ends them."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

pytestmark = [pytest.mark.once, pytest.mark.server]

PROJECT = Path(__file__).parents[2]
SLEEP = f"[{sys.executable!r}, '-c', 'import time; time.sleep(60)']"


def run_supervised(tmp_path, body):
    """Start a process that supervises two others, whose ids it writes; wait for them; return it and the ids."""
    script = tmp_path / "supervised.py"
    script.write_text(
        textwrap.dedent(
            f"""
            import signal, sys
            from cms.serving.supervisor import Supervisor
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell leaves it for a job in the background
            with Supervisor(print) as supervisor:
                supervisor.start("server", {SLEEP}, vital=True)
                supervisor.start("worker", {SLEEP})
                print(*(process.pid for process in supervisor.running.values()), flush=True)
                {body}
            """
        )
    )
    process = subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
    )
    return process, [int(pid) for pid in process.stdout.readline().split()]


def is_running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until(condition, seconds=10):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


WATCH = "while supervisor.watch(0.05): pass"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_ended_by_a_signal_it_takes_both_with_it(tmp_path, number):
    process, children = run_supervised(tmp_path, WATCH)
    assert all(is_running(pid) for pid in children)
    process.send_signal(number)
    process.wait(15)
    assert wait_until(lambda: not any(is_running(pid) for pid in children))


def test_when_the_server_crashes_the_worker_ends_too(tmp_path):
    process, (server, worker) = run_supervised(tmp_path, WATCH)
    os.kill(server, signal.SIGKILL)
    assert process.wait(15) == 1
    assert "The server has ended" in process.stderr.read()
    assert not is_running(worker)


def test_a_worker_that_crashes_is_started_again(tmp_path):
    body = "import cms.serving.supervisor as module; module.RESTART_AFTER = 0.1\n                " + WATCH
    process, (server, worker) = run_supervised(tmp_path, body)
    os.kill(worker, signal.SIGKILL)
    assert "it is started again" in process.stdout.readline()
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    assert wait_until(lambda: len(children.read_text().split()) == 2)
    assert is_running(server)
    process.terminate()
    process.wait(15)


@pytest.mark.parametrize("place", ["at-fork hook", "finalizer"])
def test_a_signal_where_python_drops_what_is_raised_still_ends_it(tmp_path, place):
    """Found on the CI machine: SIGTERM came while a process was restarted, and the supervisor went on forever."""
    signal_itself = "__import__('os').kill(__import__('os').getpid(), signal.SIGTERM)"
    body = {
        "at-fork hook": f"__import__('os').register_at_fork(after_in_parent=lambda: {signal_itself}); "
        f"supervisor.start('another', {SLEEP})",
        "finalizer": f"type('Last', (), {{'__del__': lambda self: {signal_itself}}})()",
    }[place]
    process, children = run_supervised(tmp_path, body + f"\n                {WATCH}")
    process.wait(15)
    assert not any(is_running(pid) for pid in children)


def test_an_error_in_between_leaves_nothing_behind(tmp_path):
    process, children = run_supervised(tmp_path, "raise RuntimeError('boom')")
    assert process.wait(15) == 1
    assert not any(is_running(pid) for pid in children)
