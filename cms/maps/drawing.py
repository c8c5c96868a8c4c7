"""A map of a few places: the land around them, and a numbered pin on each.

The projection is the simplest, with degrees of longitude as long as they are in the middle of the map: right for a
region, and usual for the whole earth.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from .land import SCALE, read_land

WIDTH = 720
NARROWEST, FLATTEST = 4 / 3, 2  # width to height
MARGIN = 0.18  # of the extent of the places, on each side
SMALLEST = 9.0  # degrees from north to south, 1000 km: less would show no shore
STEP = 2
PIN = 21  # the radius; on a telephone the map is half as wide
NORTH = 84.0  # no place is closer to a pole
# Where a number stands: at its place, else in the next free of the fields around it.
AROUND = sorted(product(range(-3, 4), repeat=2), key=lambda field: math.hypot(*field))


@dataclass(frozen=True)
class Pin:
    """A number at a place; where two would cover each other, a line leads from the number to the place."""

    number: int
    x: int
    y: int
    place_x: int
    place_y: int

    @property
    def is_moved(self) -> bool:
        return (self.x, self.y) != (self.place_x, self.place_y)

    @property
    def line(self) -> str:
        """Return the path from the number to the place."""
        return f"M{self.x} {self.y}L{self.place_x} {self.place_y}"


@dataclass(frozen=True)
class Map:
    """A drawing, in units of which it is `WIDTH` wide. land: the path of an SVG."""

    width: int
    height: int
    land: str
    pins: tuple[Pin, ...]
    radius: int = PIN


@dataclass(frozen=True)
class Frame:
    """The part of the earth that a map shows, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def ratio(self) -> float:
        """Return width to height, as drawn."""
        middle = math.radians((self.south + self.north) / 2)
        return (self.east - self.west) * math.cos(middle) / (self.north - self.south)

    @property
    def height(self) -> int:
        return round(WIDTH / self.ratio)

    def project(self, longitude: float, latitude: float) -> tuple[int, int]:
        """Return where a place is drawn, in the turn around the earth that the map shows."""
        turns = round(((self.west + self.east) / 2 - longitude) / 360)
        return self.scale(longitude + 360 * turns, latitude)

    def scale(self, longitude: float, latitude: float) -> tuple[int, int]:
        """Return where a point would be on an endless map."""
        x = (longitude - self.west) * WIDTH / (self.east - self.west)
        y = (self.north - latitude) / (self.north - self.south) * self.height
        return round(x), round(y)


def draw(places: list[tuple[int, float, float]]) -> Map | None:
    """Return the map of places, each with its number, latitude and longitude in degrees; None if there are none."""
    if not places:
        return None
    frame = choose_frame([(latitude, longitude) for _number, latitude, longitude in places])
    return Map(WIDTH, frame.height, "".join(_draw_land(frame)), tuple(_place_pins(frame, places)))


def choose_frame(places: list[tuple[float, float]]) -> Frame:
    """Return a frame with room around places (latitude, longitude), neither tall nor flat."""
    latitudes, longitudes = [place[0] for place in places], [place[1] for place in places]
    # From Fiji to Samoa the way over 180° is the short one.
    longitudes = min(
        longitudes, [longitude % 360 for longitude in longitudes], key=lambda found: max(found) - min(found)
    )
    middle = (min(latitudes) + max(latitudes)) / 2
    across = math.cos(math.radians(middle))  # a degree of longitude, in degrees of latitude
    high = max((max(latitudes) - min(latitudes)) * (1 + 2 * MARGIN), SMALLEST)
    wide = max((max(longitudes) - min(longitudes)) * (1 + 2 * MARGIN) * across, SMALLEST)
    if wide / high < NARROWEST:
        wide = high * NARROWEST
    elif wide / high > FLATTEST:
        high = wide / FLATTEST
    high = min(high, 2 * NORTH)
    south = min(max(middle - high / 2, -NORTH), NORTH - high)
    half = min(wide / across, 360) / 2
    centre = (min(longitudes) + max(longitudes)) / 2
    return Frame(centre - half, south, centre + half, south + high)


# --- Land -----------------------------------------------------------------------------------------------------------


def _draw_land(frame: Frame) -> Iterable[str]:
    # The cut is outside of what is seen.
    edge_x, edge_y = (frame.east - frame.west) / 50, (frame.north - frame.south) / 50
    west, east = (frame.west - edge_x) * SCALE, (frame.east + edge_x) * SCALE
    south, north = (frame.south - edge_y) * SCALE, (frame.north + edge_y) * SCALE
    sides = ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1))
    for ring in read_land():
        longitudes, latitudes = ring[::2], ring[1::2]
        if max(latitudes) < south or min(latitudes) > north:
            continue
        first, last = min(longitudes), max(longitudes)
        for turn in (-360 * SCALE, 0, 360 * SCALE):
            if last + turn < west or first + turn > east:
                continue
            points = [(longitude + turn, latitude) for longitude, latitude in zip(longitudes, latitudes, strict=True)]
            for axis, limit, sign in sides:
                points = _cut(points, axis, limit, sign)
            yield _write(frame.scale(longitude / SCALE, latitude / SCALE) for longitude, latitude in points)


def _cut(points: list[tuple], axis: int, limit: float, sign: int) -> list[tuple]:
    """Return the part of a polygon on one side of a line (Sutherland and Hodgman)."""
    kept = []
    for place, point in enumerate(points):
        before = points[place - 1]
        is_in, was_in = sign * (point[axis] - limit) >= 0, sign * (before[axis] - limit) >= 0
        if is_in != was_in:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            kept.append(tuple(start + share * (end - start) for start, end in zip(before, point, strict=True)))
        if is_in:
            kept.append(point)
    return kept


def _write(points: Iterable[tuple[int, int]]) -> str:
    """Return a closed path of steps that can be seen; "" for what is smaller than a step."""
    steps, last = [], None
    for x, y in points:
        if last is None:
            steps.append(f"M{x} {y}")
        elif max(abs(x - last[0]), abs(y - last[1])) >= STEP:
            steps.append(f"l{x - last[0]} {y - last[1]}")
        else:
            continue
        last = (x, y)
    return "".join([*steps, "z"]) if len(steps) > 2 else ""


# --- Pins -----------------------------------------------------------------------------------------------------------


def _place_pins(frame: Frame, places: list[tuple[int, float, float]]) -> Iterable[Pin]:
    taken: list[tuple[int, int]] = []
    for number, latitude, longitude in places:
        place_x, place_y = frame.project(longitude, latitude)
        around = ((place_x + 2 * PIN * x, place_y + 2 * PIN * y) for x, y in AROUND)
        free = (at for at in around if _is_seen(frame, at) and all(math.dist(at, other) >= 2 * PIN for other in taken))
        x, y = next(free, (place_x, place_y))
        taken.append((x, y))
        yield Pin(number, x, y, place_x, place_y)


def _is_seen(frame: Frame, at: tuple[int, int]) -> bool:
    return PIN <= at[0] <= WIDTH - PIN and PIN <= at[1] <= frame.height - PIN
