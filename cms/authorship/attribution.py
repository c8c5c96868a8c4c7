"""Mark each word of a text with its writer.

The words of a new version are searched in the former version, then in earlier drafts and in the other sources of the
text. Words that are found keep their marks; all others were written by the user who saves.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from enum import IntEnum
from typing import NamedTuple

from .tokenization import VALUE

NOBODY = 0
SHORTEST = 3  # consecutive words needed to recognise a passage elsewhere; fewer may match by chance
KEPT = 300  # passages of earlier drafts that are stored
_SEPARATOR = " "  # words contain no spaces


class Status(IntEnum):
    """The status of a word: settled if somebody other than its writer has published it, otherwise open or unknown."""

    SETTLED = 0  # published by another user, written by a machine, or taken from a translation memory
    OPEN = 1
    UNKNOWN = 2  # the writer is unknown


class Mark(NamedTuple):
    """The writer of a word (a user's id, or NOBODY), and whether somebody else has published it."""

    by: int
    status: int = Status.OPEN
    in_review: bool = False  # written by a reviewer of the text


UNKNOWN = Mark(NOBODY, Status.UNKNOWN)
MACHINE = Mark(NOBODY, Status.SETTLED)


class Piece(NamedTuple):
    """A passage: a sequence of words, each with its mark."""

    words: Sequence[str]
    marks: Sequence[Mark]


def mark_all(words: Sequence[str], mark: Mark) -> Piece:
    """Return a piece in which all words have the same mark."""
    return Piece(words, [mark] * len(words))


def pack(piece: Piece) -> list[list]:
    """Return a piece as JSON data: a list of runs [by, status, in_review, words separated by spaces]."""
    runs: list[list] = []
    for word, mark in zip(piece.words, piece.marks, strict=True):
        if runs and runs[-1][0] == mark:
            runs[-1][1].append(word)
        else:
            runs.append([mark, [word]])
    return [[mark.by, int(mark.status), int(mark.in_review), _SEPARATOR.join(words)] for mark, words in runs]


def unpack(runs: list[list]) -> Piece:
    """Return the piece that `pack` stored."""
    words, marks = [], []
    for by, status, in_review, text in runs:
        found = text.split(_SEPARATOR) if text else []
        words += found
        marks += [Mark(by, status, bool(in_review))] * len(found)
    return Piece(words, marks)


def mark_words(words: Sequence[str], former: Piece, others: Iterable[Piece], new: Mark) -> Piece:
    """Mark the words of a new version. Words of the former version or of other pieces keep their marks.

    new: the mark of all other words.
    """
    marks: list[Mark | None] = [None] * len(words)
    taken_away = set()
    for tag, a, a_end, b, b_end in _join_strays(_compare(former.words, words), words):
        if tag == "equal":
            marks[b:b_end] = former.marks[a:a_end]
        elif a < a_end:
            taken_away.add(tuple(former.words[a:a_end]))
    if None in marks:
        _find_elsewhere(words, marks, [former, *others], taken_away)
    return Piece(words, [new if mark is None else mark for mark in marks])


def list_taken_away(former: Piece, words: Sequence[str]) -> list[Piece]:
    """Return the passages that the new version lost, if they are long enough to be recognised later."""
    gone = [(a, b) for tag, a, b, _c, _d in _compare(former.words, words) if tag in ("delete", "replace")]
    pieces = [Piece(former.words[a:b], former.marks[a:b]) for a, b in gone]
    return [piece for piece in pieces if len(piece.words) >= SHORTEST or any(w.startswith(VALUE) for w in piece.words)]


def count_open(marks: Iterable[Mark]) -> Counter[int]:
    """Return {user id: number of words that the user wrote and nobody else has published}."""
    return Counter(mark.by for mark in marks if mark.status == Status.OPEN and mark.by != NOBODY)


def settle(marks: Iterable[Mark], publisher_id: int) -> list[Mark]:
    """Return the marks after a user has published the text: the words of everybody else are settled."""
    return [
        mark._replace(status=Status.SETTLED)
        if mark.status == Status.UNKNOWN or (mark.status == Status.OPEN and mark.by != publisher_id)
        else mark
        for mark in marks
    ]


def _compare(former: Sequence[str], words: Sequence[str]) -> list[tuple]:
    """Return difflib's opcodes between two lists of words.

    The common start and end are compared without difflib for speed, as most saves change little of a long text.
    """
    start, shorter = 0, min(len(former), len(words))
    while start < shorter and former[start] == words[start]:
        start += 1
    same = 0
    while same < shorter - start and former[-1 - same] == words[-1 - same]:
        same += 1
    a_end, b_end = len(former) - same, len(words) - same
    matcher = SequenceMatcher(None, former[start:a_end], words[start:b_end], autojunk=False)
    opcodes = [(tag, a + start, b + start, c + start, d + start) for tag, a, b, c, d in matcher.get_opcodes()]
    before = [("equal", 0, start, 0, start)] if start else []
    after = [("equal", a_end, len(former), b_end, len(words))] if same else []
    return [*before, *opcodes, *after]


def _join_strays(opcodes, words):
    """Treat one or two words that a rewritten passage shares with the former one by chance as new words."""
    for place, (tag, a, a_end, b, b_end) in enumerate(opcodes):
        if tag == "equal" and b_end - b < SHORTEST and 0 < place < len(opcodes) - 1:
            around = [opcodes[place - 1], opcodes[place + 1]]
            is_value = any(word.startswith(VALUE) for word in words[b:b_end])
            if not is_value and all(end - start >= SHORTEST for _t, _a, _b, start, end in around):
                yield "replace", a, a_end, b, b_end
                continue
        yield tag, a, a_end, b, b_end


def _find_elsewhere(words, marks, pieces, taken_away) -> None:
    """Mark passages that were moved or restored: find the longest matches in the given pieces."""
    stretches: dict[tuple, list[tuple[Piece, int]]] = {}
    values: dict[str, Mark] = {}
    for piece in pieces:
        for at, word in enumerate(piece.words):
            if word.startswith(VALUE):
                values.setdefault(word, piece.marks[at])
            stretches.setdefault(tuple(piece.words[at : at + SHORTEST]), []).append((piece, at))
    short = {found: pieces[0] for found in taken_away if len(found) < SHORTEST}
    at = 0
    while at < len(words):
        if marks[at] is not None:
            at += 1
            continue
        end = at
        while end < len(words) and marks[end] is None:
            end += 1
        _mark_gap(words, marks, at, end, stretches, values, short)
        at = end


def _mark_gap(words, marks, start, end, stretches, values, short) -> None:
    gap = tuple(words[start:end])
    if gap in short:
        former = short[gap]
        at = next(i for i in range(len(former.words)) if tuple(former.words[i : i + len(gap)]) == gap)
        marks[start:end] = former.marks[at : at + len(gap)]
        return
    at = start
    while at < end:
        found = stretches.get(tuple(words[at : at + SHORTEST]), ()) if at + SHORTEST <= end else ()
        best, length = None, 0
        for piece, place in found[:20]:
            same = 0
            while at + same < end and place + same < len(piece.words) and piece.words[place + same] == words[at + same]:
                same += 1
            if same > length:
                best, length = (piece, place), same
        if best:
            piece, place = best
            marks[at : at + length] = piece.marks[place : place + length]
            at += length
            continue
        if words[at] in values:
            marks[at] = values[words[at]]
        at += 1
