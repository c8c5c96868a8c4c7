"""Pictures in markup that stand for characters."""

import unicodedata

_LONGEST_EMOJI = 12
_JOINERS = "\u200d\ufe0e\ufe0f\u20e3"


def is_emoji(alt: str) -> bool:
    """Return whether a picture is an emoji, as mail programs and WordPress draw it: the character is its alt text."""
    shown = [letter for letter in alt if letter not in _JOINERS]
    return 0 < len(alt) <= _LONGEST_EMOJI and bool(shown) and all(_is_symbol(letter) for letter in shown)


def _is_symbol(letter: str) -> bool:
    return unicodedata.category(letter) in ("So", "Sk") and letter > "\u2000"
