"""The terms that go along with a text, where the service takes any."""

from collections.abc import Iterable

from wagtail_localize.models import StringSegment, Translation

from .providers import Term

MOST = 50  # in one request


def list_terms(translation: Translation, segments: Iterable[StringSegment]) -> tuple[Term, ...]:
    return ()
