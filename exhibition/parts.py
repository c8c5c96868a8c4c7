"""What the exhibition shows on the pages of other apps."""

from django.http import HttpRequest
from wagtail.models import Page

from cms.core.localized import localized_list

from .listing import get_editions, get_works, get_works_of
from .models import ExhibitionPage

FRONT_PAGE_WORKS = 4


def show_exhibition(page: Page, request: HttpRequest) -> dict | None:
    """The exhibition, its journey from city to city, and a few of its works."""
    exhibitions = localized_list(ExhibitionPage.objects.select_related("lead_picture").order_by("path"), page.locale)
    if not exhibitions:
        return None
    return {
        "exhibition": exhibitions[0],
        "editions": get_editions(page.locale),
        "works": get_works(page.locale, limit=FRONT_PAGE_WORKS),
    }


def show_works_of_person(page: Page, request: HttpRequest) -> dict | None:
    """An artist's works."""
    works = get_works_of(page, page.locale)
    return {"works": works} if works else None
