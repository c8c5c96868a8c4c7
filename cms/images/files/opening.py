"""Opening pictures of the library, for whatever is made of them.

Willow, with which Wagtail makes its own renditions, opens them here as well: it would decode a file before it knows its
size, and take 16-bit grey for white.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from PIL import ExifTags, Image
from wagtail.images.models import SourceImageIOError
from willow.image import AvifImageFile, JPEGImageFile, PNGImageFile, WebPImageFile
from willow.plugins.pillow import PillowImage
from willow.registry import registry

from .colours import to_srgb
from .headers import read_header

logger = logging.getLogger(__name__)

_TURNS = Image.Transpose
# What puts a picture upright, by the orientation in its EXIF.
UPRIGHT = {
    2: _TURNS.FLIP_LEFT_RIGHT,
    3: _TURNS.ROTATE_180,
    4: _TURNS.FLIP_TOP_BOTTOM,
    5: _TURNS.TRANSPOSE,
    6: _TURNS.ROTATE_270,
    7: _TURNS.TRANSVERSE,
    8: _TURNS.ROTATE_90,
}
SEVERAL_PICTURES = {"JPEG": ["JPEG", "MPO"]}  # Pillow calls a JPEG that is followed by others MPO


@contextmanager
def open_header(file: BinaryIO) -> Iterator[Image.Image]:
    """Open a picture of which nothing is decoded yet: its size, mode and metadata can be read.

    Raises a PictureFileError for a file that must not be decoded, and whatever Pillow raises for damaged ones.
    """
    header = read_header(file)
    with Image.open(file, formats=SEVERAL_PICTURES.get(header.format, [header.format])) as picture:
        yield picture


def open_upright(file: BinaryIO, prepare: Callable[[Image.Image], None] | None = None) -> Image.Image:
    """Return the pixels of a picture, upright, as sRGB without metadata.

    prepare: is given the picture before it is decoded. Raises SourceImageIOError where the file cannot be read.
    """
    with raising_source_errors(), open_header(file) as picture:
        if prepare:
            prepare(picture)
        orientation = read_orientation(picture)
        upright = to_srgb(picture)
        return upright.transpose(UPRIGHT[orientation]) if orientation in UPRIGHT else upright


def read_orientation(picture: Image.Image) -> int:
    """Return the orientation that a picture's EXIF gives; 1, upright, where there is none or it is broken."""
    try:
        orientation = picture.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # somebody's metadata is no reason to go without the picture
        logger.info("A picture's EXIF cannot be read", exc_info=True)
        return 1
    return orientation if orientation in UPRIGHT else 1


@contextmanager
def raising_source_errors() -> Iterator[None]:
    """Turn what goes wrong with a file into the error that Wagtail expects of it."""
    try:
        yield
    except SourceImageIOError:
        raise
    except Exception as error:  # Pillow raises whatever its decoders do
        raise SourceImageIOError(str(error)) from error


def read_size(file: BinaryIO) -> tuple[int, int]:
    """Return width and height of a picture as they are stored, without decoding it."""
    with raising_source_errors(), open_header(file) as picture:
        return picture.size


def register_with_willow() -> None:
    """Have Willow read sizes without decoding, and open pictures as we do."""
    for image_class in (AvifImageFile, JPEGImageFile, PNGImageFile, WebPImageFile):
        registry.register_operation(image_class, "get_size", lambda image: read_size(image.f))
        registry.register_converter(image_class, PillowImage, lambda image: PillowImage(open_upright(image.f)))
