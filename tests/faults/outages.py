"""What the site needs goes away for some seconds, while readers read and an editor saves."""

import signal
import time
from collections.abc import Callable
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.hosts.disks import filled
from tests.hosts.services import Shared

from .site import Site

SECONDS = 8
CLOCKS = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))


class NotChecked(Exception):  # noqa: N818
    """What the fault needs is not on this machine."""


def restart_postgresql(site: Site, shared: Shared) -> None:
    shared.cluster.restart()


def stop_postgresql(site: Site, shared: Shared) -> None:
    shared.cluster.stop()
    try:
        time.sleep(SECONDS)
    finally:
        shared.cluster.start()


def hang_postgresql(site: Site, shared: Shared) -> None:
    shared.cluster.hang()
    try:
        time.sleep(2 * SECONDS)
    finally:
        shared.cluster.go_on()


def stop_redis(site: Site, shared: Shared) -> None:
    shared.stop_redis()
    try:
        time.sleep(SECONDS)
    finally:
        shared.start_redis()


def hang_redis(site: Site, shared: Shared) -> None:
    shared.redis.send_signal(signal.SIGSTOP)
    try:
        time.sleep(SECONDS)
    finally:
        shared.redis.send_signal(signal.SIGCONT)


def stop_bucket(site: Site, shared: Shared) -> None:
    with site.paused():  # moto keeps everything in memory: what is in it is put back, and nothing may be missing
        objects = shared.bucket.read_everything()
        shared.bucket.stop()
    try:
        time.sleep(SECONDS)
    finally:
        shared.bucket.start()
        shared.bucket.put(objects)


def hang_bucket(site: Site, shared: Shared) -> None:
    shared.bucket.process.send_signal(signal.SIGSTOP)
    try:
        time.sleep(2 * SECONDS)
    finally:
        shared.bucket.process.send_signal(signal.SIGCONT)


def fill_host(site: Site, shared: Shared) -> None:
    """Fill the disk of the page version, of temporary files and (without a bucket) of uploads."""
    fill(site.host.folder / "disk", SECONDS)


def fill_database(site: Site, shared: Shared) -> None:
    fill(shared.cluster.folder.parent, SECONDS)
    with suppress(Exception):
        shared.cluster.start()  # it ends itself if it cannot write its log


def fill(disk: Path, seconds: float) -> None:
    if not disk.is_mount():
        raise NotChecked("no small disk could be mounted")
    with filled(disk):
        time.sleep(seconds)


@contextmanager
def follow_own_clock(site: Site):
    """Let server and worker read, each second, from a file how far their clock is from the right one."""
    if not CLOCKS:
        raise NotChecked("libfaketime is not installed")
    usual = dict(site.host.environment)
    set_clock(site, "+0")
    site.host.environment |= {
        "LD_PRELOAD": str(CLOCKS[0]),
        "FAKETIME_TIMESTAMP_FILE": str(find_clock(site)),
        "FAKETIME_CACHE_DURATION": "1",
        "DONT_FAKE_MONOTONIC": "1",
    }
    try:
        site.restart_all()
        site.wait_until_green()
        yield
    finally:
        site.host.environment = usual
        site.restart_all()


def find_clock(site: Site) -> Path:
    return site.host.folder / "clock"


def set_clock(site: Site, words: str) -> None:
    new = find_clock(site).with_suffix(".new")
    new.write_text(f"{words}\n")
    new.rename(find_clock(site))


def set_clock_forward(site: Site, shared: Shared) -> None:
    """Set the clock of server and worker a day forward, and right again."""
    set_clock(site, "+1d")
    try:
        time.sleep(SECONDS)
    finally:
        set_clock(site, "+0")


OUTAGES: dict[str, Callable[[Site, Shared], None]] = {
    "PostgreSQL is restarted": restart_postgresql,
    "PostgreSQL is stopped for 8 s": stop_postgresql,
    "PostgreSQL hangs for 16 s": hang_postgresql,
    "Redis is stopped for 8 s": stop_redis,
    "Redis hangs for 8 s": hang_redis,
    "S3 is gone for 8 s": stop_bucket,
    "S3 hangs for 16 s": hang_bucket,
    "The host's disk is full for 8 s": fill_host,
    "PostgreSQL's disk is full for 8 s": fill_database,
    "The clock is set forward a day for 8 s": set_clock_forward,
}
# What must be so before somebody looks.
PREPARATIONS = {set_clock_forward: follow_own_clock}
