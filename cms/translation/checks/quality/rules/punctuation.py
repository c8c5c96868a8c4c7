"""Checks of punctuation: at the end, doubled, spaces around it, brackets; and of the capital at the start."""

import re
from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.typography.typesetting import typeset_text

from ..check import SegmentCheck
from ..reading.calendar import read_names
from ..reading.text import ALL_QUOTES, WORD
from ..segment import Segment

_SPACES = " \u00a0\u202f\u2009\t"
_TAIL = re.compile(rf"[\s{ALL_QUOTES}’‘'()\[\].!?…:;,—–]*")  # from the end
_DOUBLED = re.compile(r"([,;:])\s?\1|(?<!\.)\.\.(?!\.)|\s[,.](?=\s|$)|,\.")
_NO_SPACE_AFTER = re.compile(r"[^\W\d_]{2}[,;!?](?=[^\W\d_])|[^\W\d_A-Z]{3}\.(?=[A-ZÀ-Þ][^\W\d_])")
_SPACE_BEFORE = re.compile(rf"(?<=[\w»”’)…])[{_SPACES}]+([;:!?])(?=$|[\s{ALL_QUOTES})])")
_NONE_BEFORE = re.compile(rf"(?<=[\w»”’)…])([;:!?])(?=$|[\s{ALL_QUOTES}),.])")
_ABBREVIATED = re.compile(r"(?:[^\W\d_]{1,4}\.[\s\u00a0\u202f-]?)+[^\W\d_]{1,4}\.$")  # coll. part., a.m.
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_LISTED = re.compile(r"(?:^|[\s(])(?:\d{1,2}|[a-z])\)")  # a) b) 1) 2)
_MAY_END_BARE = ("title", "heading", "caption", "credit", "alt", "label")


class EndPunctuation(SegmentCheck):
    """The mark at the end. A headline or a short caption may omit the full stop."""

    code = "end_punctuation"
    label = gettext_lazy("Punctuation at the end")

    def find(self, segment: Segment) -> Iterator[str]:
        source, target = _find_end(segment.source.plain), _find_end(segment.target.plain)
        if source == target or {source, target} <= {".", "!"}:
            return
        if source == "." and not target and self._may_end_bare(segment):
            return
        if {source, target} == {"", "."} and any(
            _ABBREVIATED.search(text.plain[-40:]) for text in (segment.source, segment.target)
        ):
            return
        if not target:
            yield _("The original ends with “%(mark)s”.") % {"mark": source}
        elif not source:
            yield _("The original does not end with “%(mark)s”.") % {"mark": target}
        else:
            yield _("The original ends with “%(source)s”, the translation with “%(target)s”.") % {
                "source": source,
                "target": target,
            }

    def _may_end_bare(self, segment: Segment) -> bool:
        is_short = len(segment.source.words) <= 5
        return is_short or segment.kind.rpartition(".")[2].endswith(_MAY_END_BARE)


class DoubledPunctuation(SegmentCheck):
    code = "doubled_punctuation"
    label = gettext_lazy("Doubled punctuation")

    def find(self, segment: Segment) -> Iterator[str]:
        known = {match[0] for match in _DOUBLED.finditer(segment.source.bare)}
        for match in _DOUBLED.finditer(segment.target.bare):
            if match[0] not in known:
                yield _("Punctuation: “%(words)s”.") % {"words": match[0].strip() or match[0]}


class PunctuationSpacing(SegmentCheck):
    """Spaces before and after marks, by the rules of the language: "mot !" and "word!"."""

    code = "punctuation_spacing"
    label = gettext_lazy("Spaces around punctuation")

    def find(self, segment: Segment) -> Iterator[str]:
        spaced, text = _list_spaced_marks(segment.target.language), segment.target.bare
        for match in _SPACE_BEFORE.finditer(text):
            if match[1] not in spaced:
                yield _("No space stands before “%(mark)s”.") % {"mark": match[1]}
                break
        for match in _NONE_BEFORE.finditer(text):
            if match[1] in spaced:
                yield _("A space is missing before “%(mark)s”.") % {"mark": match[1]}
                break
        known = {match[0] for match in _NO_SPACE_AFTER.finditer(segment.source.bare)}
        for match in _NO_SPACE_AFTER.finditer(text):
            if match[0] not in known and match[0] not in segment.source.bare:
                yield _("A space is missing after “%(words)s”.") % {"words": match[0]}
                break


class Brackets(SegmentCheck):
    code = "brackets"
    label = gettext_lazy("Brackets")

    def find(self, segment: Segment) -> Iterator[str]:
        source, target = segment.source.bare, segment.target.bare
        for opening, closing in _BRACKETS.items():
            left_open = target.count(opening) - target.count(closing)
            if left_open == 0 or left_open == source.count(opening) - source.count(closing):
                continue
            if not _LISTED.search(segment.target.bare):
                yield _("A bracket is not closed, or not opened: %(brackets)s.") % {"brackets": opening + closing}


class Capital(SegmentCheck):
    code = "capital"
    label = gettext_lazy("Capital at the start")

    def find(self, segment: Segment) -> Iterator[str]:
        source, target = _find_start(segment.source.bare), _find_start(segment.target.bare)
        if not (source and target and source[0].isupper() and target.islower()):
            return
        if target in segment.source.words or "." in segment.target.plain.split(maxsplit=1)[0][:-1]:
            return  # a name that is written in lower case, or a URL
        names = read_names(segment.source.bare, segment.source.language)
        if names and names[0].is_whole and names[0].raw.startswith(source):
            return  # months and days have capitals in some languages
        yield _("The original begins with a capital.")


def _find_end(text: str) -> str:
    """Return the mark at the end, ignoring quotation marks and brackets around it; "" if there is none."""
    tail = _TAIL.match(text[::-1])[0].replace("...", "…")
    return next((mark for mark in "?!…:;." if mark in tail), "," if "," in tail else "")


def _find_start(text: str) -> str:
    """Return the first word; "" if a text begins with a number or a URL."""
    start = text.lstrip(f" {_SPACES}{ALL_QUOTES}’‘'([—–-…¿¡\n")
    match = WORD.match(start)
    return match[0] if match else ""


@cache
def _list_spaced_marks(language: str) -> frozenset[str]:
    """Return the marks before which the language's typesetting rules put a space."""
    return frozenset(mark for mark in ";:!?" if typeset_text(f"mot {mark}", language)[3:4] in "\u00a0\u202f")
