"""What a walk takes a page, and of memory: `WALK_TEXTS=90` makes it as large as an issue in three languages.

The process is a real one; the figures are printed.
"""

import itertools
import os
import re
import statistics
import time
from contextlib import closing
from pathlib import Path

import pytest

from cms.walks.process import render
from tests.factories import ArticlePageFactory
from tests.releases.conftest import CODES

pytestmark = [
    pytest.mark.server,
    pytest.mark.usefixtures("transactional_db", "django_db_serialized_rollback"),
]
TEXTS = int(os.environ.get("WALK_TEXTS", 9))
A_PAGE = 2  # seconds at most
MEGABYTES = 600  # of the process that renders
BODY = "<p>" + "Les herbiers du muséum racontent quatre siècles de voyages. " * 60 + "</p>"


@pytest.fixture
def large(magazines, people, draft, bundle, planned):
    """A release of many articles, half of them approved by nobody."""
    texts = [
        draft(magazines[code], f"Article {number}", people["editor"].user, ArticlePageFactory, body=[("text", BODY)])
        for number, code in zip(range(TEXTS), itertools.cycle(CODES), strict=False)
    ]
    return bundle(*texts, name="Numéro 15", responsible=people["fr"].user, planned_for=planned.planned_for)


def read_memory() -> int:
    """Return the most memory that the process that renders has had until now, in megabytes; 0 if it has ended.

    `getrusage` does not tell it: a child counts what its parent had before it became another program, and this one is
    a worker of pytest, of any size.
    """
    children = [
        child
        for child in Path("/proc/thread-self/children").read_text().split()
        if b"render_walk" in Path("/proc", child, "cmdline").read_bytes()
    ]
    found = [re.search(r"VmHWM:\s+(\d+) kB", Path("/proc", child, "status").read_text()) for child in children]
    return max((int(peak[1]) // 1024 for peak in found if peak), default=0)


def test_a_page_of_a_walk_takes_less_than_two_seconds(large):
    began, times, pages, memory = time.monotonic(), [], [], 0
    with closing(render(large, large.planned_for)) as messages:
        last = None
        for message in messages:
            now = time.monotonic()
            memory = max(memory, read_memory())
            if "done" in message:
                if last is not None:
                    times.append(now - last)
                last = now
            if "page" in message:
                pages.append(message["page"])
    whole = time.monotonic() - began
    print(
        f"{TEXTS} texts, {len(pages)} pages, {len(times)} renderings in {whole:.0f} s: a page "
        f"{statistics.median(times):.2f} s (median), {max(times):.2f} s at most; {memory} MB at most"
    )
    assert sum(page["is_text"] for page in pages) == TEXTS
    first, *others = times
    assert max(others) < A_PAGE
    assert first < 2 * A_PAGE  # it also loads what all of them need
    assert 0 < memory < MEGABYTES
