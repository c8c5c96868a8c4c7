"""Rules for which translations of segments count: those that are confirmed and not blank.

All counts use them: missing segments, progress, states, provenance, the import of PO files.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from wagtail_localize.models import StringTranslation

from cms.core.editing.blank import get_blank_error, is_blank

from .origin_labels import MEMORY

__all__ = ["counts", "get_blank_error", "is_blank", "read_confirmed"]


def counts(row: StringTranslation | None) -> bool:
    """Return whether a row counts as a translation: it is confirmed and not blank."""
    return row is not None and not row.has_error and not is_blank(row.data)


Key = tuple[int, int, int]  # of a row: locale, string, context


def read_confirmed(object_ids: Iterable) -> tuple[dict[Key, datetime], set[Key]]:
    """Return the rows of some texts that count, with the time of their last change, and those that the memory filled.

    The latter are unconfirmed: they do not count, but nobody has to translate their words. One query.
    object_ids: translation keys.
    """
    is_filled = Q(has_error=False) | Q(tool_name=MEMORY)
    rows = StringTranslation.objects.filter(is_filled, context__object_id__in=object_ids).exclude(data="")
    fields = ("data", "has_error", "locale_id", "translation_of_id", "context_id", "updated_at")
    confirmed, remembered = {}, set()
    for data, has_error, *key, changed in rows.values_list(*fields).iterator():
        if is_blank(data):
            continue
        if has_error:
            remembered.add(tuple(key))
        else:
            confirmed[tuple(key)] = changed
    return confirmed, remembered
