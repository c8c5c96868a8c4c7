"""Long lists in pages."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from .parameters import acknowledge


def paginate(request: HttpRequest, items, per_page: int) -> Page:
    """Return the page of a list that `?page=` asks for; nonsense gives the first, too high a number the last."""
    page = Paginator(items, per_page).get_page(request.GET.get("page"))
    if request.GET.get("page") == str(page.number):
        acknowledge(request, "page")
    return page
