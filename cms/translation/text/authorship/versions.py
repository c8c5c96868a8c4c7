"""Versions of a segment in a language, which detect that somebody else changed it while it was being edited.

A version has two halves, for the words of the original and for their translation ("none" if there is none), so that a
change of either is detected. Clients treat it as one opaque string (docs/translation.md, saving a segment).
"""

import hashlib
import json

from wagtail_localize.models import OverridableSegment, SegmentOverride, StringSegment, StringTranslation, Translation

from ..origin_labels import PROPOSED

NONE = "none"


def make_half(*values: str) -> str:
    return hashlib.sha256("\0".join(values).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def make_version(source: str, translated: str) -> str:
    return f"{source}.{translated}"


def split_version(version: str) -> tuple[str, str]:
    """Return the halves of a version; "" for each that is missing."""
    source, _dot, translated = version.partition(".")
    return source, translated


def version_of_words(words: str, row: StringTranslation | None) -> str:
    """Return the version of a string, from its words in the original and its translation's row.

    A slug that the program proposed counts as "none": it may arrive with the title while the page is open.
    """
    is_written = row is not None and row.tool_name != PROPOSED
    return make_version(make_half(words), make_half(row.data, str(row.has_error)) if is_written else NONE)


def version_of_value(value, row: SegmentOverride | None) -> str:
    """Return the version of a value that translators may replace."""
    return make_version(make_half(json.dumps(value)), make_half(row.data_json) if row else NONE)


def add_versions(segments: list[dict], translation: Translation) -> None:
    """Add the version of each segment to the editor's props, which already hold its path and words. Two queries."""
    of_text = {"context__object_id": translation.source.object_id, "locale": translation.target_locale_id}
    rows = StringTranslation.objects.filter(**of_text).select_related("context", "translation_of")
    of_words = {(row.context.path, row.translation_of.data): row for row in rows}
    overrides = {}
    if any(segment["type"] == "synchronised_value" for segment in segments):
        overrides = {
            row.context.path: row for row in SegmentOverride.objects.filter(**of_text).select_related("context")
        }
    for segment in segments:
        path = segment["contentPath"]
        if segment["type"] == "string":
            words = segment["source"]
            segment["version"] = version_of_words(words, of_words.get((path, words)))
        elif segment["type"] == "synchronised_value":
            segment["version"] = version_of_value(segment["value"], overrides.get(path))


def find_row(segment: StringSegment | OverridableSegment, translation: Translation):
    """Return wagtail-localize's row for a segment in a translation's language: a translation, an override or None."""
    of_place = {"locale": translation.target_locale_id, "context": segment.context_id}
    if isinstance(segment, StringSegment):
        return StringTranslation.objects.filter(translation_of=segment.string_id, **of_place).first()
    return SegmentOverride.objects.filter(**of_place).first()


def find_version(segment: StringSegment | OverridableSegment, translation: Translation) -> str:
    """Return the version of one segment as stored in the database."""
    row = find_row(segment, translation)
    if isinstance(segment, StringSegment):
        return version_of_words(segment.string.data, row)
    return version_of_value(segment.data, row)
