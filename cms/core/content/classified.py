"""Sections, topics, partners of a page: which language version of each a reader is shown.

As for pages (`cms.core.content.localized`): the page's language where that version is live, otherwise the original,
or else another that is live; those are marked with their language. What is live in no language is not shown. So a
translation shows the new version as soon as there is one, whichever of them the page's own row holds.
"""

from collections.abc import Iterable

from django.db.models import BigIntegerField, Exists, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from ..caching.compiled_queries import compiled_query
from .localized import is_edited_in_memory
from .visibility import shown


def localize_snippets(page: Page, relation: str, link: str, also: tuple[str, ...] = ()) -> list[Model]:
    """Return the snippets that a page's inline rows refer to, in the order of its rows (one query).

    relation, link: names of the rows and of their foreign key. also: relations of the snippets to be fetched along.
    A draft that is previewed gives what its own rows hold.
    """
    if is_edited_in_memory(page, relation):
        return [snippet for row in getattr(page, relation).all() if (snippet := getattr(row, link))]
    row = page._meta.get_field(relation).related_model
    found = _find_versions(page.pk, row=row, link=link, also=also)
    chosen: dict = {}
    for version in found:  # in the order of the rows, and of each the original first
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


def find_shown_version(snippet: Model) -> Model | None:
    """Return a version of a snippet that readers see, of those in other languages: the original's first."""
    originals = TranslationSource.objects.filter(object_id=OuterRef("translation_key"), locale=OuterRef("locale"))
    versions = shown(type(snippet)._base_manager.filter(translation_key=snippet.translation_key))
    return versions.exclude(pk=snippet.pk).order_by(Exists(originals).desc(), "pk").first()


def in_language_of(page: Page, snippets: Iterable[Model | None]) -> list[Model]:
    """Return those that are in a page's own language: for what cannot mark a word as being in another."""
    return [snippet for snippet in snippets if snippet is not None and snippet.locale_id == page.locale_id]
