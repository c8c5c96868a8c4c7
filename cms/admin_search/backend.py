"""Search backend for the newsroom's lists and choosers: it finds parts of words and ignores accents.

The database's own search (SQLite's FTS, PostgreSQL's text search) finds only the beginning of the last word, and
PostgreSQL's distinguishes "musée" from "musee". This backend stores the words of all indexed objects in a table of its
own, the same on both databases, and looks them up there. Full-text search (`search()` on pages) still uses the
database's.
"""

from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.models import Page
from wagtail.search.backends import database
from wagtail.search.query import MATCH_ALL, And, Phrase, PlainText

from .models import FoundBy
from .search_terms import fold, list_words


def find(typed: str, objects: QuerySet) -> QuerySet:
    """Filter a queryset to the objects in which each typed word occurs, if only as a part of a word."""
    rows = FoundBy.objects.filter(content_type=_get_type(objects.model))
    for word in fold(typed).split():
        rows = rows.filter(words__contains=word)
    return objects.filter(pk__in=rows.values("object_id"))


def remember_words(model: type[Model], objects) -> None:
    """Store the words of objects of a model, replacing their former words."""
    content_type = _get_type(model)
    rows = [
        FoundBy(content_type=content_type, object_id=instance.pk, words=fold("\n".join(list_words(instance))))
        for instance in objects
    ]
    FoundBy.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["content_type", "object_id"], update_fields=["words"]
    )


class FindsPartsOfWords:
    """Mixin for Wagtail's database search backends."""

    def add(self, obj):
        super().add(obj)
        remember_words(type(obj), [obj])

    def add_bulk(self, model, obj_list):
        obj_list = list(obj_list)
        super().add_bulk(model, obj_list)
        remember_words(model, obj_list)

    def delete(self, obj):
        super().delete(obj)
        FoundBy.objects.filter(content_type=_get_type(type(obj)), object_id=obj.pk).delete()

    def _search(self, query_compiler_class, query, model_or_queryset, **kwargs):
        model = getattr(model_or_queryset, "model", model_or_queryset)
        is_autocompletion = query_compiler_class is self.autocomplete_query_compiler_class
        typed = _read_query(query) if is_autocompletion or not issubclass(model, Page) else None
        if not typed or kwargs.get("fields") or kwargs.get("operator") == "or" or not model.get_search_fields():
            return super()._search(query_compiler_class, query, model_or_queryset, **kwargs)
        # Pass the model without the queryset's filters: the backend would require a FilterField for each.
        results = super()._search(query_compiler_class, MATCH_ALL, model, **kwargs)
        objects = model_or_queryset if isinstance(model_or_queryset, QuerySet) else model.objects.all()
        found = find(typed, objects)
        results.query_compiler.queryset = found if found.ordered else found.order_by("-pk")
        return results


def _read_query(query) -> str | None:
    """Return the typed text of a query; None if it is not a plain list of words that must all match."""
    if isinstance(query, str):
        return query
    if isinstance(query, PlainText | Phrase):
        return query.query_string
    if isinstance(query, And):
        parts = [_read_query(part) for part in query.subqueries]
        return None if None in parts else " ".join(parts)
    return None


def _get_type(model: type[Model]) -> ContentType:
    """Return the content type of the root model of multi-table inheritance: Page for all pages."""
    parents = model._meta.get_parent_list()
    return ContentType.objects.get_for_model(parents[-1] if parents else model)


@cache
def _derive(backend_class: type) -> type:
    return type("NewsroomSearchBackend", (FindsPartsOfWords, backend_class), {})


def SearchBackend(params):  # noqa: N802 - Wagtail looks it up by this name
    """Return the backend for the database in use."""
    return _derive(type(database.SearchBackend(params)))(params)
