"""Numbers as they are written in a language, read once for the memory and for the checks."""

import re
from functools import cache

from babel.numbers import get_decimal_symbol

from cms.core.typography.cldr import load_locale_of

SPACES = " \u00a0\u202f\u2009"  # between thousands
_SEPARATORS = re.compile(rf"[{SPACES}’']")
LONGEST = 15  # digits


@cache
def get_decimal_mark(language: str) -> str:
    return get_decimal_symbol(load_locale_of(language))


def split_number(raw: str, language: str) -> tuple[str, str] | None:
    """Return the digits before and after the decimal mark of a number in digits.

    None if its points and commas are not those of a number, but of a version, for example. A mark before three digits
    separates thousands, unless it is the language's decimal mark.
    """
    decimal_mark, digits = get_decimal_mark(language), _SEPARATORS.sub("", raw)
    whole, *parts = re.split(r"[.,]", digits)
    if not parts:
        return (whole, "") if len(whole) <= LONGEST else None
    marks, fraction = re.findall(r"[.,]", digits), ""
    if marks[-1] == decimal_mark or len(parts[-1]) != 3:
        if marks.count(marks[-1]) > 1 and not (marks[-1] == decimal_mark and len(set(map(len, parts))) == 1):
            return None
        if marks.count(marks[-1]) == 1:
            fraction = parts.pop()
    if any(len(part) != 3 for part in parts) or len(whole) > LONGEST or (parts and len(whole) > 3):
        return None
    return "".join([whole, *parts]), fraction
