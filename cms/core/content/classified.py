"""Sections, topics and partners of a page: which language version of each a reader is shown.

The rule is that of pages (`cms.core.content.localized`): the version in the page's language if it is live, else the
original, else another live one; the latter two are marked with their language. What is live in no language is not
shown. So a translation shows a new version as soon as it exists, even if the page's row refers to another version.
"""

from collections.abc import Iterable

from django.db.models import BigIntegerField, Exists, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from cms.compat.modelcluster import is_edited_in_memory

from ..caching.compiled_queries import compiled_query
from .visibility import shown


def localize_snippets(page: Page, relation: str, link: str, also: tuple[str, ...] = ()) -> list[Model]:
    """Return the snippets that a page's inline rows refer to, in the order of its rows (one query).

    relation, link: names of the rows and of their foreign key. also: relations of the snippets to select with them. For
    a draft in a preview, return what its own rows hold.
    """
    if is_edited_in_memory(page, relation):
        return [snippet for row in getattr(page, relation).all() if (snippet := getattr(row, link))]
    row = page._meta.get_field(relation).related_model
    found = _find_versions(page.pk, row=row, link=link, also=also)
    chosen: dict = {}
    for version in found:  # in the order of the rows, the original first for each
        known = chosen.get(version.translation_key)
        if known is None or (version.locale_id == page.locale_id and known.locale_id != page.locale_id):
            chosen[version.translation_key] = version
    return list(chosen.values())


@compiled_query
def _find_versions(page_id: int, *, row: type[Model], link: str, also: tuple[str, ...]) -> QuerySet:
    model = row._meta.get_field(link).related_model
    rows = row.objects.filter(page=page_id)
    place = rows.filter(**{f"{link}__translation_key": OuterRef("translation_key")})
    place = place.annotate(place=Coalesce("sort_order", "pk", output_field=BigIntegerField())).order_by("place")
    originals = TranslationSource.objects.filter(object_id=OuterRef("translation_key"), locale=OuterRef("locale"))
    snippets = shown(model.objects.filter(translation_key__in=rows.values(f"{link}__translation_key")))
    snippets = snippets.annotate(place=Subquery(place.values("place")[:1]), is_original=Exists(originals))
    return snippets.select_related("locale", *also).order_by("place", "-is_original", "pk")


def list_shown(model: type[Model], locale: Locale) -> list[Model]:
    """Return the snippets of a language that readers see."""
    return _find_shown(locale.pk, model=model)


@compiled_query
def _find_shown(locale_id: int, *, model: type[Model]) -> QuerySet:
    return shown(model.objects.filter(locale=locale_id))


def find_shown_version(snippet: Model) -> Model | None:
    """Return a version of a snippet in another language that readers see, the original first; None if there is none."""
    originals = TranslationSource.objects.filter(object_id=OuterRef("translation_key"), locale=OuterRef("locale"))
    versions = shown(type(snippet)._base_manager.filter(translation_key=snippet.translation_key))
    return versions.exclude(pk=snippet.pk).order_by(Exists(originals).desc(), "pk").first()


def in_language_of(page: Page, snippets: Iterable[Model | None]) -> list[Model]:
    """Return the snippets in a page's own language: for output that cannot mark another language."""
    return [snippet for snippet in snippets if snippet is not None and snippet.locale_id == page.locale_id]
