"""Find the references in the stored form of a text: the content of a revision, or the serialised fields of an instance.

No object is loaded: an instance of a text would take queries for each stream of blocks.
"""

import json
from collections.abc import Iterator

from django.db.models import Model
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.blocks.list_block import ListBlock
from wagtail.fields import StreamField
from wagtail.rich_text import extract_references_from_rich_text


def list_stored_references(model: type[Model], content: dict) -> Iterator[tuple[type[Model], str]]:
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
            yield from list_stored_references(relation.related_model, child)


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
