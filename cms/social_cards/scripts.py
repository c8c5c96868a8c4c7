"""Scripts with joined letters or from right to left: Arabic letters join, Arabic and Hebrew lines run from the right.

Pillow's basic layout, which draws the same on every machine, supports neither. Fonts have each joined form of an Arabic
letter under its own code point, and Unicode's decompositions identify it. So letters are replaced by their forms, and
the parts of a line are put into visual order: the part of the bidirectional algorithm (UAX #9) that titles need,
without embeddings and isolates.
"""

import unicodedata
from functools import cache
from itertools import groupby

RIGHT = ("R", "AL")
NUMBERS = ("EN", "AN")
TATWEEL = "\u0640"  # joins on both sides and has no forms
MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
PRESENTATION_FORMS = (*range(0xFB50, 0xFC00), *range(0xFE70, 0xFEFD))


def runs_from_right(text: str) -> bool:
    """Return whether a line begins at the right, by its first letter with a direction."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind in RIGHT for kind in kinds if kind in (*RIGHT, "L")), False)


def arrange(text: str) -> str:
    """Return a line's letters in visual order, from left to right."""
    if not any(unicodedata.bidirectional(letter) in RIGHT for letter in text):
        return text
    return _order(join_letters(text))


# --- Arabic ----------------------------------------------------------------------------------------------------------


@cache
def _get_forms() -> dict[str, dict[str, str]]:
    """Return the forms of each letter, or of two written as one: "isolated", "initial", "medial", "final"."""
    forms: dict[str, dict[str, str]] = {}
    for code in PRESENTATION_FORMS:
        kind, *codes = unicodedata.decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(part, 16)) for part in codes)
        is_lam_alef = len(letters) == 2 and letters[0] == "\u0644" and letters[1] in "\u0622\u0623\u0625\u0627"
        if kind.startswith("<") and (len(letters) == 1 or is_lam_alef):
            forms.setdefault(letters, {})[kind.strip("<>")] = chr(code)
    return forms


def join_letters(text: str) -> str:
    """Return a text in reading order with its Arabic letters in the forms that their neighbours require."""
    forms, joined = _get_forms(), []
    units = _find_units(text)
    for index, unit in enumerate(units):
        before = units[index - 1] if index else ""
        after = units[index + 1] if index + 1 < len(units) else ""
        own = forms.get(unit, {})
        from_before = _joins_next(before) and "final" in own
        to_after = _joins_next(unit) and _joins_previous(after)
        kind = {(True, True): "medial", (True, False): "final", (False, True): "initial"}.get((from_before, to_after))
        joined.append(own.get(kind or "isolated", unit))
    return "".join(joined)


def _find_units(text: str) -> list[str]:
    """Return the letters of a text; lam and alef, which are written as one sign, together."""
    units, forms = [], _get_forms()
    for letter in text:
        if units and units[-1] == "\u0644" and units[-1] + letter in forms:
            units[-1] += letter
        else:
            units.append(letter)
    return units


def _joins_next(unit: str) -> bool:
    return unit == TATWEEL or "initial" in _get_forms().get(unit, {})


def _joins_previous(unit: str) -> bool:
    return unit == TATWEEL or "final" in _get_forms().get(unit, {})


# --- Order -----------------------------------------------------------------------------------------------------------


def _order(text: str) -> str:
    base = 1 if runs_from_right(text) else 0
    levels = _find_levels(text, base)
    mirrored = [letter.translate(MIRRORED) if level % 2 else letter for letter, level in zip(text, levels, strict=True)]
    places = list(range(len(text)))
    for lowest in range(max(levels), 0, -1):
        ordered = []
        for is_reversed, run in groupby(places, lambda place, lowest=lowest: levels[place] >= lowest):
            part = list(run)
            ordered += part[::-1] if is_reversed else part
        places = ordered
    return "".join(mirrored[place] for place in places)


def _find_levels(text: str, base: int) -> list[int]:
    """Return the embedding level of each letter: odd levels run from the right."""
    kinds = [_simplify(unicodedata.bidirectional(letter)) for letter in text]
    for index in range(1, len(kinds) - 1):  # 12.5, 10:30, 2/3
        if text[index] in ".,:/-" and kinds[index - 1] == kinds[index + 1] == "N":
            kinds[index] = "N"
    for index, letter in enumerate(text):  # 20 %, €5
        if unicodedata.bidirectional(letter) == "ET" and "N" in kinds[max(0, index - 1) : index + 2]:
            kinds[index] = "N"
    levels, strong = [], "R" if base else "L"
    for index, kind in enumerate(kinds):
        if kind == "":
            kind = _find_neutral(kinds, index, base)
        elif kind != "N":
            strong = kind
        if kind == "R":
            levels.append(1)
        elif kind == "N":
            levels.append(2 if base or strong == "R" else 0)
        else:
            levels.append(2 if base else 0)
    return levels


def _simplify(kind: str) -> str:
    return "R" if kind in RIGHT else "L" if kind == "L" else "N" if kind in NUMBERS else ""


def _find_neutral(kinds: list[str], index: int, base: int) -> str:
    """Return the direction of a space or a sign: its neighbours' if they agree, else the line's."""
    before = next((kind for kind in reversed(kinds[:index]) if kind), "R" if base else "L")
    after = next((kind for kind in kinds[index:] if kind), "R" if base else "L")
    before, after = ("R" if kind == "N" and base else kind for kind in (before, after))
    if before == after and before != "N":
        return before
    return "R" if base else "L"
