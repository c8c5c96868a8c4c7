"""Read the sizes that a WebP file declares for its canvas and each coded image (RFC 9649)."""

from collections.abc import Iterator
from typing import BinaryIO

from .binary import TruncatedError, get_length, read_exactly

CODED = (b"VP8 ", b"VP8L")


def is_webp(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def read_sizes(file: BinaryIO) -> list[tuple[int, int]]:
    """Return the sizes in an open WebP file.

    Raises TruncatedError if the file is shorter than it declares, or if the sizes of a coded image and of the canvas do
    not match.
    """
    file.seek(4)
    end = 8 + int.from_bytes(read_exactly(file, 4), "little")
    if end > get_length(file) + 1:  # a last chunk of odd length may lack its padding byte
        raise TruncatedError
    canvas, coded, frames = None, None, []
    for kind, position, length in _list_chunks(file, 12, end):
        file.seek(position)
        if kind == b"VP8X":
            fields = read_exactly(file, 10)
            canvas = 1 + int.from_bytes(fields[4:7], "little"), 1 + int.from_bytes(fields[7:10], "little")
        elif kind in CODED:
            coded = coded or _read_coded(kind, read_exactly(file, min(length, 10)))
        elif kind == b"ANMF":
            frames += _read_frame(file, position, length)
    if canvas is None:
        if coded is None:
            raise TruncatedError
        return [coded]
    if coded is None and not frames:
        raise TruncatedError
    if coded is not None and not frames and coded != canvas:
        raise TruncatedError
    if any(frame[0] > canvas[0] or frame[1] > canvas[1] for frame in frames):
        raise TruncatedError
    return [canvas, *frames]


def _list_chunks(file: BinaryIO, position: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield the kind of each chunk, and the position and length of its data."""
    while position + 8 <= end:
        file.seek(position)
        kind, length = read_exactly(file, 4), int.from_bytes(read_exactly(file, 4), "little")
        position += 8
        if position + length > end + 1:
            raise TruncatedError
        yield kind, position, length
        position += length + length % 2


def _read_frame(file: BinaryIO, position: int, length: int) -> list[tuple[int, int]]:
    """Return the declared size of a frame, and the sizes of the coded images in it."""
    fields = read_exactly(file, 16)
    sizes = [(1 + int.from_bytes(fields[6:9], "little"), 1 + int.from_bytes(fields[9:12], "little"))]
    for kind, place, inner in _list_chunks(file, position + 16, position + length):
        if kind in CODED:
            file.seek(place)
            sizes.append(_read_coded(kind, read_exactly(file, min(inner, 10))))
    return sizes


def _read_coded(kind: bytes, head: bytes) -> tuple[int, int]:
    """Return the size in the header of a coded image."""
    if kind == b"VP8L":
        if len(head) < 5 or head[0] != 0x2F:
            raise TruncatedError
        bits = int.from_bytes(head[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if len(head) < 10 or head[3:6] != b"\x9d\x01\x2a":
        raise TruncatedError
    return int.from_bytes(head[6:8], "little") & 0x3FFF, int.from_bytes(head[8:10], "little") & 0x3FFF
