"""Long lists in pages."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from .parameters import acknowledge


def paginate(request: HttpRequest, items, per_page: int) -> Page:
    """Return the page of a list that `?page=` asks for; nonsense gives the first, too high a number the last."""
    page = Paginator(items, per_page).get_page(request.GET.get("page"))
    if request.GET.get("page") == str(page.number):
        acknowledge(request, "page")
    return page


@dataclass(frozen=True)
class Pagination:
    """What a view gives as `pagination` of a list that search engines may follow: title and address name the page."""

    page: Page
    # How many items the list has in another language, given its code; without it, as many in each.
    count_in: Callable[[str], int] | None = None

    @property
    def number(self) -> int:
        return self.page.number

    @property
    def total(self) -> int:
        return self.page.paginator.num_pages

    def exists_in(self, code: str) -> bool:
        """Tell whether the list has a page of this number in a language too. The first one always exists."""
        if self.number == 1 or self.count_in is None:
            return True
        return self.count_in(code) > (self.number - 1) * self.page.paginator.per_page
