"""Read the content of a text in its stored form, as revisions have it: creating an instance would take queries."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import Field, Model
from modelcluster.models import get_all_child_relations
from wagtail.blocks import Block, StreamBlock, StructBlock
from wagtail.blocks.list_block import ListBlock
from wagtail.fields import StreamField


class StoredValue(NamedTuple):
    """A value of a field, or of the innermost block that holds it, by the name of the field or list of rows."""

    definition: Field | Block
    value: Any
    name: str


def walk_values(model: type[Model], content: dict, name: str = "") -> Iterator[StoredValue]:
    """Yield the values in the content of a revision, those of bodies and of rows included, in their order.

    name: replaces the names of the fields, for the rows of a list.
    """
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            stream = read_stream(content.get(field.name))
            yield from _walk_block(field.stream_block, stream, name or field.name)
        elif field.concrete and field.name in content:
            yield StoredValue(field, content[field.name], name or field.name)
    for relation in get_all_child_relations(model):
        accessor = relation.get_accessor_name()
        for row in content.get(accessor) or ():
            yield from walk_values(relation.related_model, row, name or accessor)


def list_definitions(model: type[Model]) -> Iterator[Field | Block]:
    """Yield the fields and innermost blocks that the content of a model's revisions can have."""
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _list_in_block(field.stream_block)
        elif field.concrete:
            yield field
    for relation in get_all_child_relations(model):
        yield from list_definitions(relation.related_model)


def _list_in_block(block: Block) -> Iterator[Block]:
    if isinstance(block, StreamBlock | StructBlock):
        for child_block in block.child_blocks.values():
            yield from _list_in_block(child_block)
    elif isinstance(block, ListBlock):
        yield from _list_in_block(block.child_block)
    else:
        yield block


def read_stream(stored) -> list:
    """Return the value of a StreamField, which revisions hold as JSON within JSON."""
    return json.loads(stored) if isinstance(stored, str) and stored else stored or []


def _walk_block(block: Block, value, name: str) -> Iterator[StoredValue]:
    if isinstance(block, StreamBlock):
        for child in value or ():
            if child_block := block.child_blocks.get(child.get("type")):
                yield from _walk_block(child_block, child.get("value"), name)
    elif isinstance(block, ListBlock):
        for child in value or ():
            is_wrapped = isinstance(child, dict) and child.get("type") == "item"
            yield from _walk_block(block.child_block, child["value"] if is_wrapped else child, name)
    elif isinstance(block, StructBlock):
        for key, child_block in block.child_blocks.items():
            yield from _walk_block(child_block, (value or {}).get(key), name)
    else:
        yield StoredValue(block, value, name)
