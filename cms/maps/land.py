"""The shores of the earth's land, of Natural Earth (public domain); `tests/tools/land.py` makes the file."""

import struct
from array import array
from collections.abc import Iterator
from pathlib import Path

FILE = Path(__file__).parent / "land.bin"
SCALE = 80  # of a degree, some 1 km; 360 of them fit into two bytes


def read_land() -> Iterator[array]:
    """Yield each shore as a flat array of longitude, latitude, longitude …, in degrees times `SCALE`.

    A shore that crosses the line from 180° E to 180° W goes on beyond 180.

    Bodies with maps are drawn once and stored, so that the file is not kept in memory.
    """
    packed, place = FILE.read_bytes(), 0
    while place < len(packed):
        (points,) = struct.unpack_from("<H", packed, place)
        place += 2
        yield array("h", struct.unpack_from(f"<{2 * points}h", packed, place))
        place += 4 * points
