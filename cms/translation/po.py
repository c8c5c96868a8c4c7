"""Offered translations in PO files: marked as fuzzy, with what the original was, as every PO editor knows it.

wagtail-localize 1.14.5 writes them like finished ones, and leaves a row in error where the file brings the same words
back: neither would a translator see what to check, nor could they confirm it.
"""

import polib
from wagtail_localize.models import StringTranslation, Translation

from .models import SegmentChange
from .segments import get_string_segments

_export_po, _import_po = Translation.export_po, Translation.import_po


def export_po(translation: Translation) -> polib.POFile:
    """Return wagtail-localize's PO file, with offered translations marked as fuzzy."""
    po = _export_po(translation)
    former = {
        (change.context.path, change.string.data): change.former_source
        for change in SegmentChange.objects.filter(translation=translation, string__isnull=False).select_related(
            "context", "string"
        )
    }
    in_error = {(row.context.path, row.translation_of.data) for row in _get_rows_in_error(translation)}
    for entry in po:
        place = (entry.msgctxt, entry.msgid)
        if entry.msgstr and not entry.obsolete and place in in_error and place in former:
            entry.flags.append("fuzzy")
            entry.previous_msgid = former[place] or None
    return po


def import_po(translation: Translation, po: polib.POFile, delete: bool = False, user=None, **kwargs) -> list:
    """Import a PO file as wagtail-localize does; leave alone what is still fuzzy, and confirm what is not any more."""
    finished = polib.POFile(wrapwidth=po.wrapwidth)
    finished.metadata = po.metadata
    finished.extend(entry for entry in po if not entry.fuzzy)
    waiting = {(row.context.path, row.translation_of.data): row for row in _get_rows_in_error(translation)}
    warnings = _import_po(translation, finished, delete=delete, user=user, **kwargs)
    for entry in finished:
        row = waiting.get((entry.msgctxt, entry.msgid))
        if row and row.data == entry.msgstr and not entry.obsolete:
            row.has_error, row.field_error, row.last_translated_by = False, "", user
            row.tool_name = kwargs.get("tool_name", "")
            row.save()
    return warnings


def connect() -> None:
    """Have wagtail-localize's own views, and whatever else exchanges PO files, use these."""
    Translation.export_po, Translation.import_po = export_po, import_po


def _get_rows_in_error(translation: Translation):
    current = get_string_segments(translation.source)
    return StringTranslation.objects.filter(
        locale=translation.target_locale,
        context__in=current.values("context"),
        translation_of__in=current.values("string"),
        has_error=True,
    ).select_related("context", "translation_of")
