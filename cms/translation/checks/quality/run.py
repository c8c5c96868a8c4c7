"""What is asked of the checks: `check_segment` while somebody types, both functions for a whole text."""

from collections import defaultdict
from collections.abc import Sequence

from .failures import Failure
from .registry import get_segment_checks, get_text_checks
from .segment import Segment, TextRow


def check_segment(
    source: str, target: str, *, source_language: str, target_language: str, kind: str = ""
) -> list[Failure]:
    """Return what is wrong with the translation of a segment; what blocks comes first, and alone.

    source, target: the words with their tags, as wagtail-localize stores them. kind: the path of the field without ids
    ("title", "body.*.caption"; `text.segments.name_kind_of_place`).
    """
    segment = Segment(source, target, source_language, target_language, kind)
    failures: list[Failure] = []
    for check in get_segment_checks():
        if failures and failures[-1].is_blocking and not check.is_blocking:
            break  # in a blank or broken segment there is nothing else to be read
        if segment.is_slug and not check.checks_slugs:
            continue
        failures += [Failure(check.code, message, check.is_blocking) for message in check.find(segment)]
    return failures


def check_text(rows: Sequence[TextRow]) -> dict[int | str, list[Failure]]:
    """Return what only the whole text shows to be wrong, by the ids of its rows."""
    failures = defaultdict(list)
    for check in get_text_checks():
        for row_id, message in check.find(rows):
            failures[row_id].append(Failure(check.code, message, check.is_blocking))
    return dict(failures)
