"""Find the references in drafts. Wagtail's reference index covers the stored rows, but not the revisions.

The content of a revision is read in its stored form, by the fields and blocks of its model, as creating an instance
would take queries for each revision.
"""

import json
from collections import defaultdict
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.blocks.list_block import ListBlock
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail.rich_text import extract_references_from_rich_text
from wagtail.snippets.models import get_snippet_models


def find_in_drafts(model: type[Model], keys: list, *, scheduled: bool = False) -> dict[str, set[tuple[int, str]]]:
    """Return {key: {(base content type id, object id)}}: the drafts that refer to objects of a model, by object key.

    Drafts are scheduled revisions, and the latest revisions of pages and snippets that are not live or have unpublished
    changes. scheduled: only scheduled revisions. The number of queries does not grow with the objects.
    """
    wanted = {str(key) for key in keys}
    if not wanted:
        return {}
    revisions = Revision.objects.filter(approved_go_live_at__isnull=False)
    if not scheduled:
        newest = Q(pk__in=_find_unpublished(Page))
        for snippet in list_models_with_drafts():
            newest |= Q(pk__in=_find_unpublished(snippet))
        revisions = Revision.objects.filter(newest | Q(approved_go_live_at__isnull=False))
    # This pattern only limits the revisions to read. It does not match a key inside a longer number.
    pattern = rf"[^0-9]({'|'.join(sorted(wanted))})[^0-9]"
    revisions = revisions.annotate(text=Cast("content", TextField())).filter(text__regex=pattern)
    found = defaultdict(set)
    rows = revisions.values_list("content_type", "base_content_type", "object_id", "content")
    for type_id, base_type_id, object_id, content in rows:
        holder = ContentType.objects.get_for_id(type_id).model_class()
        for to_model, key in list_references(holder, content) if holder else ():
            if key in wanted and issubclass(to_model, model):
                found[key].add((base_type_id, object_id))
    return dict(found)


def list_models_with_drafts() -> list[type[Model]]:
    """Return the snippet models with drafts."""
    return [model for model in get_snippet_models() if issubclass(model, DraftStateMixin)]


def list_references(model: type[Model], content: dict) -> Iterator[tuple[type[Model], str]]:
    """Yield (model, key) for each reference in the content of a revision."""
    for field in model._meta.get_fields():
        if field.is_relation and field.many_to_one and field.concrete and field.related_model:
            if (key := content.get(field.name)) is not None:
                yield field.related_model, str(key)
        elif isinstance(field, StreamField):
            yield from _list_in_block(field.stream_block, _read_stream(content.get(field.name)))
        elif hasattr(field, "extract_references") and content.get(field.name):
            yield from _list_in_rich_text(content[field.name])
    for relation in get_all_child_relations(model):
        for child in content.get(relation.get_accessor_name()) or ():
            yield from list_references(relation.related_model, child)


def _read_stream(stored) -> list:
    return json.loads(stored) if isinstance(stored, str) and stored else stored or []


def _list_in_rich_text(source) -> Iterator[tuple[type[Model], str]]:
    for model, key, _model_path, _content_path in extract_references_from_rich_text(str(source)):
        yield model, str(key)


def _list_in_block(block, value) -> Iterator[tuple[type[Model], str]]:
    if not value:
        return
    if isinstance(block, blocks.ChooserBlock):
        yield block.model_class, str(value)
    elif isinstance(block, blocks.RichTextBlock):
        yield from _list_in_rich_text(value)
    elif isinstance(block, blocks.StreamBlock):
        for child in value:
            child_block = block.child_blocks.get(child.get("type"))
            if child_block:
                yield from _list_in_block(child_block, child.get("value"))
    elif isinstance(block, ListBlock):
        for child in value:
            is_wrapped = isinstance(child, dict) and child.get("type") == "item"
            yield from _list_in_block(block.child_block, child["value"] if is_wrapped else child)
    elif isinstance(block, blocks.StructBlock):
        for name, child_block in block.child_blocks.items():
            yield from _list_in_block(child_block, value.get(name))


def _find_unpublished(model):
    return (
        model._base_manager.filter(Q(live=False) | Q(has_unpublished_changes=True))
        .exclude(latest_revision=None)
        .values("latest_revision")
    )
