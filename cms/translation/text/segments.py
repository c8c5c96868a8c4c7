"""The segments of a source, and what is missing in a translation of it."""

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

SLUG = "slug"  # the path of what is no word: the end of an address
# What names a block, an item of a list or an inline row in a path; a part that was cut and pasted has another.
_ID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)


def get_string_segments(source: TranslationSource) -> QuerySet[StringSegment]:
    """Return the strings of a source in the order of the text, with their words and paths."""
    return StringSegment.objects.filter(source=source).select_related("string", "context").order_by("order")


def find_missing(translation: Translation) -> list[StringSegment]:
    """Return the segments that have no translation, or one in error (also one that is only offered), in order.

    A blank one is none, though wagtail-localize counts it. What is blank in the original needs no translation.
    """
    segments = get_string_segments(translation.source).annotate_translation(translation.target_locale_id)
    return [s for s in segments if is_blank(s.translation) and not is_blank(s.string.data)]


def make_fingerprint(segments: Iterable[tuple[str, str]]) -> str:
    """Return what tells two states of a source apart: a hash of its words, each with the kind of place that it is in.

    segments: paths and texts, in the order of the text. Not counted are addresses (slugs), what is blank, in what order
    blocks stand, and which block of a kind it is: translations of the same words follow a move by themselves
    (`sync.following`). Paragraphs within one block keep their order.
    """
    by_path = defaultdict(list)
    for path, text in segments:
        if path != SLUG and not is_blank(text):
            by_path[path].append(text)
    parts = sorted([name_kind_of_place(path), *texts] for path, texts in by_path.items())
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def name_kind_of_place(path: str) -> str:
    """Return a path without the names of its blocks and rows: "body.*.caption"."""
    return ".".join("*" if _ID.fullmatch(part) else part for part in path.split("."))


def get_fingerprint(source: TranslationSource) -> str:
    """Return the fingerprint of the segments that a source's translators have now."""
    return make_fingerprint(get_string_segments(source).values_list("context__path", "string__data"))


def make_fingerprint_of_replaced(values: Iterable[tuple[int, str]]) -> str:
    """Return a hash of the pictures, links and the like that translators replaced; "" where there are none.

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
    """Tell whether a text's strings differ from those that its translators were given, or stand in another order."""
    given = get_string_segments(source).values_list("context__path", "string__data")
    return [pair for pair in given if pair[0] != SLUG] != [pair for pair in list_words(instance) if pair[0] != SLUG]


def list_words(instance, replaced: Collection[str] = ()) -> list[tuple[str, str]]:
    """Return the strings of a page or snippet in the order of the text, each with its path.

    replaced: paths of pictures, links and the like that count among the words, for translators replaced them.
    """
    found = []
    for value in extract_segments(instance):
        if isinstance(value, StringSegmentValue):
            found.append((value.path, value.string.data))
        elif isinstance(value, OverridableSegmentValue) and value.path in replaced:
            found.append((value.path, value.data))
    return found
