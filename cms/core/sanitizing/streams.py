"""Cleaning of the block editor's input: number, order and ids of blocks, which a script may have written.

An id becomes part of the path of each segment in a translation ("body.<id>.text"). An id with a full stop, or one that
two blocks share, prevents the text from being translated and its translations from being opened.
"""

import re

from django.core.exceptions import BadRequest
from wagtail import blocks

_ID = re.compile(r"[A-Za-z0-9-]{1,64}")


def clean_ids(sent) -> list[str | None]:
    """Return the ids of blocks, with None for invalid and repeated ones; Wagtail then makes a new id."""
    cleaned, seen = [], set()
    for value in sent:
        is_sound = isinstance(value, str) and _ID.fullmatch(value) and value not in seen
        seen.add(value)
        cleaned.append(value if is_sound else None)
    return cleaned


class StreamBlock(blocks.StreamBlock):
    """Wagtail's block; input that no editor sends is a bad request, for which Wagtail answers 500."""

    def value_from_datadict(self, data, files, prefix):
        try:
            value = super().value_from_datadict(data, files, prefix)
        except (KeyError, ValueError, TypeError) as error:
            raise BadRequest("These blocks cannot be read.") from error
        ids = clean_ids(child.id for child in value)
        return blocks.StreamValue(
            self, [(child.block_type, child.value, new) for child, new in zip(value, ids, strict=True)]
        )


class ListBlock(blocks.ListBlock):
    """Wagtail's block, with cleaned ids."""

    def value_from_datadict(self, data, files, prefix):
        value = super().value_from_datadict(data, files, prefix)
        for child, new in zip(value.bound_blocks, clean_ids(child.id for child in value.bound_blocks), strict=True):
            child.id = new or blocks.list_block.ListValue.ListChild(child.block, child.value).id
        return value
