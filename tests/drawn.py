"""Which tests CI runs on both databases.

SQLite runs all of them. Tests of one file use the same tables, and cases of one test differ in what it is asked, seldom
in its SQL; on PostgreSQL each costs twice as much. So CI runs half of the tests of each file there, and a third of the
cases of these (`-m drawn`). The seed of the tests' order draws them, so that each run takes others, and all
processes of a run the same. Tests that start servers run with all their cases there: CI runs them on no other database.
"""

import math
import zlib
from collections import defaultdict

import pytest

OF_TESTS, OF_CASES = 1 / 2, 1 / 3


def mark_drawn(items, seed) -> None:
    """Mark the drawn tests and cases as `drawn`: of each file at least one test, of each such test one case."""
    files = defaultdict(lambda: defaultdict(dict))
    for item in items:
        if item.get_closest_marker("server"):
            item.add_marker(pytest.mark.drawn)
        else:
            files[item.path][item.nodeid.partition("[")[0]][item.nodeid] = item
    for tests in files.values():
        for name in draw(tests, OF_TESTS, seed):
            for case in draw(tests[name], OF_CASES, seed):
                tests[name][case].add_marker(pytest.mark.drawn)


def draw(names, share: float, seed) -> list[str]:
    """Return at least this share of some names, and at least one."""
    mixed = sorted(names, key=lambda name: (zlib.crc32(f"{seed} {name}".encode()), name))
    return mixed[: math.ceil(len(mixed) * share)]
