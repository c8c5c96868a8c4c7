"""Checks for broken markup, and for tags and placeholders of the original that are missing."""

import re
from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.editing.blank import get_blank_error, is_blank

from ...markup import find_breakage, find_losses
from ..check import SegmentCheck
from ..segment import Segment

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%(?:\d+\$)?[sd](?![\w-])|\{\w*\}")


class Blank(SegmentCheck):
    code = "blank"
    label = gettext_lazy("Blank")
    is_blocking = True
    checks_slugs = True

    def find(self, segment: Segment) -> Iterator[str]:
        if is_blank(segment.target.markup) and not is_blank(segment.source.markup):
            yield get_blank_error()


class Breakage(SegmentCheck):
    code = "tags"
    label = gettext_lazy("Broken tags")
    is_blocking = True

    def find(self, segment: Segment) -> Iterator[str]:
        yield from find_breakage(segment.source.markup, segment.target.markup)


class Losses(SegmentCheck):
    code = "lost_tags"
    label = gettext_lazy("Links, bold, italics")

    def find(self, segment: Segment) -> Iterator[str]:
        if "<" in segment.source.markup:
            yield from find_losses(segment.source.markup, segment.target.markup)


class Placeholders(SegmentCheck):
    """Placeholders of programs. translate-toolkit compares them; it is called only if there are any."""

    code = "placeholders"
    label = gettext_lazy("Placeholders")

    def find(self, segment: Segment) -> Iterator[str]:
        source, target = segment.source.plain, segment.target.plain
        wanted, found = _PLACEHOLDER.findall(source), _PLACEHOLDER.findall(target)
        if (wanted or found) and not _placeholders_match(source, target):
            lost = [placeholder for placeholder in wanted if placeholder not in found]
            if lost:
                yield _("The placeholder %(placeholder)s is missing.") % {"placeholder": lost[0]}
            else:
                yield _("The placeholders differ from those of the original.")


def _placeholders_match(source: str, target: str) -> bool:
    checker, failure = _make_checker()
    try:
        return all(filter_(source, target) for filter_ in (checker.printf, checker.pythonbraceformat))
    except failure:
        return False


@cache
def _make_checker():
    """Return translate-toolkit's checker and its exception. They take 5 MB, and are loaded only if needed."""
    from translate.filters.checks import FilterFailure, StandardChecker

    return StandardChecker(), FilterFailure
