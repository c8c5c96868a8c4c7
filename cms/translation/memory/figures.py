"""Numbers and dates in a text: found, compared and written again in another language."""

import re
from dataclasses import dataclass
from functools import cache

from babel.dates import get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol

from cms.core.typography.cldr import load_locale_of
from cms.languages.registry import get_profile

from ..text.numbers import SPACES, split_number

_SPACE = f"[{SPACES}]"
# Not within a word: "XIXe", "3D", "1er", "MW2024" are words.
_NUMBER = re.compile(
    rf"(?<![\w.,])(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d{{1,3}}(?:[.,'’]\d{{3}})+|\d+)(?:[.,]\d+)?(?![\w])"
)
_DIGIT = re.compile(r"\d")
_SUFFIXES = {
    "one": "st",
    "two": "nd",
    "few": "rd",
    "other": "th",
}  # of English ordinals, by CLDR's names of their forms


@dataclass(frozen=True)
class Figure:
    """A number or date at `text[start:end]`. `value` is the same in all languages."""

    start: int
    end: int
    text: str
    value: str | tuple[int | None, int, int | None]  # of a date: day, month, year

    @property
    def is_date(self) -> bool:
        return isinstance(self.value, tuple)


def find_figures(text: str, language: str) -> list[Figure]:
    """Return the numbers and dates of a plain text, in their order. language: a code such as "fr"."""
    if not _DIGIT.search(text):
        return []
    found = [
        Figure(*match.span(), match[0], _read_date(match, language))
        for match in _get_date_pattern(language).finditer(text)
    ]
    taken = [(figure.start, figure.end) for figure in found]
    for match in _NUMBER.finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            found.append(Figure(*match.span(), match[0], read_number(match[0], language)))
    return sorted(found, key=lambda figure: figure.start)


def write_figure(new: Figure, old: Figure, model: Figure, language: str, target_language: str) -> str | None:
    """Return what a figure becomes in a translation; None where that cannot be told.

    new: the figure of the text. old: the one that stood in its place when the text was translated. model: what `old`
    became in the translation, in whose form the new one is written.
    """
    if new.value == old.value:
        return model.text
    if new.is_date != model.is_date:
        return None
    if new.is_date:
        return _write_date(new.value, model, target_language)
    return _write_number(new, model, language, target_language)


def read_number(text: str, language: str) -> str:
    """Return a number as Python writes it: "1500", "3.5"."""
    whole, fraction = split_number(text, language) or (re.sub(r"\D", "", text), "")
    return f"{whole}.{fraction}" if fraction else whole


def _write_number(new: Figure, model: Figure, language: str, target_language: str) -> str:
    whole, _point, fraction = str(new.value).partition(".")
    decimal, group = _get_symbols(target_language)
    if used := re.search(rf"\d({_SPACE}|[.,'’])\d{{3}}(?!\d)", model.text):
        group = used[1]
        is_grouped = True
    else:
        is_grouped = bool(re.search(rf"\d(?:{_SPACE}|[.,'’])\d{{3}}(?!\d)", new.text)) and len(whole) > 3
    if is_grouped and len(whole) > 3:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", group, whole)
    return f"{whole}{decimal}{fraction}" if fraction else whole


def _write_date(value: tuple, model: Figure, language: str) -> str | None:
    """Write a date in the form of another: its day, month and year in the places of the other's."""
    match = _get_date_pattern(language).fullmatch(model.text)
    day, month, year = value
    if not match or [part is None for part in value] != [part is None for part in model.value]:
        return None
    kind = "abbreviated" if match["month"].lower().rstrip(".") not in _get_months(language, "wide") else "wide"
    name = next((name for name, number in _get_months(language, kind).items() if number == month), None)
    if name is None:
        return None
    parts = {"month": name.capitalize() if match["month"][:1].isupper() else name, "year": str(year)}
    for place in ("day", "day_after"):
        if match[place]:
            parts[place] = _write_day(day, match[place], language)
    text = model.text
    for place in sorted((p for p in parts if match[p]), key=match.start, reverse=True):
        text = text[: match.start(place)] + parts[place] + text[match.end(place) :]
    return text


def _write_day(day: int, model: str, language: str) -> str:
    first = get_profile(language).first_of_month
    if day == 1 and not first.isdigit():
        return first
    suffix = model.lstrip("0123456789")
    if suffix in _SUFFIXES.values():
        return f"{day}{_SUFFIXES[load_locale_of(language).ordinal_form(day)]}"
    return str(day)


def _read_date(match: re.Match, language: str) -> tuple[int | None, int, int | None]:
    day = match["day"] or match["day_after"]
    name = match["month"].lower().rstrip(".")
    month = _get_months(language, "wide").get(name) or _get_months(language, "abbreviated")[name]
    return int(re.match(r"\d+", day)[0]) if day else None, month, int(match["year"]) if match["year"] else None


@cache
def _get_date_pattern(language: str) -> re.Pattern:
    """Return the pattern of dates with the name of a month: "12 mars 2024", "12 de março", "March 12, 2024"."""
    names = {*_get_months(language, "wide"), *_get_months(language, "abbreviated")}
    month = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    number = r"(?<![\w.,]){}(?:er|º|ª|st|nd|rd|th)?"
    year = rf"(?:{_SPACE}(?:de{_SPACE})?|,{_SPACE})(?P<year>\d{{4}})(?!\w)"
    before = rf"(?P<day>{number.format(r'[0-3]?[0-9]')}){_SPACE}(?:de{_SPACE}|of{_SPACE})?"
    after = rf"{_SPACE}(?P<day_after>[0-3]?[0-9](?:st|nd|rd|th)?)(?![\w.,]?\d)"
    free_after, free_year = after.replace("?P<day_after>", "?:"), year.replace("?P<year>", "?:")
    return re.compile(
        rf"(?:{before}(?=(?:{month})\b)|(?<!\w)(?=(?:{month})(?:{free_after}|\.?{free_year})))"
        rf"(?P<month>{month})\b(?:{after}|\.(?={free_year}))?(?:{year})?",
        re.IGNORECASE,
    )


@cache
def _get_months(language: str, kind: str) -> dict[str, int]:
    """Return the numbers of the months by their names, in lower case and without a full stop."""
    months = get_month_names(kind, "format", load_locale_of(language))
    return {name.lower().rstrip("."): number for number, name in months.items()}


def _get_symbols(language: str) -> tuple[str, str]:
    locale = load_locale_of(language)
    return get_decimal_symbol(locale), get_group_symbol(locale)
