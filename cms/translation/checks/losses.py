"""What translated segments lack of the original's markup: told beside each, and asked about before a text goes on."""

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
    """Return what the translated segments of a text lack, in the order of the text.

    confirmed: the ids of segments of which somebody said that they are to be so.
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
    """Add to the props of wagtail-localize's editor what each translation lacks; no query."""
    sources = {segment["id"]: segment["source"] for segment in props["segments"] if segment["type"] == "string"}
    for row in props["initialStringTranslations"]:
        source = sources.get(row["segment_id"], "")
        row["losses"] = [] if row["error"] or is_blank(row["data"]) else find_losses(source, row["data"])


def represent(serializer, row: StringTranslation) -> dict:
    """Write a row out as wagtail-localize does; one that was just saved with what it lacks."""
    written = SERIALIZER.find()(serializer, row)
    if serializer.parent is None:
        written["losses"] = find_losses(row.translation_of.data, row.data) if counts(row) else []
    return written


def connect() -> None:
    """Have the answer to the saving of a segment hold the warnings."""
    SERIALIZER.replace(lambda _represent: represent)
