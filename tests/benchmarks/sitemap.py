"""The time and memory of sitemap.xml with many pages, on a scratch database; too slow for the tests.

    DATABASE_URL=sqlite:////tmp/sitemap.sqlite3 python -m tests.benchmarks.sitemap 10000 30000

The database must not exist yet (or be empty). The numbers: all pages, a third of them in each language.
"""

import os
import resource
import sys
import time
import uuid


def main(numbers: list[int]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from home.roots import create_language_roots
    from tests.benchmarks.building import add_pages
    from tests.factories import MagazineIndexPageFactory, SectionFactory

    call_command("migrate", verbosity=0)
    roots = create_language_roots()
    sections = {}
    indexes, keys = {}, []
    done = 0
    for code, root in roots.items():
        indexes[code] = MagazineIndexPageFactory(parent=root, title="Magazine", slug="magazine")
        sections[code] = [
            SectionFactory(name=f"S{place}", slug=f"s{place}", locale=root.locale, translation_key=uuid.UUID(int=place))
            for place in range(5)
        ]
    for number in numbers:
        keys += [uuid.uuid4() for _ in range(number // 3 - len(keys))]
        for code, index in indexes.items():
            wanted = [(key, place, True) for place, key in enumerate(keys)][done:]
            _add_pages_after(add_pages, index, wanted, sections[code], done)
        done = len(keys)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        for address in ("/sitemap.xml", "/sitemap-1.xml"):
            with CaptureQueriesContext(connection) as queries:
                start, start_cpu = time.perf_counter(), time.process_time()
                answer = Client().get(address, headers={"host": "localhost"})
                took, cpu = time.perf_counter() - start, time.process_time() - start_cpu
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(
                f"{3 * done} pages {address}: {took:.2f} s ({cpu:.2f} s of CPU), {len(queries)} queries, "
                f"{answer.content.count(b'<loc>')} addresses, {len(answer.content) / 1e6:.1f} MB; at most {memory} MB"
            )


def _add_pages_after(add_pages, index, wanted, sections, done: int) -> None:
    """Call `add_pages`, which numbers paths from 1, so that it continues after the last call."""
    number = index._get_path
    index._get_path = lambda path, depth, place: number(path, depth, place + done)
    try:
        add_pages(index, wanted, sections)
    finally:
        del index._get_path


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [10_000])
