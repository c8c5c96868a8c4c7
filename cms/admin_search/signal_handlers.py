"""Signal handlers that update the stored words where Wagtail does not."""

from collections.abc import Iterator
from functools import cache, partial

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import ForeignKey, Model
from modelcluster.fields import ParentalKey
from wagtail.models import Page
from wagtail.search import index

from .models import FoundBy


def fill_when_empty(**kwargs) -> None:
    """Store the words of all existing objects if the table is empty, as after the migration that created it."""
    from .backend import remember_words

    if FoundBy.objects.exists():
        return
    for model in index.get_indexed_models():
        objects = model._default_manager.order_by("pk")
        if issubclass(model, Page):  # index each page with the fields of its specific type
            objects = objects.filter(content_type=ContentType.objects.get_for_model(model))
        if objects.exists():
            remember_words(model, objects.iterator(chunk_size=500))


def find_by_its_tags(instance, raw=False, **kwargs) -> None:
    """Index an object after its tags have changed: Wagtail does not index objects that are tagged in bulk."""
    if not raw and (tagged := instance.content_object) is not None:
        index.insert_or_update_object(tagged)


def find_by_new_names(instance, raw=False, **kwargs) -> None:
    """Index objects again that are found by words of the saved object, such as people by their institution's name.

    Also called before a deletion, as the references are gone afterwards. The objects are indexed on commit.
    """
    if raw:
        return
    for model, lookup in _list_found_by(type(instance)):
        keys = list(model._default_manager.filter(**{lookup: instance.pk}).values_list("pk", flat=True).distinct())
        if keys:
            transaction.on_commit(partial(_index_again, model, keys), robust=True)


def _index_again(model: type[Model], keys: list) -> None:
    for found in model._default_manager.filter(pk__in=keys):
        index.insert_or_update_object(found)


@cache
def _list_found_by(model: type[Model]) -> tuple[tuple[type[Model], str], ...]:
    """Return (model, lookup) for the models whose objects are found by words of the given model's objects."""
    return tuple(
        (holder, lookup)
        for holder in index.get_indexed_models()
        for field in holder.get_search_fields()
        if isinstance(field, index.RelatedFields)
        for lookup, target in _follow(holder, field)
        if issubclass(model, target)
    )


def _follow(holder: type[Model], field, before: str = "") -> Iterator[tuple[str, type[Model]]]:
    """Yield (lookup, model) for the foreign keys in a RelatedFields, without child rows (saved with their parent)."""
    relation = holder._meta.get_field(field.field_name)
    lookup = f"{before}{field.field_name}"
    if isinstance(relation, ForeignKey) and not isinstance(relation, ParentalKey):
        yield lookup, relation.related_model
    for inner in field.fields:
        if isinstance(inner, index.RelatedFields):
            yield from _follow(relation.related_model, inner, f"{lookup}__")
