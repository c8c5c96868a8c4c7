"""Real servers on the tests' own database: granian, and Redis, on ports of their own."""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from cms.serving.bounds import count_threads

PROJECT = Path(__file__).parents[3]


def find_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int, process: subprocess.Popen, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, f"{process.args[0]} has ended"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{process.args[0]} does not answer on its port")


def get_database_url() -> str:
    """Return the URL of the database that this test is connected to."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    password = f":{quote(found['PASSWORD'])}" if found["PASSWORD"] else ""
    return f"postgres://{found['USER']}{password}@{found['HOST']}:{found['PORT']}/{found['NAME']}"


@contextmanager
def running(command: list[str], port: int, **environment: str):
    process = subprocess.Popen(command, cwd=PROJECT, env=os.environ | environment)
    try:
        wait_for(port, process)
        yield process
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def serving(workers: int = 1, application: str = "cms.wsgi:application", **environment: str):
    """Run the site's server; yield its port. environment: variables on top of the test's own settings."""
    port = find_port()
    # fmt: off
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", str(workers), "--blocking-threads", str(count_threads()), "--http", "1", "--no-ws",
        "--workers-kill-timeout", "5", "--log-level", "error", application,
    ]
    # fmt: on
    variables = {
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "KEEP_CONNECTIONS": "1",
        "DATABASE_URL": get_database_url(),
        "PAGE_VERSION_FILE": settings.PAGE_CACHE["VERSION_FILE"],
    }
    with running(command, port, **variables | environment):
        yield port


@contextmanager
def redis_serving():
    """Run Redis, without a file on disk; yield its port and its process."""
    program = shutil.which("redis-server")
    if program is None:
        missing = "two hosts need Redis (apt install redis-server)"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    port = find_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--loglevel", "warning"]
    with running([program, *options], port) as process:
        yield port, process
