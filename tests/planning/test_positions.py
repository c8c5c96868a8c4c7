"""Another order changes as few positions as possible."""

from itertools import pairwise

import pytest

from cms.planning.board.positions import LAST, choose_positions

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("present", "chosen"),
    [
        ([], []),
        ([10, 20, 30], [10, 20, 30]),
        ([10, 30, 20, 40], [10, 15, 20, 40]),  # one moves up
        ([20, 30, 10], [20, 30, 40]),  # the first becomes the last
        ([0, 0, 0], [0, 10, 20]),  # nobody has given an order yet
        ([1, 6, 2, 3, 4, 5], [0, 1, 2, 3, 4, 5]),
    ],
)
def test_as_many_stories_as_possible_keep_their_position(present, chosen):
    assert choose_positions(present) == chosen


@pytest.mark.parametrize("present", [[LAST, 3, 4], [LAST, LAST - 1], [5] * 40, [LAST] * 3])
def test_positions_always_ascend_within_what_the_field_can_hold(present):
    chosen = choose_positions(present)
    assert all(first < second for first, second in pairwise(chosen))
    assert 0 <= chosen[0] <= chosen[-1] <= LAST
