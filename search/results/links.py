"""Links of the search page: its own URLs, the other languages, and alternatives when there are no results."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from cms.core.content.slots import SEARCH, get_slot_contents
from cms.core.navigation.page_context import get_page_context

from ..page_search import Filters, Found, find
from ..suggestions import correct


@dataclass(frozen=True)
class OtherLanguageResults:
    """The results in another language."""

    language: str
    total: int
    url: str


def make_query_string(query: str, filters: Filters) -> str:
    parameters = {"q": query, **filters.chosen, "language": filters.language}
    return urlencode({name: value for name, value in parameters.items() if value})


def make_url(query: str, filters: Filters) -> str:
    return f"{reverse('search')}?{make_query_string(query, filters)}"


def list_other_language_results(found: Found) -> list[OtherLanguageResults]:
    """Return the other languages that have results, except the one that is shown."""
    return [
        OtherLanguageResults(code, total, make_url(found.query, replace(found.filters, language=code)))
        for code, total in found.other_language_results.items()
        if code != found.filters.language
    ]


def get_no_results_context(request: HttpRequest, found: Found) -> dict:
    """Return the context of a page without results: the probable query, the count without filters, the newest texts."""
    home = get_page_context(request, None).home
    context: dict = {"slots": get_slot_contents(SEARCH, home, request) if home else []}
    if found.query:
        context["quoted_query"] = format_html("<bdi>{}</bdi>", found.query)
        context["unfiltered_count"] = len(found.unfiltered)
        meant = "" if found.unfiltered else correct(found.query, found.locale)
        if meant and find(meant, found.locale):
            context["meant_link"] = format_html('<a href="{}">{}</a>', make_url(meant, Filters()), meant)
    return context
