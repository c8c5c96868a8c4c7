"""Readers ask for kept pages while others take all the threads that they can get."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).parents[2]
READERS = 4
SLOW, SEARCHES, GUESSES = 32, 16, 12
SIGN_IN = "/admin/login/"


class Outcome(NamedTuple):
    """What happened: milliseconds of each kept page, and how often each kind of client got each status."""

    times: list[float]
    statuses: dict[str, dict[str, int]]

    def find_percentile(self, part: int) -> float:
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, len(ordered) * part // 100)]

    @property
    def count_failed(self) -> int:
        """Return how many kept pages were not sent."""
        return sum(count for status, count in self.statuses["kept"].items() if status != "200")


def attack(
    port: int, *, kept: list[str], search: str, tls=False, host="127.0.0.1", seconds=6, is_quiet=False
) -> Outcome:
    """Attack the server, and let readers ask for kept pages meanwhile, from another process.

    is_quiet: only the readers come, for comparison."""
    where = {"port": port, "tls": tls, "host": host}
    crowds = {"slow": (SLOW, [SIGN_IN, search]), "search": (SEARCHES, [search]), "guess": (GUESSES, [SIGN_IN])}
    attackers = start(**where, seconds=seconds + 3, crowds={} if is_quiet else crowds)
    time.sleep(0 if is_quiet else 1.5)  # until they have taken what they can get
    readers = start(**where, seconds=seconds, crowds={"kept": (READERS, kept)})
    found, others = json.loads(readers.communicate()[0]), json.loads(attackers.communicate()[0])
    return Outcome(found["times"], found["statuses"] | others["statuses"])


def start(**task) -> subprocess.Popen:
    command = [sys.executable, "-m", "tests.load.clients", json.dumps(task)]
    return subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)
