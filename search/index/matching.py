"""Matching of pages in a language with the words of a query, and their scores."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum
from wagtail.models import Locale, Page

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


def match(terms: Terms, locale: Locale, reader: Locale) -> QuerySet:
    """Return the entries of the pages that have the terms and that a reader may see, unordered.

    locale: the language of the pages. reader: the reader's language; if it is another, texts that exist in it are left
    out.
    """
    words = SearchWord.objects.filter(locale=locale, stem__in=terms.stems).values("entry")
    if terms.compounds:
        if terms.single:
            words = words.annotate(singles=Count("pk", filter=Q(stem__in=terms.single)))
            words = words.filter(singles=len(terms.single))
        for number, (whole, parts) in enumerate(terms.compounds):
            wholes, words_of = f"wholes_{number}", f"parts_{number}"
            words = words.annotate(
                **{
                    wholes: Count("pk", filter=Q(stem=whole)),
                    words_of: Count("pk", filter=Q(stem__in=parts)),
                }
            ).filter(Q(**{wholes: 1}) | Q(**{words_of: len(parts)}))
    elif len(terms.single) > 1:
        words = words.annotate(found=Count("pk")).filter(found=len(terms.single))
    # Visibility is checked once for each page, not for each of its words.
    return list_entries(locale, reader).filter(pk__in=words.values("entry"))


def find_scores(terms: Terms, locale: Locale) -> dict[int, int]:
    """Return the scores of the pages of a language by primary key, for all pages with any of the terms."""
    words = SearchWord.objects.filter(locale=locale, stem__in=terms.stems).values("entry")
    return dict(words.annotate(score=Sum("weight")).values_list("entry", "score"))


def list_entries(locale: Locale, reader: Locale) -> QuerySet:
    """Return the entries of all pages of a language that a reader may see."""
    return _leave_readable(SearchEntry.objects.filter(locale=locale), "page__", locale, reader)


def _leave_readable(rows: QuerySet, relation: str, locale: Locale, reader: Locale) -> QuerySet:
    """Reduce rows that belong to pages of a language to those that a reader may see. relation: lookup of the page."""
    rows = visible(rows, relation=relation)
    if locale.pk != reader.pk:
        own = _leave_readable(Page.objects.filter(locale=reader), "", reader, reader)
        rows = rows.exclude(**{f"{relation}translation_key__in": own.values("translation_key")})
    return rows
