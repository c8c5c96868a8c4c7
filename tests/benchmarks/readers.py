"""What a reader's query costs that is not kept: CPU and queries of each kind of page (`make bench`).

    python -m tests.benchmarks.readers [a database with the demonstration's content]

Without one, it is made (some minutes). In process, through the same handler as the server's.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from .pages import _count, _time

# Goals in ms, on a machine on which 30 million additions in a loop take 3 seconds.
GOALS = {"search": 25, "index": 20, "feed": 40, "sitemap": 40, "edition": 18, "side by side": 18, "article": 12}


def main(database: Path, is_new: bool) -> None:
    os.environ["DATABASE_URL"] = f"sqlite:///{database}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    os.environ.setdefault("DEMO_PASSWORD", "a demonstration for the benchmark")
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    if is_new:
        for command in ("bootstrap_site", "bootstrap_roles", "seed_demo"):
            call_command(command, verbosity=0)
    for command in ("store_bodies", "rebuild_search"):
        call_command(command, verbosity=0)
    client = Client(SERVER_NAME="127.0.0.1")
    print(f"{'':14} {'bytes':>8} {'queries':>8} {'ms of CPU':>10} {'goal':>6}")
    for name, address in choose_addresses().items():
        size, queries = _count(client, address)
        print(f"{name:14} {size:8,} {queries:8} {_time(client, address):10.1f} {GOALS[name]:6}   {address}", flush=True)


def choose_addresses() -> dict[str, str]:
    from exhibition.models import EditionPage
    from magazine.models import ArticlePage, MagazineIndexPage

    index = MagazineIndexPage.objects.live().get(locale__language_code="fr").get_url()
    article = max(
        ArticlePage.objects.live().filter(alias_of=None, locale__language_code="fr"),
        key=lambda page: (page.get_translations().live().filter(alias_of=None).exists(), len(page.body), page.pk),
    )
    other = article.get_translations().live().filter(alias_of=None).first()
    return {
        "search": "/fr/recherche/?q=patrimoine+femmes",
        "index": index,
        "feed": f"{index}atom.xml",
        "sitemap": "/sitemap-1.xml",
        "edition": EditionPage.objects.live().filter(locale__language_code="fr").first().get_url(),
        "side by side": f"{article.get_url()}?with={other.locale.language_code}",
        "article": article.get_url(),
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "bench.sqlite3"
        if len(sys.argv) > 1:
            shutil.copy(sys.argv[1], copy)
        main(copy, is_new=len(sys.argv) == 1)
