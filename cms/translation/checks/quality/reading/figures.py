"""Numbers written in digits: figures, times of day, dates, decades."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cms.core.typography.cldr import load_locale_of
from cms.languages.registry import get_profile, get_profiles

from ....text.numbers import SPACES, split_number
from .text import WORD


class Number(NamedTuple):
    """A number as it is written, with all values that it may have: "68" may be a year."""

    raw: str
    values: frozenset[str]
    is_required: bool = True
    in_digits: bool = True


_DASH = r"\s?(?:[-–—]|\b\w{1,3}\b)\s?"
_MERIDIEM = re.compile(
    rf"(?:(?<!\d)(\d{{1,2}})(?:[:.](\d\d))?{_DASH})?"
    r"(?<!\d)(\d{1,2})(?:[:.](\d\d))?\s?([ap])(?:\.\s?m\.|m\b)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?<![\d:.,])(\d{1,2})(?:\s?h(?:\s?(\d\d))?(?!\w)|:(\d\d)(?![\d:]))")
_DATE = re.compile(r"(?<![\d/.-])(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?!\w|[/.-]\d)")
_FIGURE = re.compile(rf"(?<!\d)(?:\d{{1,3}}(?:[{SPACES}’']\d{{3}})+(?!\d)|\d+)(?:[.,]\d+)*")
_FOLLOWING = re.compile(rf"[{SPACES}]?({WORD.pattern})")
_CURRENCIES = ("€", "$", "£")
LARGEST = 10**15  # words that multiply are read so far: "million million million…" has no end
_RANGE = re.compile(r"(\d\d)\d\d\s?[-–—/]\s?$")  # 1740-50
_APOSTROPHE = re.compile(r"(?:^|\W)['’]$")  # ’68


def read_figures(text: str, language: str) -> tuple[list[Number], str]:
    """Return the numbers in digits, and the text with spaces in place of them."""
    numbers: list[Number] = []
    for pattern, read in ((_MERIDIEM, _read_meridiem), (_CLOCK, _read_clock), (_DATE, _read_date)):
        for match in pattern.finditer(text):
            numbers += read(match)
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    rest, end = [], 0
    for match in _FIGURE.finditer(text):
        number, stop = _read_figure(match, text, language)
        numbers.append(number)
        rest += [text[end : match.start()], " " * (stop - match.start())]
        end = stop
    return numbers, "".join([*rest, text[end:]])


def format_value(value: float) -> str:
    """Return a value in the form used for comparison: the same for 3.50 and 3.5."""
    return str(int(value)) if value == int(value) else repr(round(value, 6))


def _name_time(hour: int, minute: int) -> frozenset[str]:
    values = {f"{hour % 24}:{minute:02}"}
    return frozenset(values if minute else values | {str(hour), str(hour % 24), "24" if hour == 0 else str(hour)})


def _read_meridiem(match: re.Match) -> Iterator[Number]:
    first, first_minute, hour, minute, half = match.groups()
    shift = 12 if half in "pP" else 0
    yield Number(match[0], _name_time(int(hour) % 12 + shift, int(minute or 0)))
    if first:
        values = frozenset().union(*(_name_time(int(first) % 12 + late, int(first_minute or 0)) for late in (0, 12)))
        yield Number(first, values | {first})


def _read_clock(match: re.Match) -> Iterator[Number]:
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    values = _name_time(hour, minute)
    yield Number(match[0], values if hour < 25 and minute < 60 else frozenset({match[0]}))


def _read_date(match: re.Match) -> Iterator[Number]:
    for part in (match[1], match[3], match[4]):
        value = int(part)
        if len(part) == 4:
            yield Number(part, frozenset({part}))
        else:
            yield Number(part, frozenset({str(value), f"month:{value}", f"19{part}", f"20{part}"}))


def _read_figure(match: re.Match, text: str, language: str) -> tuple[Number, int]:
    """Return the number of a match, and where it ends, including the words that multiply it."""
    raw = match[0]
    value = _parse(raw, language)
    if value is None:
        return Number(raw, frozenset({raw})), match.end()
    profile, end, factor = get_profile(language), match.end(), 1
    while following := _FOLLOWING.match(text, end):
        word = following[1].lower()
        multiplier = profile.number_words.get(word, 0)
        if word == "m" and (
            text[max(0, match.start() - 1) : match.start()] in _CURRENCIES
            or text.startswith(_CURRENCIES, following.end())
        ):
            multiplier = 1_000_000
        if multiplier < 1000 or word.endswith("th") or factor > LARGEST:
            break
        factor, end = factor * multiplier, following.end()
    if factor > 1:
        return Number(text[match.start() : end], frozenset({format_value(value * factor)})), end
    values = {format_value(value)}
    if raw.isdecimal():
        values |= _find_years(raw, text[max(0, match.start() - 20) : match.start()], text[end : end + 3], profile)
    elif (parts := re.fullmatch(r"(\d{1,2})[.,](\d\d)", raw)) and int(parts[1]) < 25 and int(parts[2]) < 60:
        values.add(f"{int(parts[1])}:{parts[2]}")
    is_code = len(raw) < 3 and text[max(0, match.start() - 1) : match.start()].isalpha()  # CM1, H2O
    return Number(raw, frozenset(values), is_required=not is_code, in_digits=not is_code), end


def _parse(raw: str, language: str) -> float | None:
    """Return the value of digits with points and commas; None if they are not a number."""
    parts = split_number(raw, language)
    if parts is None:
        return None
    whole, fraction = parts
    return float(f"{whole}.{fraction}") if fraction else int(whole)


def _find_years(raw: str, before: str, after: str, profile) -> set[str]:
    """Return the years that a short form may mean: ’68 is 1968, the twenties are the 1920s."""
    is_decade = raw.endswith("0") and (
        (profile.before_decades is not None and profile.before_decades.search(before))
        or (profile.after_decades is not None and profile.after_decades.match(after))
    )
    if len(raw) == 2 and is_decade:
        return {f"18{raw}", f"19{raw}"}
    if len(raw) == 2 and (year := _RANGE.search(before)):
        return {f"{year[1]}{raw}"}
    if len(raw) == 2 and (_APOSTROPHE.search(before) or _follows_month(before)):
        return {f"18{raw}", f"19{raw}", f"20{raw}"}
    return set()


def _follows_month(before: str) -> bool:
    words = WORD.findall(before)
    return bool(words) and before.endswith((" ", "\u00a0")) and any(word.lower() in _months() for word in words[-2:])


@cache
def _months() -> frozenset[str]:
    """Return the names of the months in all languages with a profile."""
    names = (load_locale_of(code).months["format"]["wide"].values() for code in get_profiles())
    return frozenset(name.lower() for found in names for name in found)
