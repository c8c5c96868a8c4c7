"""What the picture inbox does with many large files at once, on a site as deployed, in a real browser.

    python -m tests.benchmarks.inbox                  200 files, together 2 GB
    python -m tests.benchmarks.inbox 12 10            12 files, together 10 MB: a minute
    python -m tests.benchmarks.inbox 200 2000 --disturbed

PostgreSQL, Redis, the bucket of an S3 server, two hosts with production's settings behind nginx, and one worker. A
folder is dropped: photographs (JPEG, PNG, HEIC) in folders and with accents, duplicates, half a file, one that is
too large, one that is no picture. `--disturbed`: meanwhile the page is reloaded and the folder dropped again, the
worker is killed, and so is one host. Fails if a file is lost or told to be what it is not. All share this machine,
the S3 server (moto's) too, which keeps its objects in its memory: the seconds compare changes, and say little about
other machines. The site is installed first: some minutes.
"""

import argparse
import contextlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import psycopg

from tests.hosts.host import Host, kill
from tests.hosts.newsroom import write_page
from tests.hosts.services import sharing
from tests.ops.proxies import Nginx

from .files import Files, write_files
from .page import Inbox, inbox_open
from .watching import Watch

LONGEST = 1800  # seconds
PAGE = "/en/news/"
RESTART = 3  # seconds after which systemd starts what has ended (RestartSec)
COUNT = """
SELECT state, count(*) FROM images_arrival GROUP BY state UNION ALL SELECT 'parts', count(*) FROM images_arrivalpart
"""
HASHES = "SELECT file_hash FROM images_arrival WHERE state = 'unfinished'"


class Bench:
    def __init__(self, here: Host, there: Host, files: Files, database: str):
        self.here, self.there, self.files = here, there, files
        self.database = psycopg.connect(database, autocommit=True)
        self.servers = {here: here.start_server(), there: there.start_server()}
        self.worker = here.start_worker()
        self.starting: list[tuple[float, Callable]] = []  # what systemd starts again, and when
        self.disturbances: list[tuple[str, float, str, Callable]] = []
        self.went_on = 0

    def list_processes(self) -> dict[str, list[int]]:
        return {"web": [server.pid for server in self.servers.values()], "worker": [self.worker.pid]}

    def count(self) -> dict[str, int]:
        return dict(self.database.execute(COUNT).fetchall())

    def disturb(self, inbox: Inbox) -> None:
        """Plan the disturbances, each at a share of the pictures that have been received or checked."""
        self.disturbances = [
            ("received", 0.2, "reload", lambda: self.reload(inbox)),
            ("received", 0.5, "host killed", self.kill_host),
            ("checked", 0.5, "worker killed", self.kill_worker),
        ]

    def reload(self, inbox: Inbox) -> None:
        inbox.open()
        inbox.drop(self.files.folder)

    def kill_worker(self) -> None:
        kill(self.worker)
        self.starting.append((time.monotonic() + RESTART, self.start_worker))

    def start_worker(self) -> None:
        self.worker = self.here.start_worker()

    def kill_host(self) -> None:
        kill(self.servers[self.there])
        self.starting.append((time.monotonic() + 10 * RESTART, self.start_host))

    def start_host(self) -> None:
        self.servers[self.there] = self.there.start_server()

    def run(self, inbox: Inbox) -> dict[str, float]:
        """Drop the folder and wait; return after how many seconds all was received, checked, and shown."""
        began, took = time.monotonic(), {}
        inbox.drop(self.files.folder)
        awaited = len(self.files.pictures) + self.files.duplicates + 1  # and half a file
        while "shown" not in took and time.monotonic() - began < LONGEST:
            inbox.window.wait_for_timeout(500)
            inbox.note_tasks()
            self.went_on += inbox.go_on()
            for moment, start in [*self.starting]:
                if time.monotonic() > moment:
                    self.starting.remove((moment, start))
                    start()
            counts, spent = self.count(), time.monotonic() - began
            checked = sum(counts.get(state, 0) for state in ("unfinished", "duplicate", "refused"))
            shares = {"received": (checked + counts.get("waiting", 0)) / awaited, "checked": checked / awaited}
            if self.disturbances and shares[self.disturbances[0][0]] >= self.disturbances[0][1]:
                _stage, _share, name, act = self.disturbances.pop(0)
                print(f"{spent:6.0f} s  {name}: {counts}", flush=True)
                act()
            if checked + counts.get("waiting", 0) == awaited and not counts.get("uploading"):
                took.setdefault("received", spent)
                if not counts.get("waiting"):
                    took.setdefault("checked", spent)
                    shown = inbox.count(".picture-table-rows tr[data-key]")
                    if shown == len(self.files.pictures):
                        took["shown"] = spent
        return took

    def find_lost(self) -> list[str]:
        """Return in words what is lost or told wrongly."""
        counts, files = self.count(), self.files
        here = {found for (found,) in self.database.execute(HASHES)}
        told = {"duplicate": files.duplicates, "refused": 1, "parts": 0, "unfinished": len(files.pictures)}
        lost = [f"{state}: {counts.get(state, 0)}, not {n}" for state, n in told.items() if counts.get(state, 0) != n]
        if here != files.pictures:
            lost.append(f"{len(files.pictures - here)} pictures are not there, {len(here - files.pictures)} are others")
        return lost


def run(number: int, megabytes: float, is_disturbed: bool) -> int:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="inbox-", ignore_cleanup_errors=True)))
        (folder / "proxy").mkdir()
        folder.chmod(0o755)
        files = write_files(folder / "Photographies", number, megabytes)
        print(f"{files.count} files, {files.bytes / 1e6:.0f} MB", flush=True)
        shared = stack.enter_context(sharing())
        own = {"SITE_URL": "https://www.example.org"}
        here, there = (Host(folder / name, shared.environment, **own) for name in ("here", "there"))
        stack.callback(there.end)
        stack.callback(here.end)
        here.install()
        here.collect_static()
        (there.folder / "static").symlink_to(here.folder / "static")
        bench = Bench(here, there, files, shared.environment["DATABASE_URL"])
        stack.callback(bench.database.close)
        write_page(here, "news", "News")
        proxy = Nginx(folder / "proxy")
        stack.enter_context(proxy.running(here.port, there.port))
        inbox = stack.enter_context(inbox_open(proxy.port, here.sign_in()))
        quiet = measure_pages(bench, proxy.port)
        if is_disturbed:
            bench.disturb(inbox)
        with Watch(bench.list_processes, proxy.port, PAGE) as watch:
            took = bench.run(inbox)
        lost = bench.find_lost() + [f"error in the page: {error}" for error in inbox.errors]
        if folder_of_shots := os.environ.get("BROWSER_SHOTS"):
            inbox.window.screenshot(path=Path(folder_of_shots) / "inbox-full.png", full_page=True)
        print_table(files, took, inbox, watch, quiet, bench)
        for each in [*lost, *(f"the web loads {kind}" for kind in watch.decoders & {"web", "worker"})]:
            print("FAILED:", each)
        left = [text for text in inbox.list_sent() if text]
        print("Left in the list of what was sent:", left)
        errors = [line for host in (here, there) for line in host.read_log().splitlines() if "Error" in line]
        print("In the logs:", *dict.fromkeys(errors[-10:]), sep="\n  ")
        return int(bool(lost or "shown" not in took))


def measure_pages(bench: Bench, port: int) -> float:
    """Return the seconds that a kept page takes while nothing else happens."""
    for _time in range(4):  # each host renders it
        bench.here.ask(PAGE)
        bench.there.ask(PAGE)
    with Watch(bench.list_processes, port, PAGE) as watch:
        time.sleep(5)
    return statistics.median(watch.took)


def print_table(files: Files, took: dict, inbox: Inbox, watch: Watch, quiet: float, bench: Bench) -> None:
    figures = {
        f"all {name} after": f"{took[name]:.0f} s" if name in took else "never"
        for name in ("received", "checked", "shown")
    }
    if "received" in took:
        figures["received a second"] = f"{files.bytes / 1e6 / took['received']:.1f} MB"
    figures |= {
        "*Go on* was needed": f"{bench.went_on} times",
        "longest task of the page": f"{inbox.longest:.0f} ms (in all {inbox.blocked:.0f} ms beyond 50 ms each)",
        "a kept page, median": f"{statistics.median(watch.took) * 1e3:.0f} ms (without files {quiet * 1e3:.0f} ms)",
        "a kept page, longest": f"{max(watch.took) * 1e3:.0f} ms; {watch.unanswered} of {len(watch.took)} not answered",
    }
    figures |= {f"most memory of a process, {kind}": f"{most / 1e6:.0f} MB" for kind, most in watch.memory.items()}
    figures["HEIC decoder loaded by"] = ", ".join(sorted(watch.decoders)) or "nobody"
    for name, figure in figures.items():
        print(f"{name:48} {figure}", flush=True)
    print(f"{'load of the machine':48} {os.getloadavg()[0]:.1f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", nargs="?", type=int, default=200)
    parser.add_argument("megabytes", nargs="?", type=float, default=2000)
    parser.add_argument("--disturbed", action="store_true")
    options = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        return run(options.number, options.megabytes, options.disturbed)
    return 130


if __name__ == "__main__":
    sys.exit(main())
