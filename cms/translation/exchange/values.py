"""The values of a text that a translation may replace, in files: those that are typed, such as links and addresses.

Pictures, documents, pages and snippets are chosen from lists, which no other program has: files name them as left out.
"""

import html
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation

from cms.core.typography.lists import join_list

from ..checks.values import (
    find_definition,
    find_field_objection,
    find_unusable,
    find_value_objection,
    is_in_rich_text,
)
from ..saving.writing import follow
from ..status.stale import lock_state
from ..text.authorship.versions import version_of_value
from ..text.places import CHOOSERS, Places, is_typed
from ..text.segment_notes import make_label
from .documents import EntryState
from .items import Item, Verdict
from .parts import Part


@dataclass(frozen=True)
class ValuePart(Part):
    """A value that is typed; without words, the original's is used."""

    segment: Any = None
    row: SegmentOverride | None = None
    definition: Any = None  # the field that it is typed into (`find_definition`)
    may_stay_empty = True

    def is_here(self, words: str) -> bool:
        return words == (self.words or self.source)

    def find_fault(self, words: str) -> str:
        if (objection := find_value_objection(self.segment, words)) or self.definition is None:
            return objection
        return find_field_objection(self.definition, html.unescape(words))


def read_values(translation: Translation) -> tuple[list[ValuePart], list[str]]:
    """Return the values of a text that are typed, and the labels of those that are chosen. Three queries."""
    try:
        places = Places(translation.source.get_source_instance())
    except ObjectDoesNotExist:  # the original was deleted
        return [], []
    segments = OverridableSegment.objects.filter(source=translation.source).select_related("context").order_by("order")
    rows = read_replaced(translation)
    parts, chosen = {}, []
    for segment in segments:
        place = places.find(segment, widget=True)
        if place and place["widget"]["type"] in CHOOSERS:
            chosen.append(make_label(place))
        elif place and is_typed(place["widget"], segment.data):
            # A link in rich text is like any other for its field.
            is_in_field = not is_in_rich_text(segment.context.path)
            definition = find_definition(places.source, segment) if is_in_field else None
            part = _make_part(segment, rows.get(segment.context_id), make_label(place), definition)
            parts.setdefault(part.key, part)
    return list(parts.values()), list(dict.fromkeys(chosen))


def read_replaced(translation: Translation) -> dict[int, SegmentOverride]:
    """Return what replaces the original's values in a translation, by the ids of their contexts. One query."""
    overrides = SegmentOverride.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale_id
    )
    return {row.context_id: row for row in overrides.select_related("last_translated_by")}


def say_what_is_left_out(chosen: list[str]) -> str:
    """Return the sentence for those who work with a file; "" if nothing is missing in it."""
    said = _("Not in this file, because it is chosen in the editor: %(parts)s.")
    return said % {"parts": join_list(chosen)} if chosen else ""


def _make_part(segment: OverridableSegment, row: SegmentOverride | None, label: str, definition) -> ValuePart:
    words = str(row.data) if row else ""
    return ValuePart(
        path=segment.context.path,
        label=label,
        source=segment.data,
        words=words,
        state=EntryState.TRANSLATED if row and not row.has_error else EntryState.INITIAL,
        version=version_of_value(segment.data, row),
        by=row.last_translated_by if row else None,
        at=row.updated_at if row else None,
        note=_("A value, not words: leave it empty to keep the original's."),
        segment=segment,
        row=row,
        definition=definition,
    )


def apply_values(translation: Translation, items: Iterable[Item], user) -> None:
    """Store the values that an import takes; those that the text cannot have are left out, with the reason.

    The caller has locked the translation.
    """
    items = list(items)
    if not items:
        return
    state = lock_state(translation)
    with transaction.atomic():
        _store(translation, items, user)
        # Where the rules of the field are not known, the text is made with the value, which takes some 20 queries.
        unknown = (item.part for item in items if item.part.definition is None)
        doubtful = {part.path for part in unknown if not is_in_rich_text(part.path)}
        unusable = find_unusable(translation, doubtful) if doubtful else set()
        if unusable:
            transaction.set_rollback(True)
    if unusable:
        for item in items:
            if item.part.path in unusable:
                item.verdict, item.reasons = Verdict.BROKEN, [_("This value cannot be used here.")]
        _store(translation, [item for item in items if item.part.path not in unusable], user)
    follow(translation, state)


def _store(translation: Translation, items: Iterable[Item], user) -> None:
    """Store values without signals, in two queries: the caller has the state follow."""
    known, new = [], []
    for item in items:
        row = item.part.row or SegmentOverride(context=item.part.segment.context)
        (known if item.part.row else new).append(row)
        row.locale_id, row.last_translated_by = translation.target_locale_id, user
        row.data_json, row.has_error, row.field_error = json.dumps(html.unescape(item.words)), False, ""
        row.updated_at = timezone.now()
    written = ["data_json", "last_translated_by", "has_error", "field_error", "updated_at"]
    SegmentOverride.objects.bulk_create(new)
    SegmentOverride.objects.bulk_update(known, written)
