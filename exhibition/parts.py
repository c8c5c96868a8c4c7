"""What the exhibition shows on the pages of other apps."""

from django.http import HttpRequest
from wagtail.models import Page

from .listing import get_overview, get_works_of

FRONT_PAGE_WORKS = 4


def show_exhibition(page: Page, request: HttpRequest) -> dict | None:
    """The exhibition, its journey from city to city, and a few of its works."""
    found = get_overview(page.locale, FRONT_PAGE_WORKS)
    return found if found["exhibition"] else None


def show_works_of_person(page: Page, request: HttpRequest) -> dict | None:
    """An artist's works."""
    works = get_works_of(page, page.locale)
    return {"works": works} if works else None
