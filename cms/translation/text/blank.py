"""Which translations of segments count: those that are confirmed, and show readers something.

Every count asks here: what is missing, progress, states, shares, the import of PO files.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from wagtail_localize.models import StringTranslation

from cms.core.blank import get_blank_error, is_blank

__all__ = ["counts", "find_blank_rows", "get_blank_error", "is_blank", "read_confirmed", "select_confirmed"]


def counts(row: StringTranslation | None) -> bool:
    """Tell whether a row is a translation: confirmed, and not blank."""
    return row is not None and not row.has_error and not is_blank(row.data)


def select_confirmed(rows: QuerySet[StringTranslation], *fields: str) -> list[tuple]:
    """Return some fields, as tuples, of those rows that count."""
    found = rows.filter(has_error=False).exclude(data="").values_list("data", *fields)
    return [values for data, *values in found.iterator() if not is_blank(data)]


def read_confirmed(object_ids: Iterable, **conditions) -> dict[tuple[int, int, int], datetime]:
    """Return what is translated of some texts: (locale, string, context) of a row that counts, to its change."""
    rows = StringTranslation.objects.filter(context__object_id__in=object_ids, **conditions)
    fields = ("locale_id", "translation_of_id", "context_id", "updated_at")
    return {tuple(key): changed for *key, changed in select_confirmed(rows, *fields)}


def find_blank_rows(rows: Iterable[StringTranslation]) -> list[StringTranslation]:
    """Return the rows whose words show readers nothing."""
    return [row for row in rows if is_blank(row.data)]
