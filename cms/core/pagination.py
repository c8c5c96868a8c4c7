"""Long lists in pages."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest


def paginate(request: HttpRequest, items, per_page: int) -> Page:
    """Return the page of a list that `?page=` asks for; nonsense gives the first, too high a number the last."""
    return Paginator(items, per_page).get_page(request.GET.get("page"))
