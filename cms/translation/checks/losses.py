"""Find the markup of the original that translated segments lack.

The editor shows it next to each segment, and asks to confirm it when a text is submitted, approved or published.
"""

from collections.abc import Iterable
from typing import NamedTuple

from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..compat import SERIALIZER
from ..text.blank import counts, is_blank
from ..text.segments import get_string_segments
from .markup import find_losses


class Loss(NamedTuple):
    """A segment whose translation lacks something of the original's markup, with a sentence for each thing."""

    segment: StringSegment
    sentences: list[str]


def find_losses_of(translation: Translation, confirmed: Iterable[str] = ()) -> list[Loss]:
    """Return the translated segments of a text that lack markup, in the order of the text.

    confirmed: the ids of segments to leave out, because the user has confirmed them.
    """
    rows = {
        (row.context_id, row.translation_of_id): row
        for row in StringTranslation.objects.filter(
            context__object_id=translation.source.object_id, locale=translation.target_locale_id, has_error=False
        )
    }
    confirmed = set(confirmed)
    losses = []
    for segment in get_string_segments(translation.source).filter(string__data__contains="<"):
        row = rows.get((segment.context_id, segment.string_id))
        if str(segment.pk) in confirmed or not counts(row):
            continue
        if sentences := find_losses(segment.string.data, row.data):
            losses.append(Loss(segment, sentences))
    return losses


def add_losses(props: dict) -> None:
    """Add to the properties of wagtail-localize's editor what each translation lacks. Takes no query."""
    sources = {segment["id"]: segment["source"] for segment in props["segments"] if segment["type"] == "string"}
    for row in props["initialStringTranslations"]:
        source = sources.get(row["segment_id"], "")
        row["losses"] = [] if row["error"] or is_blank(row["data"]) else find_losses(source, row["data"])


def represent(serializer, row: StringTranslation) -> dict:
    """Serialise a row as wagtail-localize does; add what it lacks if the row was just saved."""
    written = SERIALIZER.find()(serializer, row)
    if serializer.parent is None:
        written["losses"] = find_losses(row.translation_of.data, row.data) if counts(row) else []
    return written


def connect() -> None:
    """Add the warnings to wagtail-localize's response to the saving of a segment."""
    SERIALIZER.replace(lambda _represent: represent)
