"""Read the size in the sequence header of AV1 data (https://aomediacodec.github.io/av1-spec/, 5.5)."""

from .binary import Bits, TruncatedError

SEQUENCE_HEADER = 1
LARGEST_HEADER = 256  # bytes; a usual header has about 12


def find_sizes(data: bytes) -> list[tuple[int, int]]:
    """Return the sizes in the sequence headers at the beginning of some AV1 data.

    Data that is not AV1, or is truncated, ends the search without an error: the decoder will report it.
    """
    sizes, position = [], 0
    try:
        while position < len(data):
            head = data[position]
            if head & 0x80:
                break  # the highest bit of a unit is always 0
            position += 2 if head & 4 else 1
            length = len(data) - position
            if head & 2:
                length, position = _read_length(data, position)
            if head >> 3 & 15 == SEQUENCE_HEADER:
                sizes.append(_read_size(Bits(data[position : position + min(length, LARGEST_HEADER)])))
            position += length
    except TruncatedError:
        pass
    return sizes


def _read_length(data: bytes, position: int) -> tuple[int, int]:
    value = 0
    for place in range(8):
        if position + place >= len(data):
            raise TruncatedError
        byte = data[position + place]
        value |= (byte & 0x7F) << (place * 7)
        if not byte & 0x80:
            return value, position + place + 1
    raise TruncatedError


def _read_size(bits: Bits) -> tuple[int, int]:
    bits.read(4)  # profile, still image
    if bits.read(1):  # reduced still image header
        bits.read(5)
    else:
        _skip_operating_points(bits)
    widths = bits.read(4) + 1, bits.read(4) + 1
    return bits.read(widths[0]) + 1, bits.read(widths[1]) + 1


def _skip_operating_points(bits: Bits) -> None:
    delay_width = 0
    if bits.read(1):  # timing
        bits.read(64)
        if bits.read(1):  # equal intervals: a number preceded by as many zeros as it has bits
            zeros = 0
            while not bits.read(1):
                zeros += 1
            if zeros < 32:
                bits.read(zeros)
        if bits.read(1):  # decoder model
            delay_width = bits.read(5) + 1
            bits.read(42)
    has_display_delay = bits.read(1)
    for _point in range(bits.read(5) + 1):
        bits.read(12)
        if bits.read(5) > 7:
            bits.read(1)
        if delay_width and bits.read(1):
            bits.read(2 * delay_width + 1)
        if has_display_delay and bits.read(1):
            bits.read(4)
