"""Filling the readers' index: what a page's words are, and how much the page is about each."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import snowballstemmer
from django.db import router, transaction
from wagtail.models import Page
from wagtail.search import index

from cms.core.search_facets import find_search_values

from . import analysis, words
from .models import SearchEntry, SearchWord

# A word of the title is worth more than any number of them in the summary, and that more than any in the body.
TITLE, SHORT_TITLE = 600, 400  # a word, and what a title of one word adds
SUMMARY = 100
BODY = 60
USUAL_LENGTH = 400  # words of a body: in a longer one each says less of it

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")  # PostgreSQL stores neither


def _find_version() -> str:
    """Return what changes with the rules of the analysis, and with them all stems."""
    rules = [Path(module.__file__).read_bytes() for module in (analysis, words)]
    stemmer = getattr(snowballstemmer, "__version__", "").encode()
    return f"{zlib.crc32(b''.join([*rules, stemmer])):08x}"


VERSION = _find_version()


def index_page(pk: int) -> bool:
    """Bring the index up to date with a page as it is in the database; tell whether it is in the index now.

    Only live pages that are no aliases are: an alias has the words of another page, in another language.
    """
    page = Page.objects.filter(pk=pk, live=True, alias_of=None, depth__gt=1).specific().first()
    if page is None:
        SearchEntry.objects.filter(pk=pk).delete()
        return False
    texts = collect_texts(page)
    with transaction.atomic():
        entry, _created = SearchEntry.objects.update_or_create(
            page_id=pk,
            defaults={
                "locale_id": page.locale_id,
                "text": "\n".join(filter(None, [texts["summary"], texts["body"]])),
                "version": VERSION,
                **find_search_values(page),
            },
        )
        entry.words.all()._raw_delete(using=router.db_for_write(SearchWord))  # nobody else has rows that hang on these
        SearchWord.objects.bulk_create(make_words(entry, texts, page.locale.language_code))
    return True


def collect_texts(page: Page) -> dict[str, str]:
    """Return what a specific page says in its `search_fields`, plain: "title", "summary", and all others as "body"."""
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


def make_words(entry: SearchEntry, texts: dict[str, str], language: str) -> list[SearchWord]:
    """Return the rows of a page's words, unsaved; the best word first."""
    weights: Counter[str] = Counter()
    written: dict[str, str] = {}
    for name, weigh in (("title", _weigh_title), ("summary", _weigh_summary), ("body", _weigh_body)):
        tokens = [token for token in analysis.tokenise(texts[name], language) if token.stem]
        for token in tokens:
            written.setdefault(token.stem, token.word[:60])
        for stem, count in Counter(token.stem for token in tokens).items():
            weights[stem] += weigh(count, len(tokens))
    return [
        SearchWord(entry=entry, locale_id=entry.locale_id, stem=stem, word=written[stem], weight=weight)
        for stem, weight in weights.most_common()
    ]


def _weigh_title(count: int, length: int) -> int:
    return TITLE + SHORT_TITLE // length


def _weigh_summary(count: int, length: int) -> int:
    return SUMMARY


def _weigh_body(count: int, length: int) -> int:
    """Okapi BM25's saturation (k1 = 1.2, b = 0.75): ten times a word says little more than five times."""
    return 1 + round(BODY * count / (count + 1.2 * (0.25 + 0.75 * length / USUAL_LENGTH)))


def rebuild(everything: bool = False) -> Iterator[tuple[int, int]]:
    """Index the pages that the index lacks, or has by other rules, and drop what it should not have; or all pages.

    Yields (pages done, pages to do) after each. It may be stopped at any time and goes on from there when it is called
    again; readers meanwhile find what is done.
    """
    pages = Page.objects.filter(live=True, alias_of=None, depth__gt=1)
    SearchEntry.objects.exclude(page__in=pages).delete()
    if not everything:
        pages = pages.exclude(search_entry__version=VERSION)
    ids = list(pages.order_by("path").values_list("pk", flat=True))
    yield 0, len(ids)
    for done, pk in enumerate(ids, start=1):
        index_page(pk)
        yield done, len(ids)
