"""Which cases of parametrised tests CI runs on both databases.

The cases of a test differ in what it is asked, and seldom in its SQL. SQLite runs all of them; on PostgreSQL CI runs
every test, of many cases one third (`-m "not further_case"`). The seed of the tests' order chooses them, so that each
run takes others, and all processes of a run the same. Tests that start servers run with all their cases there: CI runs
them on no other database.
"""

import math
import zlib
from collections import defaultdict

import pytest

SHARE = 1 / 3


def mark_further_cases(items, seed) -> None:
    """Mark as `further_case` those that are left out; at least one case of each test is not."""
    cases = defaultdict(list)
    for item in items:
        if hasattr(item, "callspec") and not item.get_closest_marker("server"):
            cases[item.nodeid.partition("[")[0]].append(item)
    for found in cases.values():
        found.sort(key=lambda item: (zlib.crc32(f"{seed} {item.nodeid}".encode()), item.nodeid))
        for item in found[math.ceil(len(found) * SHARE) :]:
            item.add_marker(pytest.mark.further_case)
