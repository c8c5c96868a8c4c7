"""The rows of the workbench: the segments of a text with their translations, in the order of the edit form."""

from dataclasses import dataclass

from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..models import SegmentChange
from ..text.authorship.versions import version_of_words
from ..text.blank import counts, is_blank
from ..text.origin_labels import MEMORY
from ..text.places import Places
from ..text.rows import read_rows as read_translations
from ..text.segment_notes import make_label
from ..text.segments import get_string_segments

UNTRANSLATED, UNCONFIRMED, CONFIRMED = "untranslated", "unconfirmed", "confirmed"


@dataclass(frozen=True)
class Row:
    """A segment as the workbench shows it; `source` and `target` are markup, as wagtail-localize stores them."""

    id: int  # of the StringSegment
    path: str
    label: str
    source: str
    target: str
    status: str
    error: str
    version: str
    edit_url: str
    is_prefilled: bool  # by the memory, and nobody has confirmed it
    is_changed: bool  # in the original, since it was translated
    former_source: str
    at: tuple[int, int]  # its place among the rows: of the field in the form, and in the order of the text


def read_rows(translation: Translation, source, changes: dict[tuple[str, str], SegmentChange]) -> list[Row]:
    """Return the rows of a translation: two queries, however many segments it has.

    source: the page or snippet that is translated. changes: as `segment_notes.read_changes` returns them.

    Segments that are blank in the original need no translation, and have no row; nor have those that the edit form of
    the original does not show.
    """
    places = Places(source)
    translated = read_translations(translation.source.object_id, translation.target_locale_id)
    rows = []
    for segment in get_string_segments(translation.source):
        if is_blank(segment.string.data):
            continue
        if (place := places.find(segment)) is None:
            continue
        written = translated.get((segment.context_id, segment.string_id))
        if written:
            # What is said of a row in error needs both.
            written.translation_of, written.context = segment.string, segment.context
        change = changes.get((segment.context.path, segment.string.data))
        rows.append(_make_row(translation, segment, make_label(place), place["order"], written, change))
    return sorted(rows, key=lambda row: row.at)


def _make_row(
    translation: Translation,
    segment: StringSegment,
    label: str,
    field_order: int,
    translated: StringTranslation | None,
    change: SegmentChange | None,
) -> Row:
    is_empty = translated is None or is_blank(translated.data)
    status = CONFIRMED if counts(translated) else UNTRANSLATED if is_empty else UNCONFIRMED
    return Row(
        id=segment.pk,
        path=segment.context.path,
        label=label,
        source=segment.string.data,
        target=translated.data if translated else "",
        status=status,
        error=(translated.get_error() or "") if translated and translated.has_error else "",
        version=version_of_words(segment.string.data, translated),
        edit_url=reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk]),
        is_prefilled=status == UNCONFIRMED and translated.tool_name == MEMORY,
        is_changed=change is not None,
        former_source=change.former_source if change else "",
        at=(field_order, segment.order),
    )
