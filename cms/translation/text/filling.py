"""Filling in a translation's segments from code: imports, demonstration content, tests."""

from collections.abc import Callable

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from .segments import get_string_segments


class ShapesDifferError(ValueError):
    """Two texts that should be translations of each other have different segments."""


@transaction.atomic
def fill_segments(translation: Translation, get_text: Callable[[StringSegment], str | None], user=None) -> int:
    """Write the text that `get_text` returns for each segment; None skips the segment. Return how many were written.

    Texts are HTML, as wagtail-localize stores them: `&amp;` for an ampersand, inline markup with its ids.
    """
    written = 0
    for segment in get_string_segments(translation.source):
        text = get_text(segment)
        if text is None:
            continue
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={
                "data": text,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": "",
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )
        written += 1
    return written


def pair_segments(source: TranslationSource, counterpart) -> dict[tuple[str, int], str]:
    """Pair a source's segments with those of the same text in another language.

    counterpart: an unsaved instance of the same model, with the same block ids and child keys, in the other language.
    Returns the other language's strings by (path, place among the strings of that path).
    Raises ShapesDifferError if their segments differ.
    """
    ours = _number_by_path(get_string_segments(source).values_list("context__path", flat=True))
    values = [value for value in extract_segments(counterpart) if isinstance(value, StringSegmentValue)]
    theirs = _number_by_path(value.path for value in values)
    if set(ours) != set(theirs):
        raise ShapesDifferError(
            f"{source.object_repr} ({source.locale}): only in the source {sorted(set(ours) - set(theirs))[:5]}, "
            f"only in the translation {sorted(set(theirs) - set(ours))[:5]}"
        )
    return {place: value.string.data for place, value in zip(theirs, values, strict=True)}


def fill_from_counterpart(translation: Translation, counterpart, user=None, limit: int | None = None) -> int:
    """Fill a translation with the words of an unsaved instance in the target language (see `pair_segments`).

    limit: how many segments to fill, to leave a translation unfinished; None for all.
    """
    texts = pair_segments(translation.source, counterpart)
    segments = list(get_string_segments(translation.source))
    places = dict(zip((s.pk for s in segments), _number_by_path(s.context.path for s in segments), strict=True))
    chosen = {segment.pk for segment in segments[:limit]}
    return fill_segments(translation, lambda segment: texts[places[segment.pk]] if segment.pk in chosen else None, user)


def _number_by_path(paths) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    numbered = []
    for path in paths:
        counts[path] = counts.get(path, 0) + 1
        numbered.append((path, counts[path]))
    return numbered


def start_translation(instance, locale: Locale) -> Translation:
    """Return the translation of a page or snippet into a locale; start it through wagtail-localize if necessary."""
    source, _created = TranslationSource.get_or_create_from_instance(instance)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    return translation
