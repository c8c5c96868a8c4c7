"""Export and import of PO files: valid for gettext's checker, with field names, and with offered translations as fuzzy.

wagtail-localize 1.14.5 writes repeated words twice, which makes a file invalid, and writes no `Language`. It exports
offered translations like finished ones, and leaves a row in error if the file brings the same words back.
"""

import polib
from babel.messages.plurals import get_plural
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from ..compat import EXPORT_PO, IMPORT_PO
from ..models import SegmentChange
from ..text.segment_notes import describe_segments
from ..text.segments import get_string_segments

KEY_HEADER = "X-WagtailLocalize-TranslationID"
MADE_AT_HEADER = "X-Exported-At"  # to the microsecond: translations that were written later are newer than the file
GETTEXT_TIME = "%Y-%m-%d %H:%M%z"


def export_po(translation: Translation) -> polib.POFile:
    """Return a translation's PO file, with offered translations marked as fuzzy, and each field named in a comment."""
    made_at = timezone.now()  # before the first query
    found = EXPORT_PO.find()(translation)
    former = {
        (change.context.path, change.string.data): change.former_source
        for change in SegmentChange.objects.filter(translation=translation, string__isnull=False).select_related(
            "context", "string"
        )
    }
    in_error = {(row.context.path, row.translation_of.data) for row in _get_rows_in_error(translation)}
    labels = name_fields(translation)
    po = polib.POFile(wrapwidth=0)  # one line for each text: polib would wrap at no-break spaces too
    po.metadata = make_headers(translation, made_at)
    written = set()
    for entry in found:
        place = (entry.msgctxt, entry.msgid)
        if place in written:
            continue
        written.add(place)
        if entry.msgstr and not entry.obsolete and place in in_error and place in former:
            entry.flags.append("fuzzy")
            entry.previous_msgid = former[place] or None
        entry.msgstr = match_line_breaks(entry.msgid, entry.msgstr)
        entry.comment = labels.get(place, "")
        po.append(entry)
    return po


def make_headers(translation: Translation, made_at) -> dict[str, str]:
    """Return the headers that gettext requires, and those that identify the file when it is uploaded."""
    language = translation.target_locale.language_code
    plural = get_plural(language.replace("-", "_"))
    return {
        "Project-Id-Version": " ".join(translation.source.object_repr.split()),
        "POT-Creation-Date": made_at.strftime(GETTEXT_TIME),
        "PO-Revision-Date": made_at.strftime(GETTEXT_TIME),
        "Last-Translator": "",
        "Language-Team": "",
        "Language": get_header_language(translation.target_locale),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural.plural_forms,
        "X-Source-Language": get_header_language(translation.source.locale),
        KEY_HEADER: str(translation.uuid),
        MADE_AT_HEADER: made_at.isoformat(),
    }


def get_header_language(locale: Locale) -> str:
    """Return a locale's language code in gettext's notation: "pt", "pt_BR"."""
    language, _dash, region = locale.language_code.partition("-")
    return f"{language}_{region.upper()}" if region else language


def name_fields(translation: Translation) -> dict[tuple[str, str], str]:
    """Return the name of the field or block of each segment, by its path and words."""
    segments = list(get_string_segments(translation.source))
    described = describe_segments(translation, segments, "")
    return {
        (segment.context.path, segment.string.data): " ".join(part.label.split())
        for segment, part in zip(segments, described, strict=True)
    }


def match_line_breaks(source: str, words: str) -> str:
    """Return a translation that begins and ends with a line break if its source does; gettext's checker requires it.

    In HTML these line breaks have no effect.
    """
    if not words:
        return words
    words = words.strip("\n")
    return "\n" * source.startswith("\n") + words + "\n" * source.endswith("\n")


def import_po(translation: Translation, po: polib.POFile, delete: bool = False, user=None, **kwargs) -> list:
    """Import a PO file as wagtail-localize does, but skip fuzzy entries, and confirm rows whose entry is not fuzzy.

    Return wagtail-localize's warnings.
    """
    finished = polib.POFile(wrapwidth=po.wrapwidth)
    finished.metadata = po.metadata
    finished.extend(entry for entry in po if not entry.fuzzy)
    waiting = {(row.context.path, row.translation_of.data): row for row in _get_rows_in_error(translation)}
    warnings = IMPORT_PO.find()(translation, finished, delete=delete, user=user, **kwargs)
    for entry in finished:
        row = waiting.get((entry.msgctxt, entry.msgid))
        if row and row.data == entry.msgstr and not entry.obsolete:
            row.has_error, row.field_error, row.last_translated_by = False, "", user
            row.tool_name = kwargs.get("tool_name", "")
            row.save()
    return warnings


def connect() -> None:
    """Replace wagtail-localize's export and import of PO files with these, also for its own views."""
    EXPORT_PO.replace(lambda _export_po: export_po)
    IMPORT_PO.replace(lambda _import_po: import_po)


def _get_rows_in_error(translation: Translation):
    current = get_string_segments(translation.source)
    return StringTranslation.objects.filter(
        locale=translation.target_locale,
        context__in=current.values("context"),
        translation_of__in=current.values("string"),
        has_error=True,
    ).select_related("context", "translation_of")
