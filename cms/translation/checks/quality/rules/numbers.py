"""Checks of numbers, dates and units, which must be the same in the translation, in any notation."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.languages.registry import get_profile

from ..check import SegmentCheck
from ..reading.calendar import read_names
from ..reading.figures import Number, read_figures
from ..reading.number_words import read_number_words, read_roman
from ..reading.text import Text
from ..segment import Segment

_SIGN = re.compile(r"(?<=\d)[\s\u00a0\u202f]?(%|km|cm|mm|kg|m|g|°C)(?!\w|/)|([€$£])")
_MILLIONS = re.compile(r"([€$£]\s?\d[\d.,]*)\s?m\b")  # €2.4m
_HAS_DIGIT = re.compile(r"\d")


class Numbers(SegmentCheck):
    """Numbers in digits, words or Roman numerals. The style may differ, but not the value."""

    code = "numbers"
    label = gettext_lazy("Numbers")

    def find(self, segment: Segment) -> Iterator[str]:
        source, target = _read(segment.source), _read(segment.target)
        for number in _list_unmatched(source, target):
            if number.is_required and not _is_elsewhere(number, segment.target):
                yield _("The number %(number)s is missing.") % {"number": number.raw.strip()}
        for number in _list_unmatched(target, source):
            if number.in_digits and not _is_elsewhere(number, segment.source):
                yield _("The number %(number)s is not in the original.") % {"number": number.raw.strip()}


class Dates(SegmentCheck):
    """Months and days of the week. A month may also be a number in a date."""

    code = "dates"
    label = gettext_lazy("Dates")

    def find(self, segment: Segment) -> Iterator[str]:
        source = read_names(segment.source.bare, segment.source.language)
        required = [name for name in source if name.is_required]
        if not required:
            return
        found = {name.value for name in read_names(segment.target.bare, segment.target.language)}
        if _HAS_DIGIT.search(segment.target.bare):
            figures, _rest = read_figures(segment.target.bare, segment.target.language)
            found = found.union(*(number.values for number in figures))
        for name in required:
            if name.value not in found:
                yield _("“%(word)s” of the original is missing, or is another day or month.") % {"word": name.raw}


class Units(SegmentCheck):
    code = "units"
    label = gettext_lazy("Units and currencies")

    def find(self, segment: Segment) -> Iterator[str]:
        wanted, found = _read_units(segment.source), _read_units(segment.target)
        lost = wanted - found - _find_unit_words(segment.target, wanted)
        for unit in sorted(lost):
            yield _("The unit %(unit)s is missing.") % {"unit": unit}
        if not lost:
            for unit in sorted(found - wanted - _find_unit_words(segment.source, found)):
                yield _("The unit %(unit)s is not in the original.") % {"unit": unit}


def _read(text: Text) -> list[Number]:
    rest, numbers = text.bare, []
    if _HAS_DIGIT.search(rest):
        numbers, rest = read_figures(rest, text.language)
    return [*numbers, *read_roman(rest, text.profile), *read_number_words(rest, text.profile)]


def _list_unmatched(numbers: Sequence[Number], others: Sequence[Number]) -> list[Number]:
    """Return the numbers that have no value in common with the others, without duplicates."""
    values = frozenset().union(*(other.values for other in others))
    return list({number.raw: number for number in numbers if values.isdisjoint(number.values)}.values())


def _is_elsewhere(number: Number, text: Text) -> bool:
    """Return whether a text has a number as the name of a month, or unchanged, like a telephone number."""
    if any(value.startswith("month:") for value in number.values):
        return any(name.value in number.values for name in read_names(text.bare, text.language))
    # Points and commas may mean another number in another language.
    is_simple = not re.search(r"[.,]", number.raw) or number.raw.count(".") > 1
    is_there = is_simple and number.raw in text.plain  # quicker than the pattern, for a text full of numbers
    return is_there and re.search(rf"(?<!\w){re.escape(number.raw)}(?!\w)", text.plain) is not None


def _read_units(text: Text) -> frozenset[str]:
    if not _HAS_DIGIT.search(text.bare):
        return frozenset()
    found = _SIGN.findall(_MILLIONS.sub(r"\1", text.bare))
    return frozenset(sign or currency for sign, currency in found)


def _find_unit_words(text: Text, units: frozenset[str]) -> frozenset[str]:
    """Return those of some units that a text contains as words."""
    patterns = _compile_units(text.language)
    return frozenset(unit for unit in units if unit in patterns and patterns[unit].search(text.bare))


@cache
def _compile_units(language: str) -> dict[str, re.Pattern]:
    return {
        unit: re.compile(rf"\b(?:{'|'.join(word.replace('-', '[- ]') for word in sorted(words))})\b", re.IGNORECASE)
        for unit, words in get_profile(language).unit_words.items()
    }
