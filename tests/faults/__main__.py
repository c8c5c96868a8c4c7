"""Break the site in every way that is known, and print what readers and editors noticed (`make faults`).

    python -m tests.faults                    all faults; ten minutes
    python -m tests.faults Redis upload       those with one of these words in their names
    SEED=7 python -m tests.faults             other moments

Everything stays on the loopback, in folders of its own. Needs PostgreSQL and Redis; as root also full disks (tmpfs).
"""

import os
import random
import signal
import sys
import tempfile
import traceback
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path

from tests.hosts.disks import small_disk
from tests.hosts.host import Host
from tests.hosts.services import Shared, sharing

from .kills import KILLS
from .outages import OUTAGES, PREPARATIONS, NotChecked
from .site import Site
from .watching import Watch

MEGABYTES = {"host": 24, "postgresql": 900}


class Table:
    def __init__(self):
        self.lost = self.not_green = self.broken = 0
        print(f"\n{'fault':44} | kept pages | searches | an editor's saves | lost | green after", flush=True)

    def add(self, name: str, watch: Watch, lost: list[str], green: float | None) -> None:
        self.lost += len(lost)
        self.not_green += green is None
        said = "NEVER" if green is None else f"{green:.1f} s"
        cells = (name.ljust(44), watch.kept, watch.searches, watch.saves, ", ".join(lost) or "nothing", said)
        print(" | ".join(map(str, cells)), flush=True)

    def note_broken(self, name: str) -> None:
        self.broken += 1
        print(f"{name:44} | could not be tried:\n{traceback.format_exc()}", flush=True)

    def leave_out(self, name: str, reason: object) -> None:
        print(f"{name:44} | NOT CHECKED: {reason}", flush=True)


def run_kill(name: str, kill, site: Site, shared: Shared, table: Table) -> None:
    watch = Watch(site)
    with watch.looking(edits=False):
        kill(site, watch)
        green = site.wait_until_green()
    table.add(name, watch, watch.find_lost(), green)


def run_outage(name: str, outage, site: Site, shared: Shared, table: Table) -> None:
    watch = Watch(site)
    try:
        with PREPARATIONS.get(outage, lambda _site: nullcontext())(site), watch.looking():
            outage(site, shared)
            green = site.wait_until_green()
    except NotChecked as reason:
        table.leave_out(name, reason)
        return
    table.add(name, watch, watch.find_lost(), green)


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped: what was started and mounted is ended."))
    words = [word.lower() for word in sys.argv[1:]]
    faults = {name: (run_kill, kill) for name, kill in KILLS.items()}
    faults |= {name: (run_outage, outage) for name, outage in OUTAGES.items()}
    chosen = {name: fault for name, fault in faults.items() if not words or any(word in name.lower() for word in words)}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True)))
        folder.chmod(0o755)
        stack.enter_context(small_disk(folder / "postgresql", MEGABYTES["postgresql"]))
        shared = stack.enter_context(sharing(folder / "postgresql"))
        site = stack.enter_context(start(folder / "host", shared, stack))
        table = Table()
        for name, (run, fault) in chosen.items():
            try:
                site.ring()
                run(name, fault, site, shared, table)
            except Exception:  # the other faults are tried all the same
                table.note_broken(name)
                site.wait_until_green()
    print(f"\nLost: {table.lost or 'nothing'}. Not green again: {table.not_green or 'never happened'}.")
    return bool(table.lost or table.not_green or table.broken)


@contextmanager
def start(folder: Path, shared: Shared, stack: ExitStack):
    print("==> Installing a site on a host with PostgreSQL, Redis and S3 (two minutes)", flush=True)
    disk = folder / "disk"
    stack.enter_context(small_disk(disk, MEGABYTES["host"]))
    own = {"PAGE_VERSION_FILE": str(disk / "page-version"), "TMPDIR": str(disk), "HEALTH_DISK_MEGABYTES": "5"}
    host = Host(folder, shared.environment, **own, TASK_RETRY_SECONDS="2,5,10,20")
    host.install()
    host.collect_static()
    site = Site(host, random.Random(int(os.environ.get("SEED", "13"))))
    try:
        site.start()
        site.pages = site.helper.do("prepare")
        site.ring()
        site.wait_until_green()
        yield site
    finally:
        host.end()


if __name__ == "__main__":
    sys.exit(main())
