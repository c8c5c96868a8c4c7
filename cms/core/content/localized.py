"""The language version of a page that a reader is shown.

Foreign keys to pages keep the page that the editor chose, in any language; lists hold texts of several languages. Both
are resolved here: to the reader's language if that version is live, else to the original, marked with its language
(docs/decisions/no-alias-pages.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import (
    BigIntegerField,
    Case,
    Exists,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from cms.compat.modelcluster import is_edited_in_memory

from ..caching.compiled_queries import compiled_query, fill_up
from .untranslated import of_any_type
from .visibility import visible


@dataclass(frozen=True)
class Localized:
    """A page as a list shows it to readers of one language."""

    page: Page
    is_fallback: bool  # not in the reader's language: templates mark it with lang, hreflang and its name

    @property
    def language(self) -> str:
        return self.page.locale.language_code


def original_language() -> Subquery:
    """Return an annotation: the code of a page's original language; null if it was never translated."""
    sources = TranslationSource.objects.filter(object_id=OuterRef("translation_key")).order_by("pk")
    return Subquery(sources.values("locale__language_code")[:1])


def find_original_language(page: Page) -> str | None:
    """Return the code of a page's original language; None if it was never translated (one query)."""
    pages = Page.objects.filter(pk=page.pk).annotate(original_language=original_language())
    return pages.values_list("original_language", flat=True).first()


def _rank_versions(locale: Locale | int):
    """Return an annotation: 0 for the reader's language, 1 for the original, 2 for another translation."""
    is_original = Exists(
        TranslationSource.objects.filter(object_id=OuterRef("translation_key"), locale=OuterRef("locale"))
    )
    return Case(
        When(locale=locale, then=Value(0)),
        When(is_original, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )


def all_of(model: type[Page]) -> QuerySet:
    """Return the pages of a type that has few pages, found by their type and not among all pages of the site.

    SQLite, which does not know the sizes of tables, would not prefer this way.
    """
    return model.objects.exact_type(model)


def in_best_language(pages: QuerySet, locale: Locale | int) -> QuerySet:
    """Reduce a queryset of pages to one visible version of each, in the reader's language if there is one.

    It takes pages of any languages, and a locale or its primary key; the order is kept, and the result can be sliced
    and paginated. Bodies are deferred, since lists do not show them.
    """
    versions = visible(pages.model.objects.filter(translation_key=OuterRef("translation_key")))
    ranked = versions.annotate(version_rank=_rank_versions(locale)).order_by("version_rank", "pk")
    # Most pages match the first two conditions, which cost a third of comparing all versions.
    is_best = Q(locale=locale) | Q(~Exists(versions.filter(locale=locale)), pk=Subquery(ranked.values("pk")[:1]))
    found = visible(pages).filter(is_best).select_related("locale").defer_streamfields()
    return found.annotate(untranslated_parts=of_any_type()) if pages.model is Page else found


def wrap(pages: Iterable[Page], locale: Locale) -> list[Localized]:
    """Evaluate the result of `in_best_language`, whole or sliced, into `Localized` objects."""
    return [Localized(page, page.locale_id != locale.pk) for page in pages]


def localized_list(pages: QuerySet, locale: Locale) -> list[Localized]:
    """Evaluate `in_best_language` into `Localized` objects (one query)."""
    return wrap(in_best_language(pages, locale), locale)


def localize_pages(chosen: Iterable[Page], locale: Locale, model: type[Page] | None = None) -> list[Localized]:
    """Resolve chosen pages to the reader's language, keeping their order (one query for all of them).

    chosen: pages as a foreign key holds them (only `translation_key` is read); pages that are live in no language are
    left out. model: the page model to fetch; by default that of the first page.
    """
    chosen = list(chosen)
    if not chosen:
        return []
    keys = list(dict.fromkeys(page.translation_key for page in chosen))
    pages = _find_chosen(locale.pk, fill_up(keys), model=model or type(chosen[0]))
    found = {item.page.translation_key: item for item in wrap(pages, locale)}
    return [found[key] for key in keys if key in found]


@compiled_query
def _find_chosen(locale_id: int, translation_keys: tuple, *, model: type[Page]) -> QuerySet:
    """Return the pages of a model with these translation keys, in the language of a reader."""
    return in_best_language(_select_images(model.objects.filter(translation_key__in=translation_keys)), locale_id)


def localize_linked(page: Page, relations: dict[str, str]) -> dict[str, list[Localized]]:
    """Resolve the pages that a page's inline rows link to, for several relations at once (one query for all of them).

    relations: the name of the rows' foreign key by the name of the relation; all lead to pages of one type. Return the
    pages by relation, each list in the order of its rows. A draft in a preview uses its own rows.
    """
    if any(is_edited_in_memory(page, name) for name in relations):
        return {
            name: localize_pages([getattr(row, link) for row in getattr(page, name).all()], page.locale)
            for name, link in relations.items()
        }
    name, link = next(iter(relations.items()))
    model = page._meta.get_field(name).related_model._meta.get_field(link).related_model
    rows = {name: page._meta.get_field(name).related_model for name in relations}
    pages = _find_linked(page.pk, page.locale_id, model=model, rows=tuple(rows.items()), links=tuple(relations.items()))
    found = wrap(pages, page.locale)
    return {name: _sort_by_place(found, f"place_among_{name}") for name in relations}


@compiled_query
def _find_linked(page_id: int, locale_id: int, *, model: type[Page], rows: tuple, links: tuple) -> QuerySet:
    """Return the pages of a model that a page's rows link to.

    rows: models by relation. links: foreign keys by relation.
    """
    links = dict(links)
    places = {f"place_among_{name}": _get_place(page_id, row, links[name]) for name, row in rows}
    linked = [row.objects.filter(page=page_id).values(f"{links[name]}__translation_key") for name, row in rows]
    is_linked = Q(*[Q(translation_key__in=keys) for keys in linked], _connector=Q.OR)
    pages = _select_images(model.objects.annotate(**places).filter(is_linked))
    return in_best_language(pages, locale_id)


def _get_place(page_id: int, row: type[Model], link: str) -> Subquery:
    """Return the position of a linked page's row among the rows of a relation; null if it has none."""
    rows = row.objects.filter(page=page_id)
    rows = rows.filter(**{f"{link}__translation_key": OuterRef("translation_key")})
    rows = rows.annotate(place=Coalesce("sort_order", "pk", output_field=BigIntegerField()))
    return Subquery(rows.order_by("place").values("place")[:1])


def _sort_by_place(found: list[Localized], name: str) -> list[Localized]:
    placed = [item for item in found if getattr(item.page, name) is not None]
    return sorted(placed, key=lambda item: getattr(item.page, name))


def _select_images(pages: QuerySet) -> QuerySet:
    """Select the leading images of pages whose type has them (without a name, Django would select all relations)."""
    return pages.select_related("lead_picture") if hasattr(pages.model, "lead_picture") else pages
