"""The segments of a source, and those that are missing in a translation of it."""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import QuerySet
from wagtail_localize.models import SegmentOverride, StringSegment, Translation, TranslationSource
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from .blank import is_blank

SLUG = "slug"  # path of the segment that is part of a URL, not text
# The id of a block, an item of a list or an inline row in a path; a block that was cut and pasted has a new one.
_ID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)


def get_string_segments(source: TranslationSource) -> QuerySet[StringSegment]:
    """Return the strings of a source in the order of the text, with their words and paths."""
    return StringSegment.objects.filter(source=source).select_related("string", "context").order_by("order")


def find_missing(translation: Translation) -> list[StringSegment]:
    """Return the segments without a translation, or with one in error (also one that is only offered), in order.

    A blank translation counts as missing, though wagtail-localize counts it. A segment that is blank in the original
    needs no translation.
    """
    segments = get_string_segments(translation.source).annotate_translation(translation.target_locale_id)
    return [s for s in segments if is_blank(s.translation) and not is_blank(s.string.data)]


def make_fingerprint(segments: Iterable[tuple[str, str]]) -> str:
    """Return a hash of a source's words and the kinds of places that they are in, to compare two states of a source.

    segments: paths and texts, in the order of the text. Slugs, blank segments, the order of blocks and the ids of
    blocks are ignored: translations of the same words follow a move automatically (`sync.segment_updates`). The order
    of paragraphs within one block counts.
    """
    by_path = defaultdict(list)
    for path, text in segments:
        if path != SLUG and not is_blank(text):
            by_path[path].append(text)
    parts = sorted([name_kind_of_place(path), *texts] for path, texts in by_path.items())
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def name_kind_of_place(path: str) -> str:
    """Return a path without the ids of its blocks and rows: "body.*.caption"."""
    return ".".join("*" if _ID.fullmatch(part) else part for part in path.split("."))


def get_fingerprint(source: TranslationSource) -> str:
    """Return the fingerprint of a source's current segments."""
    return make_fingerprint(get_string_segments(source).values_list("context__path", "string__data"))


def make_fingerprint_of_replaced(values: Iterable[tuple[int, str]]) -> str:
    """Return a hash of the images, links and other values that translators replaced; "" if there are none.

    values: the contexts of the overrides, and their data as JSON.
    """
    values = sorted(values)
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest() if values else ""


def get_fingerprint_of_replaced(translation: Translation) -> str:
    rows = SegmentOverride.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale_id, has_error=False
    )
    return make_fingerprint_of_replaced(rows.values_list("context_id", "data_json"))


def words_changed(source: TranslationSource, instance) -> bool:
    """Return whether a text's strings, or their order, differ from those of its source; slugs are ignored."""
    given = get_string_segments(source).values_list("context__path", "string__data")
    return [pair for pair in given if pair[0] != SLUG] != [pair for pair in list_words(instance) if pair[0] != SLUG]


def list_words(instance, replaced: Collection[str] = ()) -> list[tuple[str, str]]:
    """Return the strings of a page or snippet in the order of the text, each with its path.

    replaced: paths of images, links and other values to include, because translators replaced them.
    """
    found = []
    for value in extract_segments(instance):
        if isinstance(value, StringSegmentValue):
            found.append((value.path, value.string.data))
        elif isinstance(value, OverridableSegmentValue) and value.path in replaced:
            found.append((value.path, value.data))
    return found
