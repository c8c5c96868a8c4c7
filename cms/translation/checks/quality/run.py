"""Run the checks: `check_segment` while a user types, both functions for a whole text."""

from collections import defaultdict
from collections.abc import Sequence

from ...terms.recognising import TermIndex
from .failures import Failure
from .registry import get_segment_checks, get_text_checks
from .segment import Segment, TextRow


def check_segment(
    source: str,
    target: str,
    *,
    source_language: str,
    target_language: str,
    kind: str = "",
    terms: TermIndex | None = None,
) -> list[Failure]:
    """Return the failures of the translation of a segment; only the blocking ones, if there are any.

    source, target: the words with their tags, as wagtail-localize stores them. kind: the path of the field without ids
    ("title", "body.*.caption"; `text.segments.name_kind_of_place`). terms: of `terms.loading.load_terms`, which callers
    load once for all segments.
    """
    segment = Segment(source, target, source_language, target_language, kind, terms)
    failures: list[Failure] = []
    for check in get_segment_checks():
        if failures and failures[-1].is_blocking and not check.is_blocking:
            break  # the other checks cannot read a blank or broken segment
        if segment.is_slug and not check.checks_slugs:
            continue
        failures += [Failure(check.code, message, check.is_blocking) for message in check.find(segment)]
    return failures


def check_text(rows: Sequence[TextRow]) -> dict[int | str, list[Failure]]:
    """Map the ids of a text's rows to the failures that are only found by comparing rows."""
    failures = defaultdict(list)
    for check in get_text_checks():
        for row_id, message in check.find(rows):
            failures[row_id].append(Failure(check.code, message, check.is_blocking))
    return dict(failures)
