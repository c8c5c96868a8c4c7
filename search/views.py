from dataclasses import replace

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from cms.core.navigation.languages import get_links_to_view
from cms.core.navigation.pagination import paginate
from cms.serving.pages.routing import prepare_public_view

from .forms import SearchForm, read_filters
from .page_search import Facet, Filters, Found, find, get_facets
from .results.links import get_no_results_context, list_other_language_results, make_query_string, make_url
from .results.rows import make_results
from .suggestions import suggest

RESULTS_PER_PAGE = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Return the search page of a language: results with their filters or, without results, alternatives."""
    prepare_public_view(request)
    locale = Locale.objects.get(language_code=get_language())
    form = SearchForm(request.GET)
    query = form.query
    found, facets = find_existing(query, locale, read_filters(request.GET, locale.language_code))
    results = paginate(request, found, RESULTS_PER_PAGE)
    context = {
        "query": query,
        "typed": form.typed,
        "error": " ".join(form.errors.get("q", [])),
        "facets": facets,
        "found": found if found.is_asked else None,
        "language": found.filters.language,
        "is_filtered": bool(found.filters.chosen),
        "kept": make_query_string(query, found.filters),
        "unfiltered_url": make_url(query, Filters(language=found.filters.language)),
        "own_language_url": make_url(query, replace(found.filters, language="")),
        "language_links": get_links_to_view(request),
        "site_area": "association",
        "is_search": True,
    }
    if found.is_asked:
        context["other_language_results"] = list_other_language_results(found)
    if found:
        results.object_list = make_results(results.object_list, query, locale)
        context["results"] = results
    else:
        context |= get_no_results_context(request, found)
    return render(request, "search/search.html", context)


@require_safe
@cache_control(public=True, max_age=60)
def search_suggestions(request: HttpRequest) -> JsonResponse:
    """Return completions of the query `?q=` as JSON: {"suggestions": [{"text", "url", "kind"}]}."""
    locale = Locale.objects.get(language_code=get_language())
    suggestions = suggest(request.GET.get("q", ""), locale, request)
    return JsonResponse({"suggestions": [vars(suggestion) for suggestion in suggestions]})


def find_existing(query: str, locale: Locale, filters: Filters) -> tuple[Found, list[Facet]]:
    """Search with the filters of a URL; values that do not exist are ignored."""
    found = find(query, locale, filters=filters)
    facets = get_facets(found)
    known = {facet.name for facet in facets for choice in facet.choices if choice.is_chosen}
    if nonsense := filters.chosen.keys() - known:
        found = find(query, locale, filters=replace(filters, **dict.fromkeys(nonsense, "")))
        facets = get_facets(found)
    return found, facets
