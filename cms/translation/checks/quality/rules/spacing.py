"""Checks for unintended spaces."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..check import SegmentCheck
from ..segment import Segment

# Begun at the start of a word only: from each of its characters, a word of 20,000 would take minutes.
_DOUBLE = re.compile(r"(?<!\S)(\S+)[ \u00a0\u202f\u2009]{2,}(\S+)")
_OUTER = " \u00a0\u202f\u2009\t\n"


class DoubleSpaces(SegmentCheck):
    code = "double_spaces"
    label = gettext_lazy("Double spaces")

    def find(self, segment: Segment) -> Iterator[str]:
        if match := _DOUBLE.search(segment.target.plain):
            yield _("Two spaces stand between “%(first)s” and “%(second)s”.") % {"first": match[1], "second": match[2]}


class OuterSpaces(SegmentCheck):
    code = "outer_spaces"
    label = gettext_lazy("Spaces at the start or end")
    checks_slugs = True

    def find(self, segment: Segment) -> Iterator[str]:
        source, target = segment.source.plain, segment.target.plain
        if target[:1] in _OUTER and source[:1] not in _OUTER:
            yield _("The translation begins with a space.")
        if target[-1:] in _OUTER and source[-1:] not in _OUTER:
            yield _("The translation ends with a space.")
