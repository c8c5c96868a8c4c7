"""Read bytes of untrusted files."""

import os
from typing import BinaryIO


class TruncatedError(Exception):
    """The file ends before all declared data, or breaks its format's rules."""


def read_exactly(file: BinaryIO, count: int) -> bytes:
    """Return the next bytes of a file. Raises TruncatedError if there are fewer."""
    data = file.read(count)
    if len(data) < count:
        raise TruncatedError
    return data


def get_length(file: BinaryIO) -> int:
    """Return the number of bytes of an open file; its position is restored."""
    position = file.tell()
    length = file.seek(0, os.SEEK_END)
    length = file.tell() if length is None else length  # Django's files return nothing
    file.seek(position)
    return length


class Bits:
    """Reads bytes bit by bit, the highest bit first."""

    def __init__(self, data: bytes):
        self._value, self._left = int.from_bytes(data, "big"), len(data) * 8

    def read(self, count: int) -> int:
        """Return the next bits as a number. Raises TruncatedError if there are fewer."""
        if count > self._left:
            raise TruncatedError
        self._left -= count
        return (self._value >> self._left) & ((1 << count) - 1)
