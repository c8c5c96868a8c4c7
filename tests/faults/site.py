"""The site whose faults are measured: services, a host with server and worker, and somebody who starts them again."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time

import requests

from tests.hosts.host import Host, Person, kill
from tests.ops.conftest import PROJECT

RESTART = 3  # seconds after which systemd starts a unit again (RestartSec)
LONGEST = 90  # seconds until a site that is not green is given up
SEARCH = "/en/search/?q=page"


class Site:
    def __init__(self, host: Host, chance: random.Random):
        self.host, self.chance = host, chance
        self.server = self.worker = None
        self.pages: dict = {}
        self.titles = iter(range(1, 10**6))

    def start(self) -> None:
        self.server, self.worker = self.host.start_server(), self.host.start_worker()
        self.helper = Helper(self.host)

    def restart(self) -> None:
        """Start what has ended, as systemd does."""
        time.sleep(RESTART)
        if self.server.poll() is not None:
            self.server = self.host.start_server()
        if self.worker.poll() is not None:
            self.worker = self.host.start_worker()

    def restart_all(self) -> None:
        self.kill_server()
        self.kill_worker()
        self.restart()

    def keep_running(self) -> None:
        """Start the worker again if it has ended by itself: it does when it loses the database."""
        if self.worker.poll() is not None:
            self.worker = self.host.start_worker()

    def sign_in(self) -> Person:
        return self.host.sign_in()

    def ring(self) -> None:
        """Let the minute's timers ring, so that none is late."""
        for name in ("publish", "releases", "health"):
            self.helper.do("run_timer", name)

    def wait_until_green(self) -> float | None:
        """Return after how many seconds readers and newsroom get everything again; None if they do not."""
        began = time.monotonic()
        while time.monotonic() - began < LONGEST:
            self.keep_running()
            with contextlib.suppress(requests.RequestException):
                paths = ("/healthz", "/healthz/newsroom", SEARCH)
                if all(self.host.ask(path, timeout=5).status_code == 200 for path in paths):
                    return time.monotonic() - began
            time.sleep(0.2)
        return None

    @contextlib.contextmanager
    def paused(self):
        """Stop server and worker for a moment, in which nobody saves anything."""
        groups = (self.server.pid, self.worker.pid)
        for group in groups:
            os.killpg(group, signal.SIGSTOP)
        try:
            yield
        finally:
            for group in groups:
                os.killpg(group, signal.SIGCONT)

    def kill_server(self) -> None:
        kill(self.server)

    def kill_worker(self) -> None:
        kill(self.worker)


class Helper:
    """The process of `tests.faults.helper` on a host."""

    def __init__(self, host: Host):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.helper"],
            cwd=PROJECT,
            env=host.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=(host.folder / "log").open("a"),
            text=True,
            start_new_session=True,
        )
        host.processes.append(self.process)
        assert self.read() == "ready"

    def read(self) -> str:
        return self.process.stdout.readline().strip()

    def start(self, name: str, *arguments) -> int:
        """Start a child with this work; return its process id."""
        self.process.stdin.write(json.dumps([name, arguments]) + "\n")
        self.process.stdin.flush()
        return int(self.read())

    def wait(self) -> tuple[int, str]:
        """Wait for the child's end; return its status, and what it returned as JSON."""
        return tuple(json.loads(self.read()))

    def do(self, name: str, *arguments):
        """Do some work to its end; return what it returned."""
        self.start(name, *arguments)
        status, found = self.wait()
        assert status == 0, f"{name} failed: {found}"
        return json.loads(found)

    def do_and_kill(self, after: float, name: str, *arguments) -> bool:
        """Kill a child after some seconds; return whether that ended it."""
        pid = self.start(name, *arguments)
        time.sleep(after)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        return self.wait()[0] == signal.SIGKILL

    def time(self, name: str, *arguments) -> float:
        began = time.monotonic()
        self.do(name, *arguments)
        return time.monotonic() - began
