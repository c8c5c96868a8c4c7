"""What a second host brings: requests a second of kept and of other pages, and how soon it shows what is published.

    python -m tests.hosts        SECONDS=5 for each figure; everything on the loopback; needs PostgreSQL and Redis

Both hosts, their services and the readers share this machine, so the CPU time of a request is the figure to trust.
"""

import json
import os
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from tests.benchmarks.serving import Server
from tests.load.attack import start

from .host import NAME, Host
from .newsroom import publish, write_page
from .services import sharing

SECONDS = int(os.environ.get("SECONDS", 5))
PUBLICATIONS = 20
# Of each kind: its clients (tests.load.clients), and the page that they ask for.
PAGES = {"kept": (40, "/en/news/"), "search": (2, "/en/search/")}


def ask_for_seconds(ports: list[int], kind: str) -> dict[str, int]:
    """Let readers ask each host; return how often they got each status."""
    count, path = PAGES[kind]
    crowds = {kind: (count, [path])}
    runs = [start(port=port, tls=False, host=NAME, seconds=SECONDS, crowds=crowds) for port in ports]
    found = [json.loads(run.communicate()[0])["statuses"][kind] for run in runs]
    return {status: sum(each.get(status, 0) for each in found) for each in found for status in each}


def measure_requests(name: str, hosts: list[Host], servers: list[Server]) -> None:
    for kind, (_count, path) in PAGES.items():
        for host in hosts * 3:
            host.ask(path, **{"X-Forwarded-Proto": "http"})  # as the readers below
        before = sum(server.get_cpu() for server in servers)
        statuses = ask_for_seconds([host.port for host in hosts], kind)
        answers = statuses.get("200", 0)
        cost = (sum(server.get_cpu() for server in servers) - before) / max(answers, 1) * 1000
        print(f"{name}, {kind:8} {answers / SECONDS:8.0f} a second   {cost:7.2f} ms of CPU each   {statuses}")


def measure_delay(here: Host, there: Host) -> None:
    page, person, took = write_page(here, "news", "Edition 0"), here.sign_in(), []
    for number in range(1, PUBLICATIONS + 1):
        there.ask("/en/news/")
        publish(person, page, "news", f"Edition {number}")
        began = time.monotonic()
        while f"Edition {number}<" not in there.ask("/en/news/").text and time.monotonic() - began < 10:
            time.sleep(0.02)
        took.append(time.monotonic() - began)
    print(
        f"Published here, shown there after {median(took):.2f} s (median of {PUBLICATIONS}; longest {max(took):.2f} s)"
    )


def main() -> int:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="hosts-", ignore_cleanup_errors=True)))
        shared = stack.enter_context(sharing())
        here, there = (Host(folder / name, shared.environment, SECURE_SSL_REDIRECT="0") for name in ("here", "there"))
        stack.callback(here.end)
        stack.callback(there.end)
        here.install()
        here.collect_static()
        (there.folder / "static").symlink_to(here.folder / "static")
        servers = [Server(host.start_server(), host.port) for host in (here, there)]
        measure_delay(here, there)
        measure_requests("one host", [here], servers[:1])
        measure_requests("two hosts", [here, there], servers)
    print(f"Load of the machine: {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
