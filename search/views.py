from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from cms.core.languages import get_links_to_view
from cms.core.pagination import paginate

from .finding import find, wrap_results
from .forms import SearchForm

RESULTS_PER_PAGE = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The search page of one language; plain for now."""
    form = SearchForm(request.GET or None)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    locale = Locale.objects.get(language_code=get_language())
    results = paginate(request, find(query, locale), RESULTS_PER_PAGE) if query else None
    if results:
        results.object_list = wrap_results(results.object_list)
    return render(
        request,
        "search/search.html",
        {
            "form": form,
            "query": query,
            "results": results,
            "language_links": get_links_to_view(request),
            "part": "association",
        },
    )
