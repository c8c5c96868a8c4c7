"""The cost of a reader's search with 10,000 pages, on SQLite or on the PostgreSQL that DATABASE_URL names.

Builds them in a scratch database; with KEEP=1 it stays, and is reused. First what is found, then the whole page as the
handler of requests makes it. On PostgreSQL, the CPU time is only Django's; on an idle machine, the clock gives the
total.
"""

import json
import os
import random
import sys
import time
import uuid
from datetime import date, timedelta
from itertools import accumulate
from urllib.parse import urlencode

NUMBER = int(os.environ.get("NUMBER", 10_000))
KEEP = bool(os.environ.get("KEEP"))
LIMIT = 60  # milliseconds of CPU that a search may take, and its page
WORDS_A_PAGE = 400
VOCABULARY = 30_000
# Of ten texts, those that each language has: ten pages.
SHARES = {"fr": range(0, 5), "pt": range(3, 7), "en": range(6, 7)}
# Words that nearly every page of a language contains, beside the random ones.
COMMON = {
    "fr": "Le musée ouvre ses collections au public, aux visiteurs des expositions.",
    "pt": "O museu abre as coleções ao público e aos visitantes das exposições. Le musée et son public.",
    "en": "The museum opens its collections to the public, to visitors of its exhibitions. Le musée et son public.",
}
SEARCHES = {
    "a word of thousands of pages": ("musée", {}),
    "two such words": ("musées collection", {}),
    "five such words": ("musées collection public visiteur exposition", {}),
    "a rare word": ("scolopendre", {}),
    "a common and a rare word": ("musée scolopendre", {}),
    "a compound name": ("#MuseumMomentsMW", {}),
    "a common word, narrowed": ("musée", {"kind": "article", "section": "section", "year": "2024"}),
    "no word, a filter": ("", {"kind": "article"}),
    "another language's texts": ("musée", {"language": "pt"}),
    "in vain": ("introuvable", {}),
}


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    import django

    django.setup()
    from django.db import connection

    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and KEEP:
        connection.settings_dict["TEST"]["NAME"] = f"{name}.bench"
    connection.creation.create_test_db(verbosity=0, keepdb=KEEP, serialize=False)
    try:
        _build()
        return _measure()
    finally:
        if not KEEP:
            connection.creation.destroy_test_db(name, verbosity=0)


def _build() -> None:
    from django.db import connection
    from django.utils import timezone
    from wagtail.models import Locale, Page

    from home.roots import create_language_roots
    from search.index.indexing import rebuild
    from search.models import SearchEntry, SearchWord
    from tests.factories import MagazineIndexPageFactory, SectionFactory

    from .building import add_pages

    if not Page.objects.filter(slug="magazine-fr").exists():
        print(f"Building {NUMBER:,} pages", flush=True)
        roots = create_language_roots()
        keys = [uuid.uuid4() for _ in range(NUMBER)]
        section_keys = [uuid.uuid4() for _ in range(5)]
        for code, places in SHARES.items():
            locale = Locale.objects.get(language_code=code)
            sections = [
                SectionFactory(name=f"{code} {i}", slug=f"section-{i}", locale=locale, translation_key=key)
                for i, key in enumerate(section_keys)
            ]
            index = MagazineIndexPageFactory(parent=roots[code], title=f"Magazine {code}", slug=f"magazine-{code}")
            wanted = [(key, i, True) for i, key in enumerate(keys) if i % 10 in places]
            add_pages(index, wanted, sections, Writer(code).write)
        Page.objects.update(first_published_at=timezone.now())
    start = time.perf_counter()
    for done, total in rebuild():
        if done and not done % 1000:
            print(f"  {done:,} of {total:,} indexed", flush=True)
    print(f"Indexed in {time.perf_counter() - start:.0f} s:", end=" ")
    print(f"{SearchEntry.objects.count():,} pages, {SearchWord.objects.count():,} words", flush=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_size_pretty(pg_total_relation_size('search_searchword'))")
            print("Size of the words:", cursor.fetchone()[0])


class Writer:
    """Writes pages of invented words, with the frequencies of words in a language."""

    def __init__(self, code: str):
        self.code = code
        self.random = random.Random(code)  # the same pages each time
        syllables = [f"{a}{b}" for a in "bcdfglmnprstv" for b in ("a", "e", "i", "o", "u", "an", "er", "in", "ou")]
        self.words = ["".join(self.random.choices(syllables, k=3)) for _ in range(VOCABULARY)]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))

    def write(self, number: int) -> dict:
        words = self.random.choices(self.words, cum_weights=self.weights, k=WORDS_A_PAGE)
        text = f"<p>{COMMON[self.code]}</p><p>{' '.join(words)}.</p>"
        if number % 1000 == 0:
            text += "<p>Une scolopendre pour #MuseumMomentsMW.</p>"
        title = f"{words[0]} {words[1]} {'musée ' if number % 50 == 0 else ''}{number}"
        return {
            "title": title,
            "draft_title": title,
            "summary": " ".join(words[2:20]),
            "date": date(2020, 1, 1) + timedelta(days=number % 2400),
            "body": json.dumps([{"type": "text", "value": text, "id": str(uuid.uuid4())}]),
        }


def _measure() -> int:
    from django.db import connection
    from django.test import Client
    from django.utils.translation import override
    from wagtail.models import Locale

    from magazine.models import Section
    from search.page_search import Filters, find, get_facets

    from .desk import report

    locale = Locale.objects.get(language_code="fr")
    section = str(Section.objects.filter(locale=locale).first().translation_key)
    print(f"Searches on {connection.vendor}: the results, the first ten pages, facets and the other languages")
    failed = 0
    for name, (query, narrowed) in SEARCHES.items():
        filters = Filters(**{key: section if key == "section" else value for key, value in narrowed.items()})

        def search(query=query, filters=filters):
            found = find(query, locale, filters=filters)
            return found, found[:10], get_facets(found), found.other_language_results

        with override("fr"):
            found, *_others, elsewhere = search()
            failed += report(name, search, f"{len(found):,} texts, elsewhere {elsewhere}") > LIMIT
    print("The whole pages")
    client = Client(SERVER_NAME="127.0.0.1")
    for name, (query, narrowed) in SEARCHES.items():
        asked = narrowed | ({"section": section} if "section" in narrowed else {})
        address = f"/fr/recherche/?{urlencode({'q': query} | asked)}"
        assert client.get(address).status_code == 200, address
        failed += report(name, lambda address=address: client.get(address)) > LIMIT
    if failed:
        print(f"{failed} searches took more than {LIMIT} ms.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
