"""What the editor of blocks sends: their number, order and ids, which a script may have written.

An id becomes part of the address of each word in a translation ("body.<id>.text"): one with a full stop in it, or one
that two blocks share, keeps the text from being translated, and its translations from being opened.
"""

import re

from django.core.exceptions import BadRequest
from wagtail import blocks

_ID = re.compile(r"[A-Za-z0-9-]{1,64}")


def clean_ids(sent) -> list[str | None]:
    """Return the ids of blocks; in place of what is none, or stood before, None: Wagtail makes a new one."""
    cleaned, seen = [], set()
    for value in sent:
        is_sound = isinstance(value, str) and _ID.fullmatch(value) and value not in seen
        seen.add(value)
        cleaned.append(value if is_sound else None)
    return cleaned


class StreamBlock(blocks.StreamBlock):
    """Wagtail's block: a form that no editor sends is a bad request, where Wagtail's answers 500."""

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
    """The same of lists."""

    def value_from_datadict(self, data, files, prefix):
        value = super().value_from_datadict(data, files, prefix)
        for child, new in zip(value.bound_blocks, clean_ids(child.id for child in value.bound_blocks), strict=True):
            child.id = new or blocks.list_block.ListValue.ListChild(child.block, child.value).id
        return value
