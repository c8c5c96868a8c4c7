"""Make `cms/maps/land.bin`, the land of the earth, from world-atlas 2.0.2 (ISC): Natural Earth 1:50m (public domain).

npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
python -m tests.tools.land package/land-50m.json
"""

import json
import math
import struct
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from cms.maps.land import FILE, SCALE


def decode_arcs(topology: dict) -> list[list[tuple[float, float]]]:
    """Return the lines of a TopoJSON file in degrees: there, each point is the distance to the one before."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + left, y * scale_y + bottom))
        arcs.append(points)
    return arcs


def list_rings(topology: dict) -> Iterator[list[tuple[float, float]]]:
    """Yield the shores of all land; the seas inside of it are rings too."""
    arcs = decode_arcs(topology)
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                points = []
                for number in ring:  # ~number: the line backwards
                    line = arcs[number] if number >= 0 else arcs[~number][::-1]
                    points += line[1:] if points else line
                yield unwrap(points)


def unwrap(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return a shore without leaps from 180° E to 180° W: it goes on beyond. One around a pole is closed there."""
    whole, turn = points[:1], 0
    for (before, _latitude), (longitude, latitude) in pairwise(points):
        turn += 360 if longitude - before < -180 else -360 if longitude - before > 180 else 0
        whole.append((longitude + turn, latitude))
    if turn:
        pole = math.copysign(90, points[0][1])
        whole += [(whole[-1][0], pole), (whole[0][0], pole)]
    back = 360 if max(whole)[0] > 360 else -360 if min(whole)[0] < -360 else 0
    return [(longitude - back, latitude) for longitude, latitude in whole]


def main(path: str) -> None:
    topology = json.loads(Path(path).read_text())
    packed = b""
    for ring in list_rings(topology):
        rounded = [(round(longitude * SCALE), round(latitude * SCALE)) for longitude, latitude in ring]
        points = [point for place, point in enumerate(rounded) if place == 0 or point != rounded[place - 1]]
        if len(points) > 3:
            packed += struct.pack(f"<H{2 * len(points)}h", len(points), *(value for point in points for value in point))
    FILE.write_bytes(packed)


if __name__ == "__main__":
    main(sys.argv[1])
