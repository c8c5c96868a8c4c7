"""Read the size that an image file declares, before the file is decoded.

Decoders reserve memory for as many pixels as a file declares, and a file of 3 KB can declare 200 million. So each
format has a reader, which decodes nothing. It finds all sizes that the file declares (of a canvas, a frame, a coded
image in a container), of which the largest counts, and checks that the file is complete.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from django.conf import settings

from . import avif, jpeg, png, webp
from .binary import TruncatedError
from .errors import DamagedImageError, TooManyPixelsError, UnknownFormatError

HEAD = 64  # number of bytes from which the format is recognised


@dataclass(frozen=True)
class Header:
    """The format of an image file, and the largest size that it declares."""

    format: str  # Pillow's name of it
    width: int
    height: int


Reader = Callable[[BinaryIO], list[tuple[int, int]]]
# Format: (function that recognises it from the first bytes, function that returns the sizes that a file declares).
READERS: dict[str, tuple[Callable[[bytes], bool], Reader]] = {
    "JPEG": (jpeg.is_jpeg, jpeg.read_sizes),
    "PNG": (png.is_png, png.read_sizes),
    "WEBP": (webp.is_webp, webp.read_sizes),
    "AVIF": (avif.is_avif, avif.read_sizes),
}


def recognise_format(file: BinaryIO) -> str | None:
    """Return the format of an open file, recognised from its first bytes; None if it is not accepted."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    return next((name for name, (is_format, _read) in READERS.items() if is_format(head)), None)


def read_header(file: BinaryIO) -> Header:
    """Return the header of an open file, without decoding it; the file is left at its beginning.

    Raises UnknownFormatError, DamagedImageError or TooManyPixelsError.
    """
    name = recognise_format(file)
    if name is None:
        raise UnknownFormatError
    try:
        sizes = READERS[name][1](file)
    except TruncatedError as error:
        raise DamagedImageError from error
    finally:
        file.seek(0)
    if not sizes or any(width < 1 or height < 1 for width, height in sizes):
        raise DamagedImageError
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    if width * height > most:
        raise TooManyPixelsError(width, height, most)
    return Header(name, width, height)
