"""Filling of the readers' index: the words of a page, and their weights."""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.search import index

from cms.compat.django import delete_without_signals
from cms.core.content.search_facets import FACETS, find_search_values
from cms.languages import analysis
from cms.languages.registry import find_profile_files

from ..models import SearchEntry, SearchWord

# A word in the title has more weight than any number of them in the summary, and that more than any in the body.
TITLE, SHORT_TITLE = 600, 400  # a word, and what a title of one word adds
SUMMARY = 100
BODY = 60
USUAL_LENGTH = 400  # words of a body: in a longer body, each word weighs less
BATCH = 50  # pages indexed at once

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")  # PostgreSQL stores neither


def _find_version() -> str:
    """Return a key that changes with the rules for indexing."""
    rules = [Path(file).read_bytes() for file in (analysis.__file__, *find_profile_files(), __file__)]
    return f"{zlib.crc32(b''.join([*rules, version('snowballstemmer').encode()])):08x}"


VERSION = _find_version()
OF_ENTRIES = ["locale", *FACETS, "text", "has_foreign_parts", "version", "written_at"]


def get_indexed_pages() -> QuerySet:
    """Return the pages that belong in the index: live ones without aliases, which repeat another page's text."""
    return Page.objects.filter(live=True, alias_of=None, depth__gt=1)


def index_pages(ids: Iterable[int]) -> None:
    """Update the index with pages as they are in the database; pages that are no longer live are removed."""
    ids = set(ids)
    pages = list(get_indexed_pages().filter(pk__in=ids).select_related("locale").specific())
    texts = {page.pk: collect_texts(page) for page in pages}
    entries = [make_entry(page, texts[page.pk]) for page in pages]
    rows = [row for page in pages for row in make_words(texts[page.pk], page)]
    with transaction.atomic():
        SearchEntry.objects.filter(pk__in=ids - texts.keys()).delete()
        SearchEntry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=["page"], update_fields=OF_ENTRIES
        )
        old = SearchWord.objects.filter(entry__in=texts)
        delete_without_signals(old)  # hundreds for each page
        _insert_words(rows)


def make_entry(page: Page, texts: dict[str, str]) -> SearchEntry:
    """Return the entry of a specific page, unsaved."""
    return SearchEntry(
        page_id=page.pk,
        locale_id=page.locale_id,
        text="\n".join(filter(None, [texts["summary"], texts["body"]])),
        has_foreign_parts=bool(getattr(page, "untranslated_parts", None)),
        version=VERSION,
        **find_search_values(page),
    )


def collect_texts(page: Page) -> dict[str, str]:
    """Return the plain text of a specific page's `search_fields`: "title", "summary", and all others as "body"."""
    found = {"title": [], "summary": [], "body": []}
    for name, text in _read_fields(page, page.get_search_fields()):
        found[name if name in found else "body"].append(text)
    return {name: _CONTROL.sub(" ", "\n".join(texts)).strip() for name, texts in found.items()}


def _read_fields(instance, fields, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield (name of the page's own field, text)."""
    for field in fields:
        if isinstance(field, index.RelatedFields):
            related = field.get_value(instance)
            for other in related.all() if hasattr(related, "all") else filter(None, [related]):
                yield from _read_fields(other, field.fields, field.field_name)
        elif isinstance(field, index.SearchField):
            value = field.get_value(instance)
            for text in value if isinstance(value, list) else [value]:
                if text:
                    yield name or field.field_name, str(text)


class Word(NamedTuple):
    """The columns of a SearchWord."""

    entry_id: int
    locale_id: int
    stem: str
    word: str
    weight: int


def make_words(texts: dict[str, str], page: Page) -> list[Word]:
    """Return a page's words, those with the highest weight first."""
    language = page.locale.language_code
    weights: Counter[str] = Counter()
    written: dict[str, str] = {}
    for name, weigh in (("title", _weigh_title), ("summary", _weigh_summary), ("body", _weigh_body)):
        tokens = [token for token in analysis.tokenise(texts[name], language) if token.stem]
        for token in tokens:
            written.setdefault(token.stem, token.word[: analysis.STEM_LENGTH])
        for stem, count in Counter(token.stem for token in tokens).items():
            weights[stem] += weigh(count, len(tokens))
        for stem in set(analysis.find_joined_names(texts[name], language)) - weights.keys():
            weights[stem] = weigh(1, len(tokens))
    rows = weights.most_common()
    return [Word(page.pk, page.locale_id, stem, written.get(stem, ""), weight) for stem, weight in rows]


def _insert_words(rows: list[Word]) -> None:
    """Insert words with plain SQL: for hundreds of rows, the ORM takes longer than all other work."""
    columns = ", ".join(connection.ops.quote_name(name) for name in Word._fields)
    places = ", ".join(["%s"] * len(Word._fields))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {SearchWord._meta.db_table} ({columns}) VALUES ({places})", rows)  # noqa: S608


def _weigh_title(count: int, length: int) -> int:
    return TITLE + SHORT_TITLE // length


def _weigh_summary(count: int, length: int) -> int:
    return SUMMARY


def _weigh_body(count: int, length: int) -> int:
    """Return a weight that saturates as in Okapi BM25 (k1 = 1.2, b = 0.75).

    A word that occurs ten times weighs little more than one that occurs five times.
    """
    return 1 + round(BODY * count / (count + 1.2 * (0.25 + 0.75 * length / USUAL_LENGTH)))


def rebuild(everything: bool = False) -> Iterator[tuple[int, int]]:
    """Index the pages that are missing or indexed by other rules, and remove invalid entries; or index all pages.

    Yield (pages done, pages to do) now and then. It may be stopped at any time and continues when it is called again;
    readers meanwhile find what is done.
    """
    pages = get_indexed_pages()
    SearchEntry.objects.exclude(page__in=pages).delete()
    if not everything:
        pages = pages.exclude(search_entry__version=VERSION)
    ids = list(pages.order_by("path").values_list("pk", flat=True))
    yield 0, len(ids)
    for start in range(0, len(ids), BATCH):
        index_pages(ids[start : start + BATCH])
        yield min(start + BATCH, len(ids)), len(ids)
