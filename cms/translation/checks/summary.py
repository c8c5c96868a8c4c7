"""All that the checks say of a translation: listed when it is submitted, approved or published."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..models import DismissedCheck
from ..terms.loading import load_terms
from ..text.blank import counts
from ..text.rows import read_rows
from ..text.segments import get_string_segments, name_kind_of_place
from .dismissals import hash_words, read_dismissed
from .links import find_dead_links_of
from .quality.failures import Failure
from .quality.run import check_segment, check_text
from .quality.segment import TextRow

Pairs = list[tuple[StringSegment, StringTranslation]]  # segments that have a translation, and their rows


class CheckedSegment(NamedTuple):
    """A segment with what the checks say of its translation; what was dismissed is apart."""

    segment: StringSegment
    failures: list[Failure]
    dismissed: list[tuple[Failure, DismissedCheck]]

    @property
    def sentences(self) -> list[str]:
        return [failure.message for failure in self.failures]

    @property
    def dismissible(self) -> set[str]:
        """The codes that may be dismissed, or were."""
        open_codes = {failure.code for failure in self.failures if not failure.is_blocking}
        return open_codes | {failure.code for failure, _dismissed in self.dismissed}


def check_translation(translation: Translation, pairs: Pairs | None = None) -> list[CheckedSegment]:
    """Return the segments of which the checks say something, in the order of the text.

    pairs: the segments with their rows, if the caller has read them.
    What is missing or in error is not among them: `find_missing` has it. The number of queries does not depend on the
    number of segments, but for links that were typed by hand.
    """
    pairs = _read_pairs(translation) if pairs is None else pairs
    languages = {
        "source_language": translation.source.locale.language_code,
        "target_language": translation.target_locale.language_code,
        "terms": load_terms(),
    }
    dead = find_dead_links_of(translation, pairs)
    kinds = [name_kind_of_place(segment.context.path) for segment, _row in pairs]
    of_text = check_text(
        [
            TextRow(segment.pk, segment.string.data, row.data, kind)
            for (segment, row), kind in zip(pairs, kinds, strict=True)
        ]
    )
    dismissed = read_dismissed(translation)
    checked = []
    for (segment, row), kind in zip(pairs, kinds, strict=True):
        failures = [
            *dead.get(segment.pk, []),
            *check_segment(segment.string.data, row.data, kind=kind, **languages),
            *of_text.get(segment.pk, []),
        ]
        if failures:
            checked.append(_set_dismissed_apart(segment, row, failures, dismissed))
    return checked


def check_one(translation: Translation, segment: StringSegment) -> CheckedSegment:
    """Return what the checks say of one segment, those of the whole text included."""
    found = (checked for checked in check_translation(translation) if checked.segment.pk == segment.pk)
    return next(found, CheckedSegment(segment, [], []))


def find_failures(
    translation: Translation, confirmed: Iterable[str] = (), *, pairs: Pairs | None = None
) -> list[CheckedSegment]:
    """Return the segments with failures that are neither dismissed nor confirmed, those that block included.

    confirmed: the ids of segments that somebody confirmed to be intended. pairs: as for `check_translation`.
    """
    confirmed = set(confirmed)
    return [
        checked
        for checked in check_translation(translation, pairs)
        if checked.failures and (str(checked.segment.pk) not in confirmed or is_blocking(checked))
    ]


def is_blocking(checked: CheckedSegment) -> bool:
    """Return whether a text cannot be submitted with a segment as it is."""
    return any(failure.is_blocking for failure in checked.failures)


def find_blocking(translation: Translation) -> list[CheckedSegment]:
    """Return the segments with links that lead nowhere; what is blank or broken is missing (`find_missing`)."""
    pairs = _read_pairs(translation)
    dead = find_dead_links_of(translation, pairs)
    return [CheckedSegment(segment, dead[segment.pk], []) for segment, _row in pairs if segment.pk in dead]


def _read_pairs(translation: Translation) -> Pairs:
    """Two queries."""
    rows = read_rows(translation.source.object_id, translation.target_locale_id, has_error=False)
    segments = get_string_segments(translation.source)
    pairs = ((segment, rows.get((segment.context_id, segment.string_id))) for segment in segments)
    return [(segment, row) for segment, row in pairs if counts(row)]


def _set_dismissed_apart(
    segment: StringSegment, row: StringTranslation, failures: Collection[Failure], dismissed: dict
) -> CheckedSegment:
    words_hash = hash_words(row.data)
    found = [
        (failure, dismissed.get((segment.context_id, segment.string_id, failure.code, words_hash)))
        for failure in failures
    ]
    return CheckedSegment(
        segment,
        [failure for failure, said in found if said is None or failure.is_blocking],
        [(failure, said) for failure, said in found if said is not None and not failure.is_blocking],
    )
