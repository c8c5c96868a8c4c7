"""Names of months and days of the week, from CLDR."""

import re
from functools import cache
from typing import NamedTuple

from cms.core.typography.cldr import load_locale_of


class Name(NamedTuple):
    """The name of a month or a day as it is written, and its value ("month:3", "day:0")."""

    raw: str
    value: str
    is_required: bool
    is_whole: bool  # not abbreviated


_BESIDE_A_NUMBER = re.compile(r"\d\W{0,4}(?:\w{1,2}\W{1,2})?$")
_WITHIN_A_SENTENCE = re.compile(r"(?:[^\W\d_]|,)[’'\s]+(?:[(“«]\s?)?$")


def read_names(text: str, language: str) -> list[Name]:
    """Return the months and days that a text names. Short forms, and words that begin a sentence, are not required."""
    pattern, values = _compile(language)
    names = []
    for match in pattern.finditer(text):
        found = values.get(_key(match[0]))
        if found is None:
            continue
        value, name, is_whole = found
        before, after = text[max(0, match.start() - 10) : match.start()], text[match.end() : match.end() + 6]
        is_date = _BESIDE_A_NUMBER.search(before) or re.match(r"\W{1,2}(?:\w{2}\W)?\d", after)
        # "mars" and "Mars", "May" and "may".
        is_written_so = match[0][0] == name[0]
        is_required = is_whole and bool(is_date or (is_written_so and _WITHIN_A_SENTENCE.search(before)))
        names.append(Name(match[0], value, is_required, is_whole))
    return names


@cache
def _compile(language: str) -> tuple[re.Pattern, dict[str, tuple[str, str, bool]]]:
    locale = load_locale_of(language)
    values: dict[str, tuple[str, str, bool]] = {}
    for kind, names in (("month", locale.months), ("day", locale.days)):
        for width in ("wide", "abbreviated"):
            for number, name in names["format"][width].items():
                name = name.rstrip(".")
                values.setdefault(_key(name), (f"{kind}:{number}", name, width == "wide"))
    parts = sorted({name for _value, name, _is_whole in values.values()}, key=len, reverse=True)
    alternatives = "|".join("[- ]".join(f"{re.escape(word)}s?" for word in name.split("-")) for name in parts)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE), values


def _key(name: str) -> str:
    return "-".join(word.removesuffix("s") for word in re.split(r"[- ]", name.lower()))
