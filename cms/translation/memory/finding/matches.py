"""Find the matches of a segment in the memory."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.utils.safestring import SafeString

from ...text.differences import mark_difference


class Kind(StrEnum):
    """How a match was found."""

    EXACT = "exact"
    ADAPTED = "adapted"
    FUZZY = "fuzzy"
    ASSEMBLED = "assembled"


@dataclass(frozen=True)
class Match:
    """An earlier translation that is offered for a segment. `source` and `target` are HTML."""

    score: int
    kind: Kind
    source: str  # the text that was translated
    target: str  # put right for the segment where that was possible
    words: str  # of the segment
    where: str = ""  # the title of the text that it comes from
    object_key: UUID | None = None
    path: str = ""
    is_approved: bool = False
    is_machine: bool = False  # a machine wrote it, and nobody has changed it
    person_id: int | None = None
    who: str = ""
    when: datetime | None = None
    open_words: int = 0  # of an assembled one: words of sentences that nobody has translated

    @property
    def diff(self) -> SafeString:
        """Return what the segment has other than the text that was translated, marked word by word."""
        return mark_difference(self.source, self.words)
