"""The checks find what is wrong, and leave good translations alone, in every direction; see `measuring`."""

import pytest

from tests.translation.checks.measuring import DIRECTIONS, FOLDER, HALVES, measure, read_table, time_checks

pytestmark = pytest.mark.once  # no database has a part in it

LEAST_FOUND = 58 / 60
MOST_FALSE = 4 / 200


@pytest.mark.parametrize("direction", DIRECTIONS, ids="-".join)
def test_planted_errors_are_found_and_good_translations_left_alone(direction, record_property):
    halves = [measure(half, *direction) for half in HALVES]
    missed = [row for figures in halves for row in figures.missed]
    false = [row for figures in halves for row in figures.false]

    good = sum(figures.good for figures in halves)
    record_property("false", f"{len(false)} of {good}")
    assert len(missed) <= (1 - LEAST_FOUND) * sum(figures.planted for figures in halves), missed
    assert len(false) <= MOST_FALSE * good, false


@pytest.mark.parametrize("direction", DIRECTIONS, ids="-".join)
def test_the_own_half_has_enough_of_every_kind(direction):
    source, target = direction
    bad = list(read_table(FOLDER / "own" / f"bad_{source}_{target}.tsv"))

    assert len(list(read_table(FOLDER / "own" / f"good_{source}_{target}.tsv"))) >= 100
    assert len(bad) >= 30
    assert len({row[0] for row in bad}) >= 12


def test_a_segment_is_checked_in_a_millisecond():
    assert time_checks("fr", "pt") < 0.001
