"""Read the sizes that an AVIF file declares in its container (ISO/IEC 14496-12, 23008-12) and in its AV1 data.

The container may declare a smaller size than the coded image, and decoders use the latter, so both are read.
"""

from collections.abc import Iterator
from typing import BinaryIO

from .av1 import find_sizes
from .binary import TruncatedError, get_length, read_exactly

BRANDS = (b"avif", b"avis")
LARGEST_HEAD = 4 * 1024 * 1024  # bytes of the boxes that describe the images; a large animation needs about 100 KB
CODED_HEAD = 4096  # number of bytes at the beginning of a coded image that contain its size
MOST_PLACES = 10_000

# Boxes that contain others, and the number of bytes before these.
CONTAINERS = {
    **dict.fromkeys((b"iprp", b"ipco", b"moov", b"trak", b"mdia", b"minf", b"stbl"), 0),
    b"meta": 4,
    b"stsd": 8,
    b"av01": 78,
}


def is_avif(head: bytes) -> bool:
    length = int.from_bytes(head[:4], "big")
    brands = head[8 : min(max(length, 16), len(head))]
    return head[4:8] == b"ftyp" and any(brands[at : at + 4] in BRANDS for at in range(0, len(brands), 4) if at != 4)


def read_sizes(file: BinaryIO) -> list[tuple[int, int]]:
    """Return the sizes in an open AVIF file. Raises TruncatedError if a box ends after the file's end."""
    sizes: list[tuple[int, int]] = []
    places: list[tuple[int, int]] = []  # offset and length of coded data
    has_data = False
    for kind, start, end in _list_top_boxes(file):
        has_data = has_data or kind == b"mdat"
        if kind in (b"meta", b"moov"):
            if end - start > LARGEST_HEAD:
                raise TruncatedError
            file.seek(start)
            boxes = list(_list_boxes(read_exactly(file, end - start), kind))
            sizes += _find_announced(boxes)
            places += _find_coded(boxes)
            for name, body in boxes:
                if name == b"idat":
                    has_data = True
                    sizes += _read_grid(body)
    if not sizes or not has_data:
        raise TruncatedError
    return sizes + _read_coded(file, places)


def _list_top_boxes(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Yield the kind, and the start and end of the data, of each box of the file."""
    position, length = 0, get_length(file)
    while position < length:
        file.seek(position)
        size, kind, start = int.from_bytes(read_exactly(file, 4), "big"), read_exactly(file, 4), position + 8
        if size == 1:
            size, start = int.from_bytes(read_exactly(file, 8), "big"), position + 16
        end = length if size == 0 else position + size
        if end < start or end > length:
            raise TruncatedError
        yield kind, start, end
        position = end


def _list_boxes(data: bytes, kind: bytes, depth: int = 0) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and data of the boxes within a box, at any depth."""
    position = CONTAINERS[kind]
    while position + 8 <= len(data):
        size, name = int.from_bytes(data[position : position + 4], "big"), data[position + 4 : position + 8]
        start, end = position + 8, len(data) if size == 0 else position + size
        if size == 1:
            start, end = position + 16, position + int.from_bytes(data[position + 8 : position + 16], "big")
        if end < start or end > len(data):
            raise TruncatedError
        body = data[start:end]
        yield name, body
        if name in CONTAINERS and depth < 8:
            yield from _list_boxes(body, name, depth + 1)
        position = end


def _find_announced(boxes: list[tuple[bytes, bytes]]) -> list[tuple[int, int]]:
    """Return the sizes that the container declares for images and tracks, and those in the decoder configurations."""
    sizes = []
    for name, body in boxes:
        if name == b"ispe" and len(body) >= 12:
            sizes.append((int.from_bytes(body[4:8], "big"), int.from_bytes(body[8:12], "big")))
        elif name == b"av01" and len(body) >= 28:
            sizes.append((int.from_bytes(body[24:26], "big"), int.from_bytes(body[26:28], "big")))
        elif name == b"av1C":
            sizes += find_sizes(body[4:])
    return sizes


def _find_coded(boxes: list[tuple[bytes, bytes]]) -> list[tuple[int, int]]:
    """Return the offsets and maximum lengths of coded images, grids and samples of tracks in the file."""
    places = []
    for name, body in boxes:
        if name == b"iloc":
            places += _read_locations(body)
        elif name in (b"stco", b"co64"):
            width = 4 if name == b"stco" else 8
            count = min(int.from_bytes(body[4:8], "big"), (len(body) - 8) // width)
            offsets = (body[8 + at * width : 8 + (at + 1) * width] for at in range(min(count, MOST_PLACES)))
            places += [(int.from_bytes(offset, "big"), CODED_HEAD) for offset in offsets]
    return places


def _read_locations(body: bytes) -> list[tuple[int, int]]:
    """Return offset and length of the items that are in the file itself; for an item in several parts, of each part."""
    version, position, places, extents = body[0] if body else 0, 4, [], 0

    def take(width: int) -> int:
        nonlocal position
        position += width
        if position > len(body):
            raise TruncatedError
        return int.from_bytes(body[position - width : position], "big")

    widths, more = take(1), take(1)
    offset_width, length_width, base_width = widths >> 4, widths & 15, more >> 4
    index_width = more & 15 if version in (1, 2) else 0
    for _item in range(take(2 if version < 2 else 4)):
        take(2 if version < 2 else 4)
        method = take(2) & 15 if version in (1, 2) else 0
        take(2)
        base = take(base_width)
        count = take(2)
        extents += count
        if extents > MOST_PLACES:
            raise TruncatedError
        for _extent in range(count):
            take(index_width)
            offset, length = base + take(offset_width), take(length_width)
            if method == 0:
                places.append((offset, length))
    return places


def _read_coded(file: BinaryIO, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the sizes in coded data. Raises TruncatedError if it is after the file's end."""
    sizes, end = [], get_length(file)
    for offset, length in dict.fromkeys(places):
        if offset >= end or (length != CODED_HEAD and offset + length > end):
            raise TruncatedError
        file.seek(offset)
        head = file.read(min(length or CODED_HEAD, CODED_HEAD))
        sizes += find_sizes(head)
        if length <= 12:
            sizes += _read_grid(head)
    return sizes


def _read_grid(body: bytes) -> list[tuple[int, int]]:
    """Return the full size of a grid of images (version, flags, rows, columns, width, height)."""
    if len(body) not in (8, 12) or body[0] != 0:
        return []
    width = 4 if body[1] & 1 else 2
    if len(body) != 4 + 2 * width:
        return []
    return [(int.from_bytes(body[4 : 4 + width], "big"), int.from_bytes(body[4 + width :], "big"))]
