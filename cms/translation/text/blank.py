"""Rules for which translations of segments count: those that are confirmed and not blank.

All counts use them: missing segments, progress, states, provenance, the import of PO files.
"""

from collections.abc import Iterable
from datetime import datetime

from wagtail_localize.models import StringTranslation

from cms.core.editing.blank import get_blank_error, is_blank

__all__ = ["counts", "get_blank_error", "is_blank", "read_confirmed"]


def counts(row: StringTranslation | None) -> bool:
    """Return whether a row counts as a translation: it is confirmed and not blank."""
    return row is not None and not row.has_error and not is_blank(row.data)


def read_confirmed(object_ids: Iterable) -> dict[tuple[int, int, int], datetime]:
    """Map (locale, string, context) ids to the time of the last change, for each row of some texts that counts.

    object_ids: translation keys.
    """
    rows = StringTranslation.objects.filter(context__object_id__in=object_ids, has_error=False).exclude(data="")
    fields = ("data", "locale_id", "translation_of_id", "context_id", "updated_at")
    found = rows.values_list(*fields).iterator()
    return {tuple(key): changed for data, *key, changed in found if not is_blank(data)}
