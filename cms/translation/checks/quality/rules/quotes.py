"""Checks of quotation marks: closed, as many as in the original, and those of the language."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..check import SegmentCheck
from ..reading.text import Text
from ..segment import Segment

_INCHES = re.compile(r'(?<=\d)"|(?<=\d)″')
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)([^‘]*?)(?<=[\w.,!?…])[’'](?!\w)")
_CURLY = re.compile(r"(?<![\w’'])‘(?=\w)([^‘]*?)(?<=[\w.,!?…])’(?!\w)")
# What is said, interrupted: “We had no money,” she says, “and no walls.” French closes nothing there.
_INTERRUPTED = re.compile(r"(?:[,.!?…][”»\"]|[”»\"],)\s[^«»“”\"]{2,60}[\s\u202f][«“\"]")
_DOUBLED = re.compile(r"([«»“”„])[\s\u00a0\u202f]?\1|\"\"|''|«[\s\u00a0\u202f]?“(?=[^”]*$)")


class Marks(NamedTuple):
    """The quotation marks of a text: the numbers of opening, closing and straight ones, and the first one."""

    opened: int
    closed: int
    straight: int
    outer: str
    interruptions: int

    @property
    def passages(self) -> int:
        return max(self.opened, self.closed) + (self.straight + 1) // 2

    @property
    def balance(self) -> int:
        return self.opened - self.closed + self.straight % 2


class Quotes(SegmentCheck):
    code = "quotes"
    label = gettext_lazy("Quotation marks")

    def find(self, segment: Segment) -> Iterator[str]:
        source, target = _read_marks(segment.source, _SINGLE), _read_marks(segment.target, _SINGLE)
        if (doubled := _DOUBLED.search(segment.target.bare)) and not _DOUBLED.search(segment.source.bare):
            yield _("A quotation mark is doubled: %(marks)s") % {"marks": doubled[0]}
            return
        if target.balance and target.balance != source.balance:
            if target.balance > 0:
                yield _("A quotation is not closed.")
            else:
                yield _("A quotation mark closes what was not opened.")
            return
        lacking = source.passages - target.passages
        # Italics, a dash before direct speech, and an interruption of it can replace quotation marks.
        interruptions = source.interruptions - target.interruptions
        other = segment.target.italics - segment.source.italics
        other += _begins_with_dash(segment.target) - _begins_with_dash(segment.source)
        if lacking > max(other, 0) + max(interruptions, 0):
            yield _("Quotation marks of the original are missing.")
        elif lacking < min(other, 0) + min(interruptions, 0):
            yield _("Quotation marks were added that the original has not.")


class QuoteStyle(SegmentCheck):
    """Marks of another language around a quotation. Straight marks are replaced with the language's automatically."""

    code = "quote_style"
    label = gettext_lazy("Quotation marks of the language")

    def find(self, segment: Segment) -> Iterator[str]:
        outer = _read_marks(segment.target, _CURLY).outer
        marks = segment.target.profile.quotes
        if outer and outer not in (marks.opening.strip(), marks.closing.strip()):
            yield _("The quotation marks of this language are %(marks)s.") % {
                "marks": f"{marks.opening} {marks.closing}".replace("\u202f ", " \u202f").strip()
            }


def _begins_with_dash(text: Text) -> bool:
    return text.plain.lstrip()[:1] in ("—", "–")


def _read_marks(text: Text, single: re.Pattern) -> Marks:
    """Read the marks of a text; single ones, as the pattern has them, count as double ones."""
    opened = closed = straight = 0
    outer = ""
    german = "„" in text.bare
    plain = _INCHES.sub(" ", text.bare) if text.bare.count('"') % 2 else text.bare
    if "‘" in plain or "'" in plain:
        plain = single.sub(r"“\1”", plain)
    for sign in plain:
        if sign in "«“„‟":
            if german and sign == "“":
                closed += 1
                continue
            outer = outer or sign
            opened += 1
        elif sign in "»”":
            outer = outer or sign
            closed += 1
        elif sign == '"':
            straight += 1
    return Marks(opened, closed, straight, outer, len(_INTERRUPTED.findall(plain)))
