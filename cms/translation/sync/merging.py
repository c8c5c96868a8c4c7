"""Merge the current state of an original with the approved words of its translation.

The order of blocks, the images, dates, people, links and other values are the original's. A block with words that
nobody has approved yet is left out. A block that the original no longer has stays as long as it has words. Both wait
for translators and moderators.
"""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, get_translatable_fields

from cms.pages.blocks.tables import TableRowsBlock

from ..text.segments import SLUG
from .live_words import ApprovedWords, is_below

WORD_BLOCKS = (blocks.CharBlock, blocks.TextBlock, blocks.BlockQuoteBlock, blocks.RichTextBlock)


def put_back_words(made, live, approved: ApprovedWords, replaced: set[str]) -> None:
    """Change an instance that was made from the original's state so that it has the words of the live version.

    made: the instance made from the segments, with the approved words. live: the live page or snippet. replaced: the
    paths of images, links and other values that translators replaced; the live values of these are kept.
    """
    _Merger(approved, replaced).merge_instance(made, live, "")


class _Merger:
    def __init__(self, approved: ApprovedWords, replaced: set[str]):
        self.approved = approved
        self.replaced = replaced

    # --- Fields ------------------------------------------------------------------------------------------------------

    def merge_instance(self, made, live, prefix: str) -> None:
        for declared in get_translatable_fields(type(made)):
            field = declared.get_field(type(made))
            path = prefix + field.name
            if isinstance(field, StreamField):
                self._merge_stream_field(made, live, field, path)
            elif isinstance(field, models.ManyToOneRel):
                if isinstance(field.remote_field, ParentalKey) and issubclass(field.related_model, TranslatableMixin):
                    self._merge_children(made, live, field.name, path)
            elif self._stays(declared, field, path):
                setattr(made, field.attname, getattr(live, field.attname))

    def _stays(self, declared, field, path: str) -> bool:
        """Return whether a field keeps the value of the live version."""
        if path == SLUG:
            return True  # a URL that readers know does not change automatically
        if isinstance(declared, SynchronizedField) or isinstance(field, models.ForeignKey):
            return path in self.replaced
        is_text = isinstance(field, RichTextField | models.TextField | models.CharField)
        return is_text and self._words_stay(path)

    def _words_stay(self, path: str) -> bool:
        return (
            path not in self.approved.paths  # the original has no words there: those of the translation stay for now
            or path in self.approved.open_paths
            or any(is_below(other, path) for other in self.replaced)  # a link in it has another URL
        )

    def _merge_children(self, made, live, name: str, prefix: str) -> None:
        """Merge translatable inline rows, matched by their translation keys."""
        known = {child.translation_key: child for child in getattr(live, name).all()}
        rows = []
        for child in getattr(made, name).all():
            path = f"{prefix}.{child.translation_key}"
            counterpart = known.pop(child.translation_key, None)
            if counterpart is not None:
                self.merge_instance(child, counterpart, f"{path}.")
            elif not self.approved.is_settled_below(path):
                continue
            rows.append(child)
        left = [child for key, child in known.items() if self.approved.is_left_below(f"{prefix}.{key}")]
        if left or len(rows) != len(getattr(made, name).all()):
            rows += left
            if hasattr(made._meta.get_field(name).related_model, "sort_order"):
                for place, child in enumerate(rows):
                    child.sort_order = place
            getattr(made, name).set(rows)

    # --- Blocks ------------------------------------------------------------------------------------------------------

    def _merge_stream_field(self, made, live, field: StreamField, path: str) -> None:
        ours, theirs = (field.value_from_object(instance) for instance in (made, live))
        block = field.stream_block
        merged = self._merge_list(
            block.child_blocks.get, block.get_prep_value(ours), block.get_prep_value(theirs), path
        )
        setattr(made, field.name, block.to_python(merged))

    def _merge(self, block: blocks.Block, made, live, path: str):
        """Return the stored value of a block: the original's, with the words of the live version."""
        if isinstance(block, blocks.StreamBlock):
            return self._merge_list(block.child_blocks.get, made, live, path)
        if isinstance(block, TableRowsBlock) and live and not self._is_settled(path):
            return live  # a row without its new cell would show the others in wrong columns: rows change together
        if isinstance(block, blocks.ListBlock):
            return self._merge_list(lambda _type: block.child_block, made, live, path)
        if isinstance(block, blocks.StructBlock):
            live = live or {}
            return {
                name: self._merge(block.child_blocks[name], value, live.get(name), f"{path}.{name}")
                if name in block.child_blocks and name in live
                else value
                for name, value in made.items()
            }
        if isinstance(block, WORD_BLOCKS) or hasattr(block, "get_translatable_segments"):
            return live if self._words_stay(path) else made
        return live if path in self.replaced else made

    def _is_settled(self, path: str) -> bool:
        return self.approved.is_settled_below(path) and not self.approved.is_left_below(path)

    def _merge_list(self, get_block, made: list[dict], live: list[dict], prefix: str) -> list[dict]:
        """Merge the blocks of a stream, or the items of a list, in the original's order, matched by their ids."""
        known = {item["id"]: item for item in live or []}
        merged = []
        for item in made or []:
            path = f"{prefix}.{item['id']}"
            counterpart = known.get(item["id"])
            if counterpart is not None and counterpart["type"] == item["type"]:
                value = self._merge(get_block(item["type"]), item["value"], counterpart["value"], path)
                merged.append(item | {"value": value})
            elif self.approved.is_settled_below(path):
                merged.append(item)
        ids = [item["id"] for item in merged]
        before = None
        for item in live or []:
            if item["id"] not in ids and self.approved.is_left_below(f"{prefix}.{item['id']}"):
                place = ids.index(before) + 1 if before in ids else 0
                ids.insert(place, item["id"])
                merged.insert(place, item)
            if item["id"] in ids:
                before = item["id"]
        return merged
