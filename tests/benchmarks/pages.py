"""The cost of readers' pages that are not in the page cache: CPU time and queries (`make bench`).

    python -m tests.benchmarks.pages [a database with the demonstration's content]

It works on a copy of the database, or creates one (some minutes). 400 requests each, through the same handler as the
server's. Then once more with ten years of a magazine added: the cost of a page must not grow with them.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

TIMES, BATCHES = int(os.environ.get("TIMES", 400)), 20
LIMITS = {"interview": (12, 5), "article": (12, 5), "issue": (None, 8), "home": (None, 8)}  # ms, queries


def main(database: Path, is_new: bool) -> int:
    os.environ["DATABASE_URL"] = f"sqlite:///{database}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    os.environ.setdefault("DEMO_PASSWORD", "a demonstration for the benchmark")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    if is_new:
        for command in ("bootstrap_site", "bootstrap_roles", "seed_demo"):
            call_command(command, verbosity=0)
    call_command("store_bodies", verbosity=0)
    pages = choose_pages()
    failed = _measure(pages)

    from .archive import add_archive

    print(f"\nWith an archive: {add_archive():,} pages")
    return failed + _measure(pages)


def _measure(pages: dict) -> int:
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    failed = 0
    print(f"{'':10} {'bytes':>7} {'queries':>8} {'ms of CPU':>10}")
    for name, page in pages.items():
        address = page.get_url()
        size, queries = _count(client, address)
        milliseconds = _time(client, address)
        most_time, most_queries = LIMITS[name]
        print(f"{name:10} {size:7,} {queries:8} {milliseconds:10.1f}   {address}", flush=True)
        failed += queries > most_queries or (most_time is not None and milliseconds > most_time)
    return 1 if failed else 0


def choose_pages() -> dict:
    """Return the longest stories, the interview with every block that readers see, the newest issue, a home page."""
    from home.models import HomePage
    from magazine.models import ArticlePage, InterviewPage, IssuePage

    return {
        "interview": _with_every_block(_find_longest(InterviewPage)),
        "article": _find_longest(ArticlePage),
        "issue": IssuePage.objects.live().order_by("-number").first(),
        "home": HomePage.objects.live().first(),
    }


def _find_longest(model):
    return max(model.objects.live().filter(alias_of=None), key=lambda page: (len(page.body), page.pk))


def _with_every_block(interview):
    from cms.rendered_bodies.storing import store_body
    from magazine.models import ArticlePage

    present = {block["type"] for block in interview.body.raw_data}
    for article in ArticlePage.objects.live().order_by("pk"):
        for block in article.body.raw_data:
            if block["type"] not in present:
                present.add(block["type"])
                interview.body.raw_data.append(block)
    if "embed" not in present:
        film = {"url": "https://vimeo.com/1084537", "title": "A walk through the storerooms"}
        interview.body.raw_data.append({"type": "embed", "value": film})
    interview.save()
    store_body(interview.pk)
    return interview


def _count(client, address: str) -> tuple[int, int]:
    """Return bytes and queries of a request, after one that has filled the caches of the process."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    return len(response.content), len(queries)


def _time(client, address: str) -> float:
    """Return the CPU time of one request in milliseconds, from the batch with the least disturbance.

    Other work, also on the same core of a shared machine, makes the same instructions take up to twice as long.
    """
    return min(_time_batch(client, address) for _ in range(BATCHES))


def _time_batch(client, address: str) -> float:
    start = time.process_time()
    for _ in range(TIMES // BATCHES):
        client.get(address)
    return (time.process_time() - start) / (TIMES // BATCHES) * 1000


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "bench.sqlite3"
        if len(sys.argv) > 1:
            shutil.copy(sys.argv[1], copy)
        sys.exit(main(copy, is_new=len(sys.argv) == 1))
