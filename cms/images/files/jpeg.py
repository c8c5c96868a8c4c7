"""Read the sizes that a JPEG file declares in its frame headers (ITU T.81)."""

import re
import struct
from typing import BinaryIO

from .binary import TruncatedError

SOF = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # frame headers of all codings
SOS, EOI, DNL = 0xDA, 0xD9, 0xDC
ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length
MOST_SCANS = 200  # progressive images have about twelve; decoding each takes as long as a whole image

# Within a scan, 0xFF is followed by 0x00, by the second byte of a restart marker, or by another 0xFF.
_MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd7\xff]")


def is_jpeg(head: bytes) -> bool:
    return head.startswith(b"\xff\xd8\xff")


def read_sizes(file: BinaryIO) -> list[tuple[int, int]]:
    """Return the sizes in the frame headers of an open JPEG file. Raises TruncatedError if its end is missing."""
    data = file.read()
    sizes, scans, position = [], 0, 2
    while True:
        found = data.find(b"\xff", position)
        if found < 0 or found + 1 >= len(data):
            raise TruncatedError
        marker = data[found + 1]
        if marker == 0xFF or marker == 0x00 or marker in ALONE:
            position = found + (1 if marker == 0xFF else 2)
            continue
        if marker == EOI:
            if not scans:
                raise TruncatedError
            return sizes
        start = found + 2
        if start + 2 > len(data):
            raise TruncatedError
        length = int.from_bytes(data[start : start + 2], "big")
        if length < 2 or start + length > len(data):
            raise TruncatedError
        if marker in SOF and length >= 8:
            height, width = struct.unpack(">HH", data[start + 3 : start + 7])
            sizes.append((width, height))
        position = start + length
        if marker == SOS:
            scans += 1
            following = _MARKER.search(data, position)
            if following is None or scans > MOST_SCANS:
                raise TruncatedError
            position = following.start()
