"""Facets by which readers narrow a search: the kind of a page, and facets that content apps register.

`search` stores a value of each facet for each page. The magazine has sections and issues, each app its years: in their
AppConfig.ready(), apps register how a page's value is found and how a value is named.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale, Page

from ..typography.sorting import sort_by_name


@dataclass(frozen=True)
class Label:
    """The name of a facet's value. language: if it is not the reader's, else ""."""

    text: str
    language: str = ""


def name_kinds(values: Iterable[str], locale: Locale) -> dict[str, Label]:
    """Return the names of page kinds, sorted by name in the active language (no query)."""
    models = {get_kind(model): model for model in apps.get_models() if issubclass(model, Page)}
    names = {value: str(capfirst(models[value]._meta.verbose_name_plural)) for value in values if value in models}
    return {value: Label(names[value]) for value in sort_by_name(names, names.get)}


def name_years(values: Iterable[str], locale: Locale) -> dict[str, Label]:
    """Return the years, the latest first (no query)."""
    return {value: Label(value) for value in sorted(values, reverse=True) if re.fullmatch("[12][0-9]{3}", value)}


@dataclass(frozen=True)
class SearchFacet:
    name: str  # in the URL, and of the column in which `search` stores it
    label: str  # lazy
    # Returns the labels of those values that readers may see, in display order, with at most one query. The values come
    # from the URL and may be anything; invalid ones get no label.
    name_values: Callable[[Iterable[str], Locale], dict[str, Label]]


FACETS = ("kind", "section", "issue", "year")  # the columns that `search` stores, in display order
_facets: dict[str, SearchFacet | None] = {
    "kind": SearchFacet("kind", pgettext_lazy("search", "Kind"), name_kinds),
    "section": None,
    "issue": None,
    "year": SearchFacet("year", _("Year"), name_years),
}
_values: dict[type[Page], dict[str, Callable[[Page], object]]] = {}


def register_search_facet(facet: SearchFacet) -> None:
    """Register a facet: section or issue; kind and year replace ours. Raise ValueError for other names."""
    if facet.name not in _facets:
        raise ValueError(f"The search keeps no facet called {facet.name}.")
    _facets[facet.name] = facet


def register_search_values(model: type[Page], **values: Callable[[Page], object]) -> None:
    """Register how the values of a page type and its subtypes are found: year=lambda page: page.year."""
    _values[model] = values


def get_search_facets() -> list[SearchFacet]:
    return [facet for facet in _facets.values() if facet]


def get_kind(model: type[Page]) -> str:
    """Return the name of a page type in URLs: "article", "interview"."""
    return model._meta.model_name.removesuffix("page")


def find_search_values(page: Page) -> dict[str, str]:
    """Return a specific page's values of all facets, as strings; "" for none."""
    found = dict.fromkeys(_facets, "") | {"kind": get_kind(type(page))}
    for model, values in _values.items():
        if isinstance(page, model):
            found |= {name: str(find(page) or "") for name, find in values.items()}
    return found
