"""Pagination of long lists."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from .parameters import acknowledge


def paginate(request: HttpRequest, items, per_page: int) -> Page:
    """Return the page of a list for `?page=`; the first for invalid values, the last for too high a number."""
    page = Paginator(items, per_page).get_page(request.GET.get("page"))
    if request.GET.get("page") == str(page.number):
        acknowledge(request, "page")
    return page


@dataclass(frozen=True)
class Pagination:
    """The context variable `pagination` of a view, for lists that search engines may follow.

    The title and the URL then contain the page number."""

    page: Page
    # Returns the number of items in another language, given its code; without it, every language has as many.
    count_in: Callable[[str], int] | None = None

    @property
    def number(self) -> int:
        return self.page.number

    @property
    def total(self) -> int:
        return self.page.paginator.num_pages

    def exists_in(self, code: str) -> bool:
        """Return whether the list has a page of this number in another language too. The first one always exists."""
        if self.number == 1 or self.count_in is None:
            return True
        return self.count_in(code) > (self.number - 1) * self.page.paginator.per_page
