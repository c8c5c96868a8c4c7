"""What the gate says of a release: its texts, and what keeps them back."""

from dataclasses import dataclass, field

from django.db.models import Model
from wagtail.models import Locale

from cms.checklist.checking import Result
from cms.core.typography.lists import join_list

from ..models import ReleaseText, Waiver
from ..texts import TextKey
from .loading import name_people


@dataclass(frozen=True)
class Blocker:
    """A reason why a release cannot happen, for one text in one language.

    code: what kind it is; a waiver of a warning is for the code. url: where it is cleared. is_warning: moderators of
    the language may waive it. may_waive_language: they may let the release happen without the text in this language.
    names: other texts that the sentence names; nameless: the sentence for people who may not know of them.
    """

    key: TextKey | None
    text: Model | None
    title: str
    locale: Locale | None
    code: str
    sentence: str
    people: tuple = ()  # users who can clear it
    url: str = ""
    is_warning: bool = False
    may_waive_language: bool = False
    names: tuple[Model, ...] = ()
    nameless: str = ""

    @property
    def who(self) -> str:
        """Return the names of those who can clear it."""
        return join_list(name_people(self.people))


@dataclass
class Line:
    """A text of a release, with what keeps it back."""

    row: ReleaseText
    key: TextKey
    text: Model | None
    title: str
    locale: Locale
    url: str
    is_going: bool
    is_original: bool
    waiver: Waiver | None
    state: str = ""
    blockers: list[Blocker] = field(default_factory=list)
    warnings: list[Result] = field(default_factory=list)  # of the checklist: they hold nothing back


@dataclass
class Report:
    """All that the gate says of a release."""

    lines: list[Line]
    blockers: list[Blocker]  # without those that are waived
    waived: list[tuple[Blocker, Waiver]]
