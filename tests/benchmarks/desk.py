"""The cost of the translation report with 10,000 texts and two target languages, on SQLite (`make bench`).

Builds them in a scratch database, or in the named file, which is kept and reused.
"""

import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

NUMBER = int(os.environ.get("NUMBER", 10_000))
TIMES = 7
LIMIT = 300  # milliseconds that the report may take
VIEWS = {
    "the desk, unfiltered": "",
    "the last page": "?p=200",
    "not started in Portuguese": "?state=not_started&language=pt",
    "no translation, in any language": "?state=none",
    "mine": "?assignee=me",
    "overdue": "?due=overdue",
    "of a section": "?section={section}",
    "sorted by due date": "?ordering=due",
    "free in English, by due date": "?assignee=nobody&language=en&ordering=due",
    "sorted by words left": "?ordering=-words",
    "searched": "?q=histoire+77",
    "searched in vain": "?q=nowhere",
}


def main(database: Path) -> int:
    is_new = not database.exists()
    os.environ["DATABASE_URL"] = f"sqlite:///{database}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    import django

    django.setup()
    if is_new:
        _build()
    return _measure()


def _build() -> None:
    from django.core.management import call_command

    from .building import build

    start = time.perf_counter()
    print("Building", f"{NUMBER:,} texts")
    call_command("migrate", verbosity=0)
    build(NUMBER)
    print(f"  in {time.perf_counter() - start:.0f} s")
    _rebuild("All states computed for the first time")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _rebuild(what: str) -> None:
    from cms.translation.status.states import rebuild_states

    start = time.perf_counter()
    texts, changed = list(rebuild_states())[-1]
    print(f"{what}: {time.perf_counter() - start:.1f} s for {texts:,} texts, {changed:,} rows changed")


def _measure() -> int:
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.urls import reverse
    from wagtail.models import Page

    from cms.newsroom.models import LanguageGroup
    from cms.translation.models import TextState
    from cms.translation.report.columns import find_states
    from magazine.models import Section

    _rebuild("All states rebuilt")
    print("States:", dict(Counter(TextState.objects.values_list("state", flat=True))))
    user = get_user_model().objects.get(username="translator0")
    for code in ("pt", "en"):
        user.groups.add(LanguageGroup.objects.get(role="translator", locale__language_code=code).group)
    client = Client()
    client.force_login(user)
    failed = 0
    for name, query in VIEWS.items():
        address = reverse("translation_desk:index") + query.format(section=Section.objects.first().translation_key)
        response = client.get(address)
        found = response.context_data["items_count"]
        failed += report(name, lambda address=address: client.get(address), f"{found:,} texts") > LIMIT
    keys = list(TextState.objects.filter(is_source=True).values_list("translation_key", flat=True)[:50])
    report("states of 50 texts, all languages", lambda: find_states(keys))
    report("all texts as CSV", lambda: _read(client.get(reverse("translation_desk:index") + "?export=csv")))
    client.force_login(get_user_model().objects.create_superuser(f"boss{time.time()}", "boss@example.org", "x"))
    index = Page.objects.get(slug="magazine-fr")
    report("the explorer of these pages", lambda: client.get(reverse("wagtailadmin_explore", args=[index.pk])))
    if failed:
        print(f"{failed} views of the desk took more than {LIMIT} ms.")
    return 1 if failed else 0


def _read(response):
    assert b"".join(response.streaming_content)


def _time(act) -> tuple[float, float, int]:
    """Return the medians of several runs, by the clock and of the CPU (in ms), and the number of queries."""
    from django.db import connection

    asked = []

    def note(execute, sql, *args):
        asked.append(sql)
        return execute(sql, *args)

    with connection.execute_wrapper(note):
        act()
    clock, processor = [], []
    for _ in range(TIMES):
        start = time.perf_counter(), time.process_time()
        act()
        clock.append((time.perf_counter() - start[0]) * 1000)
        processor.append((time.process_time() - start[1]) * 1000)
    return statistics.median(clock), statistics.median(processor), len(asked)


def report(name: str, act, note: str = "") -> float:
    """Print a cost; return its CPU time in milliseconds, which does not include other work on the machine."""
    clock, processor, queries = _time(act)
    print(f"{name:36} {processor:7.1f} ms ({clock:.0f} by the clock) {queries:4} queries  {note}", flush=True)
    return processor


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(main(Path(sys.argv[1]).absolute()))
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(main(Path(folder) / "bench.sqlite3"))
