"""Matches: what earlier translations offer for the segments of a text."""

from collections.abc import Iterable

from wagtail_localize.models import StringSegment, Translation

from .assembling import assemble
from .labels import make_matches
from .matches import Match
from .rating import is_exact, rate
from .wanted import Languages, Segment, describe_segments, describe_words


def find_matches(
    translation: Translation, segments: Iterable[StringSegment] | None = None, limit: int = 5, *, person=None
) -> dict[int, list[Match]]:
    """Return what earlier translations offer for segments of a translation, by their ids, the best first.

    segments: those of the translation's source, with string and context; None for all.
    person: who looks: they see nothing of texts that they may not open. None for a program: it sees what all readers
    see, and the text itself.

    102 is the same text at the same place and between the same segments, 101 between the same segments, 100 the same
    text. With 99 only numbers, dates or tags are different, and have been put right. 70 to 98 is how alike the words
    are. Paragraphs assembled from sentences that were translated come last, those that are whole behind 100.
    A fixed number of queries, however many the segments.
    """
    languages = Languages(translation)
    return _match(translation, describe_segments(translation, segments, languages), languages, limit, person)


def find_matches_of_words(translation: Translation, words: str, path: str, limit: int, *, person) -> list[Match]:
    """Return what earlier translations offer for words of a translation that are no segment, as those of a picture.

    words: as HTML. path: where they stand.
    """
    languages = Languages(translation)
    wanted = [describe_words(words, path, languages)]
    return _match(translation, wanted, languages, limit, person)[wanted[0].pk]


def _match(
    translation: Translation, wanted: list[Segment], languages: Languages, limit: int, person
) -> dict[int, list[Match]]:
    own = translation.source.object_id
    rated = rate(wanted, languages, person, own)
    assembled = assemble([one for one in wanted if not is_exact(rated[one.pk])], languages, person, own)
    return make_matches(wanted, rated, assembled, limit)
