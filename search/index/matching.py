"""Matching of pages in a language with the words of a query, and their scores."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum
from wagtail.models import Locale, Page

from cms.core.caching.compiled_queries import compiled_query
from cms.core.content.search_facets import FACETS
from cms.core.content.visibility import visible
from cms.languages.analysis import find_units

from ..models import SearchEntry, SearchWord

MOST_WORDS = 16  # of a query; further words are ignored


@dataclass(frozen=True)
class Terms:
    """The stems that a page must have: all `single` ones; of each compound, the whole or all of its words."""

    single: frozenset[str]
    compounds: frozenset[tuple[str, frozenset[str]]]

    def __bool__(self):
        return bool(self.single or self.compounds)

    @property
    def stems(self) -> set[str]:
        return self.single.union(*({whole} | parts for whole, parts in self.compounds))


def read_terms(query: str, language: str) -> Terms:
    """Return the terms of a query by the rules of a language; empty if it has only stop words."""
    single, compounds = set(), set()
    for unit in list(find_units(query, language))[:MOST_WORDS]:
        parts = frozenset(part.stem for part in unit.parts if part.stem)
        if parts:
            compounds.add((unit.whole.stem, parts))
        elif unit.whole.stem:
            single.add(unit.whole.stem)
    return Terms(frozenset(single), frozenset(compounds))


def find_hits(terms: Terms, locale: Locale, reader: Locale) -> list[tuple]:
    """Return primary key and facets of the pages of a language that have the terms and that a reader may see.

    Without terms, all that the reader may see, the newest first; else unordered.
    reader: the reader's language; if it is another, texts that exist in it are left out.
    """
    return _find_hits(locale.pk, _list_readers(locale, reader), *_spell(terms))


def count_hits(terms: Terms, locale: Locale, reader: Locale, chosen: dict[str, str]) -> int:
    """Return the number of pages that `find_hits` would find and that have the chosen values of facets."""
    values = (locale.pk, _list_readers(locale, reader), tuple(chosen.values()), *_spell(terms))
    return sum(number for _locale, number in _count_hits(*values, facets=tuple(chosen)))


def find_scores(terms: Terms, locale: Locale) -> dict[int, int]:
    """Return the scores of the pages of a language by primary key, for all pages with any of the terms."""
    return dict(_find_scores(locale.pk, tuple(sorted(terms.stems))))


def list_entries(locale: Locale | int, *readers: int) -> QuerySet:
    """Return the entries of all pages of a language that a reader may see.

    readers: the primary key of the reader's language if it is another.
    """
    return _leave_readable(SearchEntry.objects.filter(locale=locale), "page__", *readers)


def _leave_readable(rows: QuerySet, relation: str, *readers: int) -> QuerySet:
    """Reduce rows that belong to pages of a language to those that a reader may see. relation: lookup of the page."""
    rows = visible(rows, relation=relation)
    for reader in readers:
        own = _leave_readable(Page.objects.filter(locale=reader), "")
        rows = rows.exclude(**{f"{relation}translation_key__in": own.values("translation_key")})
    return rows


# --- Queries whose SQL is kept: readers wait for them, and to build one takes ten times as long as to answer it. ------


def _list_readers(locale: Locale, reader: Locale) -> tuple[int, ...]:
    return () if locale.pk == reader.pk else (reader.pk,)


def _spell(terms: Terms) -> tuple[tuple[str, ...], ...]:
    """Return terms as values of a query: the single stems, then the whole and the words of each compound."""
    compounds = [(whole, *sorted(parts)) for whole, parts in terms.compounds]
    return tuple(sorted(terms.single)), *sorted(compounds)


@compiled_query
def _find_hits(locale_id: int, readers: tuple, single: tuple, *compounds: tuple) -> QuerySet:
    hits = _match(locale_id, readers, single, *compounds)
    if not single and not compounds:
        hits = hits.order_by("-page__first_published_at", "-pk")
    return hits.values_list("pk", *FACETS)


@compiled_query
def _count_hits(locale_id: int, readers: tuple, chosen: tuple, single: tuple, *compounds: tuple, facets: tuple[str]):
    hits = _match(locale_id, readers, single, *compounds).filter(**dict(zip(facets, chosen, strict=True)))
    return hits.values_list("locale").annotate(Count("pk"))


@compiled_query
def _find_scores(locale_id: int, stems: tuple) -> QuerySet:
    words = SearchWord.objects.filter(locale=locale_id, stem__in=stems)
    return words.values_list("entry").annotate(Sum("weight"))


def _match(locale_id: int, readers: tuple, single: tuple, *compounds: tuple) -> QuerySet:
    """Return the entries that have all single stems and, of each compound, the whole or all of its words."""
    stems = [*single, *(stem for compound in compounds for stem in compound)]
    words = SearchWord.objects.filter(locale=locale_id, stem__in=stems).values("entry")
    if compounds:
        if single:
            words = words.annotate(singles=Count("pk", filter=Q(stem__in=single))).filter(singles=len(single))
        for number, (whole, *parts) in enumerate(compounds):
            wholes, words_of = f"wholes_{number}", f"parts_{number}"
            words = words.annotate(
                **{
                    wholes: Count("pk", filter=Q(stem=whole)),
                    words_of: Count("pk", filter=Q(stem__in=parts)),
                }
            ).filter(Q(**{wholes: 1}) | Q(**{words_of: len(parts)}))
    elif len(single) > 1:
        words = words.annotate(found=Count("pk")).filter(found=len(single))
    entries = list_entries(locale_id, *readers)
    # Visibility is checked once for each page, not for each of its words.
    return entries.filter(pk__in=words.values("entry")) if stems else entries
