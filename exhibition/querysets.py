"""Querysets of works and editions, each in the reader's language or else marked with its own."""

from django.db.models import QuerySet
from wagtail.models import Locale, Page, PageManager
from wagtail.query import PageQuerySet

from cms.core.caching.compiled_queries import compiled_query
from cms.core.content.localized import Localized, all_of, in_best_language, localized_list, wrap


class ArtworkQuerySet(PageQuerySet):
    def of_artist(self, person: Page):
        """Reduce to an artist's works, which may refer to any language version of the artist."""
        return self.filter(artists__artist__translation_key=person.translation_key)


class ArtworkManager(PageManager.from_queryset(ArtworkQuerySet)):
    def list_all(self, locale: Locale) -> list[Localized]:
        """Return the works as readers of a language see them, in the order of the explorer."""
        return wrap(_find_works(locale.pk, model=self.model), locale)


class EditionQuerySet(PageQuerySet):
    def showing(self, work: Page):
        """Reduce to the editions that show a work, in any language."""
        return self.filter(works__work__translation_key=work.translation_key)


class EditionManager(PageManager.from_queryset(EditionQuerySet)):
    def list_all(self, locale: Locale) -> list[Localized]:
        """Return the editions as readers of a language see them, in chronological order."""
        return wrap(_find_editions(locale.pk, model=self.model), locale)

    def list_showing(self, work: Page) -> list[Localized]:
        """Return the editions that show a work, for readers of its language."""
        return localized_list(self.showing(work).order_by("start_date", "pk").distinct(), work.locale)


@compiled_query
def _find_editions(locale_id: int, *, model: type[Page]) -> QuerySet:
    editions = all_of(model).select_related("lead_picture").order_by("start_date", "pk")
    return in_best_language(editions, locale_id)


@compiled_query
def _find_works(locale_id: int, *, model: type[Page]) -> QuerySet:
    return in_best_language(all_of(model).select_related("lead_picture").order_by("path"), locale_id)
