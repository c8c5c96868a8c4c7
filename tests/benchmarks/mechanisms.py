"""What each mechanism for speed saves: processor time of a reader's page with it and without it.

    python -m tests.benchmarks.mechanisms [--without compiled_queries …] [--runs 5] [a database with the demonstration]

All of them if none is named. It works on a copy; without a database it makes one of its own (some minutes). Each run is
a process of its own; runs with and without alternate, and the table shows their medians. A request goes through the
WSGI application, as from the server; without the page cache but in the line that measures it.
"""

import argparse
import io
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

BATCHES, TIMES = 10, 3
ALL = "all"


def leave_out_compiled_queries() -> None:
    """Build each query from its queryset, as where Django's inner parts have changed."""
    from cms.core.caching import compiled_queries

    compiled_queries._compile = lambda queryset, placeholders: None


def leave_out_fragments() -> None:
    """Make at each request what pages share."""
    from cms.core.caching import fragments

    fragments.store_fragment = lambda request, key, made: None


def leave_out_rendered_bodies() -> None:
    """Render bodies in the request, as while a change is not rendered yet."""
    from cms.rendered_bodies.models import StoredBody

    StoredBody.objects.all().delete()


def leave_out_page_cache() -> None:
    """Nothing: all are measured without it (PAGE_CACHE_BYTES=0)."""


MECHANISMS: dict[str, Callable[[], None]] = {
    "compiled_queries": leave_out_compiled_queries,
    "fragments": leave_out_fragments,
    "rendered_bodies": leave_out_rendered_bodies,
    "page_cache": leave_out_page_cache,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", nargs="?", type=Path)
    parser.add_argument("--without", nargs="+", choices=MECHANISMS, default=list(MECHANISMS))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--once", choices=[ALL, *MECHANISMS], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(measure(options.once)))
        return
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "bench.sqlite3"
        prepare(database, options.database)
        compare(database, options.without, options.runs)


def prepare(database: Path, original: Path | None) -> None:
    """Make a database with the demonstration, migrated, with all bodies stored."""
    if original:
        shutil.copy(original, database)
    commands = ["migrate", *([] if original else ["bootstrap_site", "bootstrap_roles", "seed_demo"]), "store_bodies"]
    for command in commands:
        subprocess.run(
            [sys.executable, "manage.py", command], check=True, env=get_environment(database), stdout=subprocess.DEVNULL
        )


def compare(database: Path, names: list[str], runs: int) -> None:
    """Run all in turn, and print the medians."""
    found: dict[str, list[dict[str, float]]] = {}
    for _run in range(runs):
        for name in (ALL, *names):
            found.setdefault(name, []).append(run_once(database, name))
    pages = list(found[ALL][0])
    print(f"{'ms of CPU a request':24}" + "".join(f"{page:>11}" for page in pages))
    usual = {page: statistics.median(run[page] for run in found[ALL]) for page in pages}
    print(f"{'with all':24}" + "".join(f"{usual[page]:11.2f}" for page in pages))
    for name in names:
        without = {page: statistics.median(run[page] for run in found[name]) for page in pages}
        if name == "page_cache":  # measured with it, as all others are without
            print(f"{'from the page cache':24}" + "".join(f"{without[page]:11.3f}" for page in pages))
            continue
        print(f"{'without ' + name:24}" + "".join(f"{without[page]:11.2f}" for page in pages))
        print(f"{'  it saves':24}" + "".join(f"{1 - usual[page] / without[page]:11.0%}" for page in pages), flush=True)


def run_once(database: Path, name: str) -> dict[str, float]:
    """Measure in a process and a copy of its own."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "bench.sqlite3"
        shutil.copy(database, copy)
        environment = get_environment(copy) | ({} if name == "page_cache" else {"PAGE_CACHE_BYTES": "0"})
        command = [sys.executable, "-m", "tests.benchmarks.mechanisms", "--once", name]
        done = subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE, text=True)
        return json.loads(done.stdout.splitlines()[-1])


def get_environment(database: Path) -> dict[str, str]:
    usual = {"DJANGO_SETTINGS_MODULE": "cms.settings.dev", "DEMO_PASSWORD": "a demonstration for the benchmark"}
    return usual | os.environ | {"DATABASE_URL": f"sqlite:///{database}"}


def measure(name: str) -> dict[str, float]:
    """Return the milliseconds of the processor for each page, of the batch that was disturbed the least."""
    from cms.wsgi import application  # sets Django up

    from .pages import choose_pages

    addresses = {kind: page.get_url() for kind, page in choose_pages().items()} | {"list": find_list()}
    if name != ALL:
        MECHANISMS[name]()
    found = {}
    for kind, address in addresses.items():
        for _time in range(3):
            ask(application, address)
        found[kind] = min(measure_batch(application, address) for _batch in range(BATCHES))
    return found


def find_list() -> str:
    """Return the address of the longest list of a section's stories."""
    from magazine.models import MagazineIndexPage, Section, StoryPage
    from magazine.urls import get_listing_path

    magazine = MagazineIndexPage.objects.live().filter(locale__language_code="fr").first()
    sections = Section.objects.filter(locale=magazine.locale, live=True)
    section = max(sections, key=lambda section: (StoryPage.objects.filter(section=section).live().count(), section.pk))
    return magazine.get_url() + get_listing_path(section, magazine.locale.language_code)


def measure_batch(application: Callable, address: str) -> float:
    start = time.thread_time()  # of this thread, and not of those that warm the page cache
    for _time in range(TIMES):
        ask(application, address)
    return (time.thread_time() - start) / TIMES * 1000


def ask(application: Callable, address: str) -> bytes:
    said = []
    environment = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_ACCEPT_ENCODING": "br, gzip",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    answer = application(environment, lambda status, headers, error=None: said.append(status))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    assert said == ["200 OK"], (address, said)
    return body


if __name__ == "__main__":
    main()
