"""The segments of a source, and what is missing in a translation of it."""

import hashlib
from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, QuerySet
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


def get_string_segments(source: TranslationSource) -> QuerySet[StringSegment]:
    """Return the strings of a source in the order of the text, with their words and paths."""
    return StringSegment.objects.filter(source=source).select_related("string", "context").order_by("order")


def find_missing(translation: Translation) -> list[StringSegment]:
    """Return the segments that have no translation, or one in error (also one that is only offered), in order.

    An empty one is none: wagtail-localize counts it as done, and renders the source's words for it.
    """
    confirmed = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=translation.target_locale_id,
        has_error=False,
    ).exclude(data="")
    return list(get_string_segments(translation.source).exclude(Exists(confirmed)))


def make_fingerprint(segments: Iterable[tuple[str, str]]) -> str:
    """Return what tells two states of a source apart: a hash of its ordered segments, each a path and a text."""
    digest = hashlib.sha256()
    for path, text in segments:
        digest.update(f"{path}\0{text}\0".encode())
    return digest.hexdigest()


def get_fingerprint(source: TranslationSource) -> str:
    """Return the fingerprint of the segments that a source's translators have now."""
    return make_fingerprint(get_string_segments(source).values_list("context__path", "string__data"))


def words_changed(source: TranslationSource, instance) -> bool:
    """Tell whether a text's strings differ from those that its translators were given."""
    given = get_string_segments(source).values_list("context__path", "string__data")
    return list(given) != list_words(instance)


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
