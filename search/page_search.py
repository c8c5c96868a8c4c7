"""Search for pages in the reader's language: the same results on every database, from one index (`models`)."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from django.db.models import QuerySet
from wagtail.models import Locale, Page

from cms.core.caching.compiled_queries import compiled_query, fill_up
from cms.core.content.search_facets import FACETS, get_search_facets

from .index.matching import Terms, count_hits, find_hits, find_scores, read_terms


@dataclass(frozen=True)
class Filters:
    """The filters of a search: values as `get_facets` returns them, "" for none.

    language: the code of a language to search instead of the reader's.
    """

    kind: str = ""
    section: str = ""
    issue: str = ""
    year: str = ""
    language: str = ""

    @property
    def chosen(self) -> dict[str, str]:
        """Return the chosen values by facet, without those that no database could store."""
        values = {name: getattr(self, name) for name in FACETS}
        return {name: value for name, value in values.items() if value and value.isprintable()}


class Hit(NamedTuple):
    """A page that was found, and its values of the facets."""

    pk: int
    kind: str
    section: str
    issue: str
    year: str


class Found(Sequence):
    """The results of a search, the best first: they can be counted and sliced, and a slice is a list of Page rows.

    The rows have their `locale` and `search_entry`. Two queries find all that results and facets need, one fetches each
    slice, one counts each other language; each is made only when it is needed.
    """

    def __init__(self, query: str, locale: Locale, filters: Filters):
        self.query = query
        self.locale = locale
        self.filters = filters
        self._locales = {known.language_code: known for known in Locale.objects.all()}

    def __len__(self):
        return len(self.hits)

    def count(self) -> int:
        return len(self.hits)

    def __getitem__(self, place):
        if isinstance(place, slice):
            return _fetch_pages(self.hits[place])
        return _fetch_pages([self.hits[place]])[0]

    @property
    def hits(self) -> list[Hit]:
        return self.by_fit[0] if self.is_asked else []

    @cached_property
    def by_fit(self) -> tuple[list[Hit], dict[str, list[Hit]]]:
        """Return the hits that match all chosen values, and, by facet, those that match all but that facet's value."""
        chosen = self.filters.chosen.items()
        fitting, but_for_one = [], defaultdict(list)
        if not chosen:
            return self.unfiltered, but_for_one
        for hit in self.unfiltered:
            misses = [name for name, value in chosen if getattr(hit, name) != value]
            if not misses:
                fitting.append(hit)
            elif len(misses) == 1:
                but_for_one[misses[0]].append(hit)
        return fitting, but_for_one

    @property
    def is_asked(self) -> bool:
        """Return whether there is a query or a filter."""
        return bool(self.query.strip() or self.filters.chosen)

    @cached_property
    def unfiltered(self) -> list[Hit]:
        """Return all results in one language without filters, from which the facets' choices are counted.

        Without a query, all pages: readers may begin with a facet.
        """
        language = self.filters.language
        locale = self._locales.get(language) if language else self.locale
        terms = self._read_terms(locale) if locale else None
        if terms is None:
            return []
        hits = list(map(Hit._make, find_hits(terms, locale, self.locale)))
        if not terms:
            return hits
        scores = find_scores(terms, locale)
        return sorted(hits, key=lambda hit: (scores.get(hit.pk, 0), hit.pk), reverse=True)

    @cached_property
    def other_language_results(self) -> dict[str, int]:
        """Map language codes to the number of texts that the reader's language lacks, with the same filters.

        Languages without such texts are left out.
        """
        counts = {}
        for code, locale in self._locales.items():
            if locale.pk == self.locale.pk or not self.is_asked:
                continue
            if code == self.filters.language:
                counts[code] = len(self.hits)
            elif (terms := self._read_terms(locale)) is not None:
                counts[code] = count_hits(terms, locale, self.locale, self.filters.chosen)
        return {code: count for code, count in counts.items() if count}

    def _read_terms(self, locale: Locale) -> Terms | None:
        """Return the terms of the query in a language, empty without a query; None for a query without words."""
        terms = read_terms(self.query, locale.language_code)
        return terms if terms or not self.query.strip() else None


def find(query: str, locale: Locale, *, filters: Filters | None = None) -> Found:
    """Return the pages that have all words of a query, in the reader's language or in the chosen one.

    An empty query with a chosen facet finds all pages that match it. No input is an error.
    """
    return Found(query, locale, filters or Filters())


def _fetch_pages(hits: list[Hit]) -> list[Page]:
    ids = [hit.pk for hit in hits]
    pages = {page.pk: page for page in _find_pages(fill_up(ids))}
    return [pages[pk] for pk in ids if pk in pages]


@compiled_query
def _find_pages(ids: tuple) -> QuerySet:
    return Page.objects.filter(pk__in=ids).select_related("locale", "search_entry")


@dataclass(frozen=True)
class Choice:
    """One value of a facet. language: the label's, if it is not the reader's, else ""."""

    value: str
    label: str
    language: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    choices: list[Choice]


def get_facets(found: Found) -> list[Facet]:
    """Return the facets of a result with its values, counted as if their own facet were not chosen.

    A chosen value stays a choice, with count 0, if it is valid. A facet without choices is left out. At most one query
    for each facet whose values are named after pages or snippets.
    """
    facets = []
    fitting, but_for_one = found.by_fit
    for facet in get_search_facets():
        chosen = found.filters.chosen.get(facet.name, "")
        counts = Counter(map(attrgetter(facet.name), chain(fitting, but_for_one[facet.name])))
        counts.setdefault(chosen, 0)
        counts.pop("", None)
        labels = facet.name_values(counts, found.locale) if counts else {}
        choices = [
            Choice(value, label.text, label.language, counts[value], is_chosen=value == chosen)
            for value, label in labels.items()
        ]
        if choices:
            facets.append(Facet(facet.name, facet.label, choices))
    return facets
