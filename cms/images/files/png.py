"""Read the sizes that a PNG file declares in its header and animation frames (https://www.w3.org/TR/png-3/)."""

import zlib
from typing import BinaryIO

from .binary import TruncatedError, read_exactly

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PART = 1024 * 1024


def is_png(head: bytes) -> bool:
    return head.startswith(SIGNATURE)


def read_sizes(file: BinaryIO) -> list[tuple[int, int]]:
    """Return the sizes in an open PNG file. Raises TruncatedError if a chunk is damaged or the last one is missing."""
    file.seek(len(SIGNATURE))
    sizes, has_pixels, is_first = [], False, True
    while True:
        length, kind = int.from_bytes(read_exactly(file, 4), "big"), read_exactly(file, 4)
        if is_first != (kind == b"IHDR"):
            raise TruncatedError
        head = _check(file, length, kind)
        if kind == b"IHDR":
            if length != 13:
                raise TruncatedError
            sizes.append((int.from_bytes(head[:4], "big"), int.from_bytes(head[4:8], "big")))
        elif kind == b"fcTL":
            sizes.append((int.from_bytes(head[4:8], "big"), int.from_bytes(head[8:12], "big")))
        elif kind == b"IDAT":
            has_pixels = True
        elif kind == b"IEND":
            if not has_pixels:
                raise TruncatedError
            return sizes
        is_first = False


def _check(file: BinaryIO, length: int, kind: bytes) -> bytes:
    """Check a chunk's data against its checksum; return the first bytes of the data. Raises TruncatedError."""
    head, checksum, left = b"", zlib.crc32(kind), length
    while left:
        part = read_exactly(file, min(left, PART))
        head = head or part[:32]
        checksum = zlib.crc32(part, checksum)
        left -= len(part)
    if int.from_bytes(read_exactly(file, 4), "big") != checksum:
        raise TruncatedError
    return head
