"""Typesetting rules that all languages share (docs/reading.md). Strings in, strings out.

The rules of one language are in its profile (`cms.languages`).

Each pattern only joins words that were typed apart, by a no-break space, or replaces one mark by another: letters and
digits never change. All can be applied twice.
"""

import re

from cms.languages.registry import get_profile
from cms.languages.spaces import ALL_SPACES, NARROW, NO_BREAK

# URLs end before what closes the sentence around them.
ADDRESS = re.compile(
    r"""(?:https?://|www\.|mailto:)[^\s<>"«»“”]*[^\s<>"«»“”.,;:!?…)\]'’]"""
    r"""|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w&/])[#@]\w+"""
)

CLOSING = "»”’)]%…"

# --- Spaces ----------------------------------------------------------------------------------------------------------

_UNITS = (
    "mm|cm|dm|m|km|mm²|cm²|m²|km²|m³|ha|mg|g|kg|t|ml|cl|l|L|ms|s|min|h|Hz|kHz|MHz|GHz|W|kW|MW|kWh|V|lx|lux|px|dpi|ppp"
    "|ko|Ko|Mo|Go|To|kB|KB|MB|GB|TB|°C|°F|K"
)
_NUMBERED = "pp?|vol|t|fig|figs|pl|chap|cap|ch|col|inv|éd|ed|art"


def _make_range(match: re.Match) -> str:
    """Return a range with an en dash if the second number is the greater of two alike: 10-12, 1914-1918."""
    first, last = match[1], match[2]
    years = len(first) == len(last) == 4 and first[0] in "12" and last[0] in "12"
    is_range = int(first) < int(last) and (years or (len(first) <= 2 and len(last) <= 2))
    return f"{first}–{last}" if is_range else match[0]


COMMON_RULES = (
    (re.compile(r"\.{3}"), "…"),
    # 3 000, 12 500 000: groups of three after one to three digits.
    (
        re.compile(rf"(?<![\d.,/:-])\d{{1,3}}(?:[ {NO_BREAK}]\d{{3}})+(?![\d-])"),
        lambda match: re.sub(ALL_SPACES, NARROW, match[0]),
    ),
    (re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?![\w’'²³])|[$£‰])"), NO_BREAK),
    (re.compile(rf"(?<=\d)(?: x |{ALL_SPACES}?×{ALL_SPACES}?)(?=\d)"), f"{NO_BREAK}×{NO_BREAK}"),  # 40 x 50; not 0x50
    (re.compile(rf"(?<=\d){ALL_SPACES}h (?=\d\d?(?!\d))"), f"{NO_BREAK}h{NO_BREAK}"),  # 21 h 30
    (re.compile(rf"\b({_NUMBERED})\. (?=\d)"), rf"\1.{NO_BREAK}"),
    (re.compile(r"(?<![\w.,/:’'–-])(\d{1,4})-(\d{1,4})(?=h\b|[^\w\-–/:’']|$)(?![.,]\d)"), _make_range),
    (re.compile(rf"(?<=\bpp\.{NO_BREAK})(\d+)-(?=\d)"), r"\1–"),
)

# --- Quotation marks -------------------------------------------------------------------------------------------------

_DOUBLE_QUOTE = re.compile(r'(["«»“”])')
_OPENS_AFTER = "([—–-/«“‘"


def set_double_quotes(text: str, language: str, before: str, depth: int) -> tuple[str, int]:
    """Return a text with the language's quotation marks, the inner ones within a quotation, and how many are open.

    Straight marks open or close depending on their neighbours; after a number, with nothing open, a mark means inches.
    """
    pieces = _DOUBLE_QUOTE.split(text)
    if len(pieces) == 1 or "„" in text:  # another language, not marked as such, which closes with an opening mark
        return text, depth
    profile = get_profile(language)
    outer, inner = profile.quotes, profile.inner_quotes
    result = pieces[0]
    for mark, following in zip(pieces[1::2], pieces[2::2], strict=True):
        previous = (result or before)[-1:]
        if mark == '"' and not depth and previous.isdigit():
            result += mark + following
        elif _opens(mark, previous, following):
            marks, depth = (inner if depth else outer), depth + 1
            result += marks[0] + following.lstrip(f" \t{NO_BREAK}{NARROW}\u2009")
        else:
            depth = max(depth - 1, 0)
            marks = inner if depth else outer
            result = result.rstrip(f" \t{NO_BREAK}{NARROW}\u2009") + marks[1] + following
    return result, depth


def _opens(mark: str, previous: str, following: str) -> bool:
    if mark != '"':
        return mark in "«“"
    if previous and previous in "'’":
        return following[:1].isalnum()  # d'"Ulysse", but 'oui'"
    return (not previous or previous.isspace() or previous in _OPENS_AFTER) and not following[:1].isspace()


# Around words; a number after one is a year ('90s).
_SINGLE_PAIR = re.compile(r"(?<![\w.,!?…»”’)])'(?=[^\W\d_])([^'\n]*[\w.,!?…])'(?!\w)")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'|(?<=[.,!?…])'|(?<!\w)'(?=\w)")


def set_single_quotes(text: str, language: str, before: str = "") -> str:
    """Return a text with apostrophes, and with curly instead of straight single marks around words.

    before: the character that precedes the text.
    """
    if "'" not in text:
        return text
    if before.isalnum() and text.startswith("'"):
        text = "’" + text[1:]
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    opening, closing = get_profile(language).single_quotes
    text = _SINGLE_PAIR.sub(rf"{opening}\1{closing}", text)
    return _APOSTROPHE.sub("’", text)
