"""The version of a segment in a language: what somebody who writes it started from.

It has two halves, of the words of the original and of their translation ("none" where there is none), so that a change
of either is noticed. For whoever sends it back it is one opaque word (docs/translation.md, saving a segment).
"""

import hashlib

from wagtail_localize.models import OverridableSegment, SegmentOverride, StringSegment, StringTranslation, Translation

from ..segments import get_string_segments

NONE = "none"


def make_half(*values: str) -> str:
    return hashlib.sha256("\0".join(values).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def make_version(source: str, translated: str) -> str:
    return f"{source}.{translated}"


def split_version(version: str) -> tuple[str, str]:
    """Return the halves of a version; "" for each that is not there."""
    source, _dot, translated = version.partition(".")
    return source, translated


def version_of_words(words: str, row: StringTranslation | None) -> str:
    """Return the version of a string: its words in the original, and its translation's row."""
    return make_version(make_half(words), make_half(row.data, str(row.has_error)) if row else NONE)


def version_of_value(segment: OverridableSegment, row: SegmentOverride | None) -> str:
    """Return the version of a value that translators may replace."""
    return make_version(make_half(segment.data_json), make_half(row.data_json) if row else NONE)


def list_versions(translation: Translation) -> dict[tuple[str, int], str]:
    """Return the versions of a translation's segments, by kind as the editor's props name it, and id. Four queries."""
    strings = get_string_segments(translation.source)
    values = OverridableSegment.objects.filter(source=translation.source)
    of_strings = {
        (row.translation_of_id, row.context_id): row
        for row in StringTranslation.objects.filter(
            locale=translation.target_locale_id, context__in=strings.values("context")
        )
    }
    of_values = {
        row.context_id: row
        for row in SegmentOverride.objects.filter(
            locale=translation.target_locale_id, context__in=values.values("context")
        )
    }
    versions = {
        ("string", segment.pk): version_of_words(
            segment.string.data, of_strings.get((segment.string_id, segment.context_id))
        )
        for segment in strings
    }
    return versions | {
        ("synchronised_value", segment.pk): version_of_value(segment, of_values.get(segment.context_id))
        for segment in values
    }


def find_row(segment: StringSegment | OverridableSegment, translation: Translation):
    """Return what stands for a segment in a translation's language: a row of wagtail-localize's, or None."""
    of_place = {"locale": translation.target_locale_id, "context": segment.context_id}
    if isinstance(segment, StringSegment):
        return StringTranslation.objects.filter(translation_of=segment.string_id, **of_place).first()
    return SegmentOverride.objects.filter(**of_place).first()


def find_version(segment: StringSegment | OverridableSegment, translation: Translation) -> str:
    """Return the version of one segment as it is in the database."""
    row = find_row(segment, translation)
    if isinstance(segment, StringSegment):
        return version_of_words(segment.string.data, row)
    return version_of_value(segment, row)
