"""What readers narrow their search by: the kind of a page, and what the content apps know of theirs.

`search` keeps a value of each facet for each page. The magazine knows of sections and issues, each app of its years:
they register how a page's value is found, and what a value is called, in their AppConfig.ready().
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
    """What a value is called. language: where that is not the reader's, else ""."""

    text: str
    language: str = ""


def name_kinds(values: Iterable[str], locale: Locale) -> dict[str, Label]:
    """Return the names of kinds of pages, in the active language and its alphabet (no query)."""
    models = {get_kind(model): model for model in apps.get_models() if issubclass(model, Page)}
    names = {value: str(capfirst(models[value]._meta.verbose_name_plural)) for value in values if value in models}
    return {value: Label(names[value]) for value in sort_by_name(names, names.get)}


def name_years(values: Iterable[str], locale: Locale) -> dict[str, Label]:
    """Return the years, the last first (no query)."""
    return {value: Label(value) for value in sorted(values, reverse=True) if re.fullmatch("[12][0-9]{3}", value)}


@dataclass(frozen=True)
class SearchFacet:
    name: str  # in the address, and of the column that `search` keeps it in
    label: str  # lazy
    # Returns the labels of some values, those that readers may see, in the order to show them: in one query at most.
    # Whatever stands in an address may be among the values; what is none has no label.
    name_values: Callable[[Iterable[str], Locale], dict[str, Label]]


FACETS = ("kind", "section", "issue", "year")  # the columns that `search` keeps, in the order to show them
_facets: dict[str, SearchFacet | None] = {
    "kind": SearchFacet("kind", pgettext_lazy("search", "Kind"), name_kinds),
    "section": None,
    "issue": None,
    "year": SearchFacet("year", _("Year"), name_years),
}
_values: dict[type[Page], dict[str, Callable[[Page], object]]] = {}


def register_search_facet(facet: SearchFacet) -> None:
    """Offer a facet; the names that there are: section, issue, and in the place of ours kind and year."""
    if facet.name not in _facets:
        raise ValueError(f"The search keeps no facet called {facet.name}.")
    _facets[facet.name] = facet


def register_search_values(model: type[Page], **values: Callable[[Page], object]) -> None:
    """Say how the values of a type of page, and of its subtypes, are found: year=lambda page: page.year."""
    _values[model] = values


def get_search_facets() -> list[SearchFacet]:
    return [facet for facet in _facets.values() if facet]


def get_kind(model: type[Page]) -> str:
    """Return what a type of page is called in addresses: "article", "interview"."""
    return model._meta.model_name.removesuffix("page")


def find_search_values(page: Page) -> dict[str, str]:
    """Return a specific page's values of all facets, as strings; "" where it has none."""
    found = dict.fromkeys(_facets, "") | {"kind": get_kind(type(page))}
    for model, values in _values.items():
        if isinstance(page, model):
            found |= {name: str(find(page) or "") for name, find in values.items()}
    return found
