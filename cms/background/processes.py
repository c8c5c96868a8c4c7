"""Which process a worker is, so that another worker on the same machine sees at once that it is gone."""

import os
from functools import cache
from pathlib import Path

PROC = Path("/proc")


@cache
def get_machine() -> str:
    """Return what tells this machine since its start, and this container, from others; "" where it cannot be told."""
    try:
        boot = (PROC / "sys/kernel/random/boot_id").read_text().strip()
        return f"{boot}/{os.stat(PROC / 'self/ns/pid').st_ino}"
    except OSError:
        return ""


def identify_process(pid: int | None = None) -> str:
    """Return what tells a process from all others, also from a later one of the same number; "" where unknown."""
    pid = pid or os.getpid()
    started = _find_start(pid)
    return f"{get_machine()}/{pid}/{started}" if get_machine() and started else ""


def is_gone(process: str) -> bool:
    """Tell whether a process of this machine has ended; of another machine nothing is known."""
    machine, _slash, rest = process.rpartition("/")
    machine, _slash, pid = machine.rpartition("/")
    if not machine or machine != get_machine() or not pid.isdigit():
        return False
    return _find_start(int(pid)) != rest


def _find_start(pid: int) -> str:
    """Return when a process started, in the kernel's ticks; "" for one that has ended, reaped or not."""
    try:
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else fields[19]
