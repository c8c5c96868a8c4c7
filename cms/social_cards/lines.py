"""Line breaking for titles: balanced lines, with the breaks that the language prefers, as large as the space allows.

Widths are in em, so that a title is measured once for all sizes.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, log2

from cms.languages.registry import get_profile

Measure = Callable[[str], float]

# Costs of a setting, found by looking at cards. For a line: its squared distance from the average; its end.
RAGGED, WEAK_END, SPLIT_WORD, LONELY_END, PAUSE = 0.6, 0.25, 0.3, 0.15, -0.02
# For the whole: each line; half the size.
LINE, HALVED = 0.03, 0.5
SPACE = 0.2  # in em, approximately
FILL = 0.985  # of the column: kerning across spaces is not measured

_SPACES = re.compile(r"[ \t\r\n\u2009]+")  # without no-break spaces
# Breaks within a word: after a hyphen, dash or slash, and before the capitals within a hashtag.
_SEAMS = re.compile(r"(?<=\w\w[-–/])(?=\w\w)")
# Chinese and Japanese have no spaces: a line may end after any sign, but not before one that closes or lengthens, nor
# after one that opens.
_SIGN = "\u2e80-\u30ff\u3400-\u9fff\uff01-\uff60"
_CLOSING = "、。，．・：；？！ー々〉》」』】〕）］｝ぁぃぅぇぉっゃゅょァィゥェォッャュョ…"
_SIGN_SEAMS = re.compile(f"(?<=[{_SIGN}])(?<![〈《「『【〔（［｛])(?=[{_SIGN}])(?![{_CLOSING}])")
_HASHTAG_SEAMS = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")


@dataclass(frozen=True)
class Piece:
    """An unbreakable part of a text. follows: there is no space between it and the piece before it."""

    text: str
    width: float
    follows: bool = False


@dataclass(frozen=True)
class Setting:
    lines: list[str]
    size: float


def set_title(
    text: str,
    language: str,
    measure: Measure,
    *,
    width: float,
    height: float,
    leading: float,
    sizes: tuple[int, int, int],
) -> Setting:
    """Return a text's lines and size for a space of `width` by `height` pixels.

    measure: returns the width of a line in em. leading: from baseline to baseline, in em. sizes: the largest, the
    smallest at which no word is cut, and the smallest; a text that does not fit even then ends with an ellipsis.
    """
    pieces = _take_apart(text, measure)
    if not pieces:
        return Setting([], sizes[0])
    largest, uncut, smallest = sizes
    best = None
    for size in range(largest, smallest - 1, -2):
        column = width * FILL / size
        if size < uncut:
            if best:
                break  # no word needs to be cut
            pieces = _cut_long_words(_take_apart(text, measure), column, measure)
        least = _count_lines(pieces, column)
        for count in (least, least + 1):  # one line more than needed may break better
            if least and count <= len(pieces) and count * leading * size <= height:
                cost, lines = _balance(pieces, count, column, language)
                cost += count * LINE + log2(largest / size) * HALVED
                if best is None or cost < best[0]:
                    best = cost, Setting(lines, size)
        if best and size < uncut:
            break
    return best[1] if best else _shorten_text(text, measure, width * FILL / smallest, smallest, height, leading)


def _shorten_text(text: str, measure: Measure, column: float, size: int, height: float, leading: float) -> Setting:
    lines = _fill(_cut_long_words(_take_apart(text, measure), column, measure), column)
    lines = lines[: max(1, int(height // (leading * size)))]
    return Setting([*lines[:-1], _end_with_ellipsis(lines[-1], column, measure)], size)


def to_capitals(text: str) -> str:
    """Return a text in capitals. Greek capitals keep a diaeresis but no accents."""
    capitals, base = [], ""
    for letter in unicodedata.normalize("NFD", text.upper()):
        if not unicodedata.combining(letter):
            base = letter
        elif "\u0370" <= base <= "\u03ff" and letter != "\u0308":
            continue
        capitals.append(letter)
    return unicodedata.normalize("NFC", "".join(capitals))


def shorten(text: str, width: float, measure: Measure) -> str:
    """Return a line that is at most `width` em wide, with an ellipsis if it was cut."""
    return text if measure(text) <= width else _end_with_ellipsis(text, width, measure)


def _take_apart(text: str, measure: Measure) -> list[Piece]:
    pieces = []
    for word in _SPACES.split(text.strip()):
        seams = _HASHTAG_SEAMS if word.startswith("#") else _SEAMS
        parts = [part for whole in seams.split(word) for part in _SIGN_SEAMS.split(whole)]
        for index, part in enumerate(filter(None, parts)):
            pieces.append(Piece(part, measure(part), follows=index > 0))
    return pieces


def _cut_long_words(pieces: list[Piece], column: float, measure: Measure) -> list[Piece]:
    cut = []
    for piece in pieces:
        follows, rest = piece.follows, piece.text
        while (width := measure(rest)) > column:
            part_width = min(column, width / ceil(width / (column * 0.9)) + measure("-"))  # parts of about equal length
            end = next((n for n in range(len(rest) - 1, 0, -1) if measure(rest[:n] + "-") <= part_width), 1)
            part = rest[:end] + ("-" if rest[end - 1].isalnum() else "")
            cut.append(Piece(part, measure(part), follows))
            rest, follows = rest[end:], True
        cut.append(Piece(rest, measure(rest), follows))
    return cut


def _fill(pieces: list[Piece], column: float) -> list[str]:
    """Return the lines of a text, each as full as possible."""
    lines, line, used = [], [], 0.0
    for piece in pieces:
        more = piece.width + (0 if piece.follows or not line else SPACE)
        if line and used + more > column:
            lines.append(_join(line))
            line, used, more = [], 0.0, piece.width
        line.append(piece)
        used += more
    return [*lines, _join(line)]


def _count_lines(pieces: list[Piece], column: float) -> int:
    """Return the least number of lines; 0 if a piece is wider than the column."""
    return 0 if any(piece.width > column for piece in pieces) else len(_fill(pieces, column))


def _balance(pieces: list[Piece], count: int, column: float, language: str) -> tuple[float, list[str]]:
    """Return the cost and the lines of the best way to break a text into exactly `count` lines."""
    ends = [0.0]
    for piece in pieces:
        ends.append(ends[-1] + piece.width + (0 if piece.follows else SPACE))
    average = ends[-1] / count
    weak = get_profile(language).weak_line_ends
    total = len(pieces)
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, ())}
    for number in range(1, count + 1):
        for end in range(number, total + 1 if number == count else total):
            for start in range(number - 1, end):
                if (number - 1, start) not in best:
                    continue
                width = ends[end] - ends[start] - (0 if pieces[start].follows else SPACE)
                if width > column:
                    continue
                before, breaks = best[number - 1, start]
                cost = (
                    before + RAGGED * ((average - width) / average) ** 2 + _judge_end(pieces, start, end, weak, average)
                )
                if (number, end) not in best or cost < best[number, end][0]:
                    best[number, end] = cost, (*breaks, end)
    if (count, total) not in best:
        return 1.0, _fill(pieces, column)
    cost, breaks = best[count, total]
    return cost, [_join(pieces[start:end]) for start, end in pairwise((0, *breaks))]


def _judge_end(pieces: list[Piece], start: int, end: int, weak: frozenset[str], average: float) -> float:
    last = pieces[end - 1]
    if end == len(pieces):
        is_lonely = start == end - 1 > 0 and last.width < average * 0.65 and not last.text.isdigit()
        return LONELY_END if is_lonely else 0
    if pieces[end].follows:
        return SPLIT_WORD
    if last.text[-1] in ",;:.!?…»”—–":
        return PAUSE
    word = last.text.strip("«»“”’'()[] \u202f\u00a0").casefold().rpartition("’")[2]  # "qu’un" ends with "un"
    return WEAK_END if len(word) <= 2 or word in weak else 0


def _join(pieces: list[Piece]) -> str:
    return "".join(piece.text if piece.follows or not index else f" {piece.text}" for index, piece in enumerate(pieces))


def _end_with_ellipsis(line: str, column: float, measure: Measure) -> str:
    """Remove words until the ellipsis fits; letters, if there is only one word."""
    while line and measure(f"{line}…") > column:
        line = line.rpartition(" ")[0] or line[:-1]
    return f"{line.rstrip(' ,;:.-–—')}…"
