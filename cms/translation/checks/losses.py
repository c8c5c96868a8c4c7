"""Find the markup of the original that translated segments lack.

The editor shows it next to each segment; `summary` lists it with the rest when a text is submitted.
"""

from wagtail_localize.models import StringTranslation

from ..compat import SERIALIZER
from ..text.blank import counts, is_blank
from .markup import find_losses


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
