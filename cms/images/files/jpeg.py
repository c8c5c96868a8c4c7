"""The sizes that a JPEG announces (ITU T.81): those of its frame headers."""

import re
import struct
from typing import BinaryIO

from .binary import TruncatedError

SOF = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # frame headers, of whatever coding
SOS, EOI, DNL = 0xDA, 0xD9, 0xDC
ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length
MOST_SCANS = 200  # progressive ones have a dozen; each takes the time of a whole picture

# Within a scan 0xFF stands before 0x00, or begins a restart marker or a repeated 0xFF.
_MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd7\xff]")


def is_jpeg(head: bytes) -> bool:
    return head.startswith(b"\xff\xd8\xff")


def read_sizes(file: BinaryIO) -> list[tuple[int, int]]:
    """Return the sizes in an open JPEG's frame headers. Raises TruncatedError where its end is missing."""
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
