"""Which works and editions are shown where, each in the reader's language or else marked with its own."""

from django.apps import apps
from django.db.models import Q
from wagtail.models import Locale, Page

from cms.core.localized import Localized, in_best_language, localized_list, wrap


def get_model(name: str):
    """Models import this module, so it finds them by name."""
    return apps.get_model("exhibition", name)


def get_editions(locale: Locale) -> list[Localized]:
    """Return the editions in the order of the journey."""
    return localized_list(
        get_model("EditionPage").objects.select_related("lead_picture").order_by("start_date", "pk"), locale
    )


def get_works(locale: Locale, limit: int | None = None) -> list[Localized]:
    """Return the works in the order of the explorer."""
    works = get_model("ArtworkPage").objects.select_related("lead_picture").order_by("path")
    return wrap(in_best_language(works, locale)[:limit], locale)


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
