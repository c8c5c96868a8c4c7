"""Positions of stories in an issue: other ones for another order, with as few changes as possible.

A change of the position of a live story is a draft that somebody must approve, so each one counts.
"""

from bisect import bisect_right
from collections.abc import Sequence

STEP = 10  # between new positions at the end, so that others fit between them later
LAST = 32_767


def choose_positions(present: Sequence[int]) -> list[int]:
    """Return ascending positions for stories in a wanted order. present: what each of them has now.

    As many as possible keep theirs: the longest part of them between which there is room for the others.
    """
    kept = _find_kept(present)
    chosen = list(present)
    before, last = -1, -1  # the place and the position of the last one that keeps its position
    for place in [*kept, len(present)]:
        count = place - before - 1
        if place == len(present):
            step = min(STEP, (LAST - last) // count) if count else 0
            chosen[before + 1 :] = [last + step * number for number in range(1, count + 1)]
        else:
            room = present[place] - last
            for number in range(1, count + 1):
                chosen[before + number] = last + room * number // (count + 1)
            before, last = place, present[place]
    return chosen


def _find_kept(present: Sequence[int]) -> list[int]:
    """Return the places of a longest series of positions with room for all that stand between them."""
    room = [position - place for place, position in enumerate(present)]
    ends: list[int] = []  # the smallest room at the end of a series of each length
    places: list[int] = []
    former: list[int | None] = []
    for place, free in enumerate(room):
        if free < 0 or present[place] > LAST - (len(present) - 1 - place):
            former.append(None)
            continue
        length = bisect_right(ends, free)
        former.append(places[length - 1] if length else None)
        if length == len(ends):
            ends.append(free)
            places.append(place)
        else:
            ends[length], places[length] = free, place
    kept = []
    place = places[-1] if places else None
    while place is not None:
        kept.append(place)
        place = former[place]
    return kept[::-1]
