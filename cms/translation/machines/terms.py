"""The terms that go along with a text, where the service takes any."""

from collections.abc import Iterable

from wagtail_localize.models import StringSegment, Translation

from ..terms.loading import load_terms
from ..terms.recognising import to_plain
from .providers import Term

MOST = 50  # in one request


def list_terms(translation: Translation, segments: Iterable[StringSegment]) -> tuple[Term, ...]:
    """Return the terms that stand in some segments, as they are written there, with their translations.

    Those that are approved, and the names that readers of the site see.
    """
    source, target = translation.source.locale.language_code, translation.target_locale.language_code
    index, found = load_terms(), {}
    for segment in segments:
        for match in index.find(to_plain(segment.string.data), source):
            entry = match.entry
            if entry.concept_id and not entry.is_approved:
                continue
            wanted = match.written if entry.do_not_translate else entry.get_preferred(target)
            if wanted:
                found.setdefault(match.written, wanted)
    return tuple(Term(*pair) for pair in list(found.items())[:MOST])
