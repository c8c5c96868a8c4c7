"""A PostgreSQL server of a test's own, to be stopped."""

import os
import shutil
import signal
import subprocess
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from .proxies import find_free_port


def find_folder() -> Path | None:
    """Return the folder of the server's programs; Debian has it in no PATH."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return folders[-1] if folders else None


class Cluster:
    """An empty server in a folder, which trusts everybody on the loopback."""

    def __init__(self, folder: Path):
        self.folder, self.port = folder / "data", find_free_port()
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/postgres"
        # PostgreSQL refuses to run as root.
        self.prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.prefix:
            shutil.chown(folder, "postgres")
        self.run("initdb", "-D", self.folder, "--auth=trust", "--username=postgres", "--no-sync", "--encoding=UTF8")

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self.run("pg_ctl", "-D", self.folder, "-l", self.folder / "log", "-w", "-o", options, "start")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", self.folder, "-w", "-m", "immediate", "stop")

    def restart(self) -> None:
        self.stop()
        self.start()

    def hang(self) -> None:
        """Stop all its processes: its sockets accept connections, and nobody answers."""
        for pid in self.list_processes():
            os.kill(pid, signal.SIGSTOP)

    def go_on(self) -> None:
        for pid in self.list_processes():
            os.kill(pid, signal.SIGCONT)

    def list_processes(self) -> list[int]:
        first = int((self.folder / "postmaster.pid").read_text().split()[0])
        return [first, *map(int, Path(f"/proc/{first}/task/{first}/children").read_text().split())]

    def run(self, program: str, *arguments) -> None:
        command = [*self.prefix, find_folder() / program, *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


@contextmanager
def postgresql(folder: Path):
    """Yield a running cluster in a new folder that others may enter."""
    if not find_folder():
        pytest.skip("PostgreSQL's server is not installed here")
    cluster = Cluster(folder)
    cluster.start()
    try:
        yield cluster
    finally:
        with suppress(subprocess.CalledProcessError):  # the test has stopped it
            cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def hanging(cluster: Cluster):
    """Let a server hang."""
    cluster.hang()
    try:
        yield
    finally:
        cluster.go_on()
