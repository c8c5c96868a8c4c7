"""The entries of an imported file with their verdicts, and the plan of the whole import."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy
from wagtail_localize.models import StringSegment, Translation


class Verdict(models.TextChoices):
    """What happens to an entry. The labels are the headings of the lists of entries."""

    TAKE = "take", gettext_lazy("To be imported")
    CONFLICT = "conflict", gettext_lazy("Changed here since the file was downloaded")
    OLDER = "older", gettext_lazy("Left out: the translation here is newer than the one in the file")
    BROKEN = "broken", gettext_lazy("Left out: the markup is broken")
    BLANK = "blank", gettext_lazy("Left out: blank")
    FUZZY = "fuzzy", gettext_lazy("Left out: marked as fuzzy")
    SOURCE_CHANGED = "source_changed", gettext_lazy("Left out: the original of this part has changed since")
    UNKNOWN = "unknown", gettext_lazy("Left out: the text has no such part")
    AMBIGUOUS = "ambiguous", gettext_lazy("Left out: several parts match, and the file does not say which one it means")
    REPEATED = "repeated", gettext_lazy("Left out: this part is in the file twice, with different translations")
    EMPTY = "empty", gettext_lazy("Not translated in the file")
    UNCHANGED = "unchanged", gettext_lazy("The same as here")
    OBSOLETE = "obsolete", gettext_lazy("Left out: the file marks it as obsolete")


@dataclass
class Item:
    """An entry of a file, with its verdict."""

    verdict: Verdict
    source: str
    words: str
    label: str = ""
    reasons: list[str] = field(default_factory=list)  # why it is left out, or what the user should look at
    theirs: Any = None  # the row of what is here
    segment: StringSegment | None = None
    version: str = ""
    is_final: bool = False  # the file says that nothing is left to do: the user may confirm it
    part: Any = None  # what it is instead of a segment (`parts.Part`)

    @property
    def key(self) -> str:
        """Return what identifies a chosen conflict: the segment, and the version of its translation to replace."""
        if self.part:
            return f"{self.part.path}:{self.version}"
        return f"{self.segment.pk}:{self.version}" if self.segment else ""


@dataclass
class Plan:
    """What importing a document does."""

    translation: Translation
    items: list[Item]
    not_in_file: int  # number of segments of the text that the file does not have

    def having(self, *verdicts: Verdict) -> list[Item]:
        return [item for item in self.items if item.verdict in verdicts]

    @property
    def taken(self) -> list[Item]:
        return self.having(Verdict.TAKE)

    @property
    def conflicts(self) -> list[Item]:
        return self.having(Verdict.CONFLICT)

    @property
    def final(self) -> list[Item]:
        """Return the entries that may be confirmed."""
        return [item for item in self.having(Verdict.TAKE, Verdict.CONFLICT) if item.is_final]

    @property
    def left_out(self) -> list[tuple[Any, list[Item]]]:
        """Return the entries that are not imported, as pairs of a heading, which says why, and its entries."""
        others = [verdict for verdict in Verdict if verdict not in (Verdict.TAKE, Verdict.CONFLICT)]
        return [(verdict.label, found) for verdict in others if (found := self.having(verdict))]
