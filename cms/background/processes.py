"""Identify worker processes, so that workers on the same machine detect at once that a process has ended."""

import os
from functools import cache
from pathlib import Path

PROC = Path("/proc")


@cache
def get_machine() -> str:
    """Return an identifier of this machine since its last boot and of this container, or "" if there is none."""
    try:
        boot = (PROC / "sys/kernel/random/boot_id").read_text().strip()
        return f"{boot}/{os.stat(PROC / 'self/ns/pid').st_ino}"
    except OSError:
        return ""


def identify_process(pid: int | None = None) -> str:
    """Return an identifier of a process, different from that of a later process with the same pid; "" if unknown."""
    pid = pid or os.getpid()
    started = _find_start(pid)
    return f"{get_machine()}/{pid}/{started}" if get_machine() and started else ""


def is_gone(process: str) -> bool:
    """Return whether a process of this machine has ended; False for processes of other machines."""
    machine, _slash, rest = process.rpartition("/")
    machine, _slash, pid = machine.rpartition("/")
    if not machine or machine != get_machine() or not pid.isdigit():
        return False
    return _find_start(int(pid)) != rest


def _find_start(pid: int) -> str:
    """Return when a process started, in clock ticks since boot; "" if it has ended (zombies included)."""
    try:
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else fields[19]
