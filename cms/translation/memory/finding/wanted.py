"""Segments that something is looked for, in their normal form."""

from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail_localize.models import Translation

from ...models import MemoryUnit
from ...text.blank import is_blank
from ...text.segments import SLUG, get_string_segments
from ..keeping.units import find_neighbours
from ..normalising import Normalised, normalise


class Languages:
    """The two languages of a translation."""

    def __init__(self, translation: Translation):
        self.source_id, self.target_id = translation.source.locale_id, translation.target_locale_id
        self.source, self.target = translation.source.locale.language_code, translation.target_locale.language_code

    def list_units(self) -> QuerySet[MemoryUnit]:
        """Return the units between the two languages."""
        return MemoryUnit.objects.filter(source_locale=self.source_id, target_locale=self.target_id)


@dataclass(frozen=True)
class Segment:
    """A segment to find matches for, in its normal form."""

    pk: int
    words: str
    path: str
    form: Normalised
    before: str
    after: str


def describe_segments(translation: Translation, segments, languages: Languages) -> list[Segment]:
    """Return segments in their normal form; slugs and blank segments are left out."""
    everything = list(get_string_segments(translation.source))
    texts = [s for s in everything if s.context.path != SLUG]
    order = [(s.context_id, s.string_id, s.string.data) for s in texts]
    neighbours = find_neighbours(order, languages.source)
    chosen = texts if segments is None else [s for s in segments if s.context.path != SLUG]
    return [
        Segment(
            s.pk,
            s.string.data,
            s.context.path,
            normalise(s.string.data, languages.source),
            *neighbours.get((s.context_id, s.string_id), ("", "")),
        )
        for s in chosen
        if not is_blank(s.string.data)
    ]


def describe_words(words: str, path: str, languages: Languages) -> Segment:
    """Return words that are no segment of a text in their normal form, without neighbours."""
    return Segment(0, words, path, normalise(words, languages.source), "", "")
