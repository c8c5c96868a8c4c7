"""Content of the exhibition for the pages of other apps."""

from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Locale, Page

from cms.core.caching.compiled_queries import compiled_query
from cms.core.content.localized import Localized, all_of, in_best_language, localized_list

from .models import ArtworkPage, EditionPage, ExhibitionPage

FRONT_PAGE_WORKS = 4


def show_exhibition(page: Page, request: HttpRequest) -> dict | None:
    """Return the exhibition, its editions and a few of its works; None if there is no exhibition."""
    found = get_overview(page.locale, FRONT_PAGE_WORKS)
    return found if found["exhibition"] else None


def show_works_of_person(page: Page, request: HttpRequest) -> dict | None:
    """Return an artist's works; None if there are none."""
    works = ArtworkPage.objects.of_artist(page).select_related("lead_picture")
    works = localized_list(works.order_by("-year", "path").distinct(), page.locale)
    return {"works": works} if works else None


def find_ids_of_works_of(person: Page) -> set[int]:
    """Return the ids of an artist's works in all languages, whose social cards name the artist."""
    return set(ArtworkPage.objects.of_artist(person).values_list("pk", flat=True))


def get_overview(locale: Locale, number_of_works: int) -> dict:
    """Return the content of an overview, in one query: `exhibition` (or None), `editions`, and `works`."""
    found = {"exhibitionpage": [], "editionpage": [], "artworkpage": []}
    for page in _find_overview(locale.pk, number_of_works=number_of_works):
        name = page.specific_class._meta.model_name
        specific = getattr(page, name)
        specific.locale = page.locale
        found[name].append(Localized(specific, page.locale_id != locale.pk))
    return {
        "exhibition": next(iter(found["exhibitionpage"]), None),
        "editions": sorted(found["editionpage"], key=lambda ref: (ref.page.start_date or date.max, ref.page.pk)),
        "works": found["artworkpage"],
    }


@compiled_query
def _find_overview(locale_id: int, *, number_of_works: int) -> QuerySet:
    """Return the pages of three types with their own fields; bodies are deferred."""
    works = in_best_language(all_of(ArtworkPage).order_by("path"), locale_id)[:number_of_works]
    pages = Page.objects.exact_type(ExhibitionPage, EditionPage)
    pages = pages | Page.objects.filter(pk__in=works.values("pk"))
    pages = in_best_language(pages, locale_id).order_by("path")
    pages = pages.select_related("locale", "exhibitionpage", "editionpage", "artworkpage__lead_picture")
    return pages.defer("exhibitionpage__body", "editionpage__body")
