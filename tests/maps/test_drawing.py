"""Maps of a few places: what is on them, and that they are small."""

import math
import re

import pytest

from cms.maps.drawing import PIN, WIDTH, choose_frame, draw
from cms.pages.blocks.places import MOST_PLACES

PARIS, LISBON, SINTRA = (48.8566, 2.3522), (38.7223, -9.1393), (38.7979, -9.3903)
FIJI, SAMOA = (-17.7, 178.0), (-13.8, -171.7)
WORLD = [(64.1, -21.9), (-77.8, 166.6), (21.3, -157.8), (35.7, 139.7), (9.0, 38.7)]


def number(places):
    return [(place, *position) for place, position in enumerate(places, start=1)]


def read_land(drawing) -> list[list[tuple[int, int]]]:
    """Return the polygons of a map, each as its corners."""
    polygons = []
    for path in re.findall(r"M[^z]+z", drawing.land):
        (x, y), *steps = [tuple(map(int, pair)) for pair in re.findall(r"(-?\d+) (-?\d+)", path)]
        corners = [(x, y)]
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            corners.append((x, y))
        polygons.append(corners)
    return polygons


def is_land(drawing, at) -> bool:
    """Return whether a point is on land: a line from it crosses an odd number of shores."""
    x, y = at
    crossed = 0
    for corners in read_land(drawing):
        for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                crossed += 1
    return crossed % 2 == 1


def locate(places, position):
    return choose_frame(places).project(position[1], position[0])


@pytest.mark.parametrize(
    ("name", "position", "is_on_land"),
    [
        ("Madrid", (40.4, -3.7), True),
        ("Limoges", (45.8, 1.3), True),
        ("Mallorca", (39.6, 3.0), True),
        ("the Bay of Biscay", (45.0, -4.5), False),
        ("the Atlantic", (42.0, -12.0), False),
        ("the Mediterranean", (40.5, 2.5), False),
    ],
)
def test_land_and_sea_are_where_they_are(name, position, is_on_land):
    assert is_land(draw(number([PARIS, LISBON])), locate([PARIS, LISBON], position)) == is_on_land


@pytest.mark.parametrize(
    ("position", "is_on_land"),
    [
        ((65, 100), True),
        ((66, -175), True),
        ((-80, 90), True),
        ((74, 40), False),
        ((0, -140), False),
        ((42, 51), False),
    ],
    ids=["Siberia", "its eastern end", "Antarctica", "the Barents Sea", "the Pacific", "the Caspian Sea"],
)
def test_no_shore_leaps_around_the_earth(position, is_on_land):
    assert is_land(draw(number(WORLD)), locate(WORLD, position)) == is_on_land


@pytest.mark.parametrize("places", [[PARIS], [PARIS, LISBON], [FIJI, SAMOA], WORLD], ids=str)
def test_every_pin_is_seen_and_none_covers_another(places):
    drawing = draw(number(places))
    assert [pin.number for pin in drawing.pins] == list(range(1, len(places) + 1))
    assert drawing.width == WIDTH
    assert 4 / 3 - 0.01 <= drawing.width / drawing.height <= 2.2
    for pin in drawing.pins:
        assert PIN <= pin.x <= drawing.width - PIN
        assert PIN <= pin.y <= drawing.height - PIN


def test_numbers_of_neighbours_stand_side_by_side_with_a_line_to_their_places():
    pins = draw(number([LISBON, SINTRA, (38.69, -9.42), PARIS])).pins
    for one in pins:
        assert all(math.dist((one.x, one.y), (other.x, other.y)) >= 2 * PIN for other in pins if other is not one)
    assert [pin.is_moved for pin in pins] == [False, True, True, False]
    assert pins[1].line == f"M{pins[1].x} {pins[1].y}L{pins[1].place_x} {pins[1].place_y}"


def test_the_short_way_may_lead_over_180_degrees():
    frame = choose_frame([FIJI, SAMOA])
    assert frame.east - frame.west < 40


def test_thirty_numbers_at_one_place_all_find_room():
    assert len({(pin.x, pin.y) for pin in draw(number([LISBON] * MOST_PLACES)).pins}) == MOST_PLACES


@pytest.mark.parametrize(("places", "most"), [([PARIS, LISBON], 6_000), (WORLD, 40_000)])
def test_a_map_is_small(places, most):
    assert len(draw(number(places)).land) < most


def test_no_places_make_no_map():
    assert draw([]) is None
