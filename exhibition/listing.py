"""Which works and editions are shown where, each in the reader's language or else marked with its own."""

from datetime import date

from django.apps import apps
from django.db.models import Q, QuerySet
from wagtail.models import Locale, Page

from cms.core.caching.prepared import prepared
from cms.core.content.localized import Localized, all_of, in_best_language, localized_list, wrap


def get_model(name: str):
    """Models import this module, so it finds them by name."""
    return apps.get_model("exhibition", name)


def get_editions(locale: Locale) -> list[Localized]:
    """Return the editions in the order of the journey."""
    return wrap(_find_editions(locale.pk), locale)


@prepared
def _find_editions(locale_id: int) -> QuerySet:
    editions = all_of(get_model("EditionPage")).select_related("lead_picture").order_by("start_date", "pk")
    return in_best_language(editions, locale_id)


def get_works(locale: Locale) -> list[Localized]:
    """Return the works in the order of the explorer."""
    return wrap(_find_works(locale.pk), locale)


@prepared
def _find_works(locale_id: int) -> QuerySet:
    return in_best_language(all_of(get_model("ArtworkPage")).select_related("lead_picture").order_by("path"), locale_id)


def get_overview(locale: Locale, number_of_works: int) -> dict:
    """Return what an overview shows, in one query: `exhibition` (None where there is none), `editions`, and `works`."""
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


@prepared
def _find_overview(locale_id: int, *, number_of_works: int) -> QuerySet:
    """The pages of three types with the fields of their own; their bodies are left in the database."""
    works = in_best_language(all_of(get_model("ArtworkPage")).order_by("path"), locale_id)[:number_of_works]
    pages = Page.objects.exact_type(get_model("ExhibitionPage"), get_model("EditionPage"))
    pages = pages | Page.objects.filter(pk__in=works.values("pk"))
    pages = in_best_language(pages, locale_id).order_by("path")
    pages = pages.select_related("locale", "exhibitionpage", "editionpage", "artworkpage__lead_picture")
    return pages.defer("exhibitionpage__body", "editionpage__body")


def get_works_of(person: Page, locale: Locale) -> list[Localized]:
    """Return an artist's works, whatever language's page the editors chose for them."""
    works = get_model("ArtworkPage").objects.filter(artists__artist__translation_key=person.translation_key)
    return localized_list(works.select_related("lead_picture").order_by("-year", "path").distinct(), locale)


def find_ids_of_works_of(person: Page) -> set[int]:
    """Return the ids of an artist's works in all languages: their cards name the artist."""
    works = get_model("ArtworkPage").objects.filter(artists__artist__translation_key=person.translation_key)
    return set(works.values_list("pk", flat=True))


def get_editions_showing(work) -> list[Localized]:
    """Return the editions that show a work."""
    editions = get_model("EditionPage").objects.filter(works__work__translation_key=work.translation_key)
    return localized_list(editions.order_by("start_date", "pk").distinct(), work.locale)


def get_new_works(edition, works) -> set:
    """Return the translation keys of the works which no earlier edition showed: "new in this edition"."""
    keys = {work.translation_key for work in works}
    if edition.start_date is None:
        return set()
    shown = get_model("EditionWork").objects.filter(
        Q(page__start_date__lt=edition.start_date),
        page__live=True,
        work__translation_key__in=keys,
    )
    return keys - set(shown.values_list("work__translation_key", flat=True))
