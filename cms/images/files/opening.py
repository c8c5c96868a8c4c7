"""Open image files safely, to make renditions and other files of them.

Willow, with which Wagtail makes its own renditions, uses these functions too. Otherwise it would decode a file before
it knows its size, and show 16-bit grey as white.
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
# The transposition that makes an image upright, by the orientation in its EXIF.
UPRIGHT = {
    2: _TURNS.FLIP_LEFT_RIGHT,
    3: _TURNS.ROTATE_180,
    4: _TURNS.FLIP_TOP_BOTTOM,
    5: _TURNS.TRANSPOSE,
    6: _TURNS.ROTATE_270,
    7: _TURNS.TRANSVERSE,
    8: _TURNS.ROTATE_90,
}
MULTI_IMAGE_FORMATS = {"JPEG": ["JPEG", "MPO"]}  # Pillow opens a JPEG file with several images as MPO


@contextmanager
def open_header(file: BinaryIO) -> Iterator[Image.Image]:
    """Open an image without decoding it, to read its size, mode and metadata.

    Raises an ImageFileError for a file that must not be decoded, and any error of Pillow for a damaged one.
    """
    header = read_header(file)
    with Image.open(file, formats=MULTI_IMAGE_FORMATS.get(header.format, [header.format])) as image:
        yield image


def open_upright(file: BinaryIO, prepare: Callable[[Image.Image], None] | None = None) -> Image.Image:
    """Return the decoded image, upright, as sRGB without metadata.

    prepare: called with the image before it is decoded. Raises SourceImageIOError if the file cannot be read.
    """
    with raising_source_errors(), open_header(file) as image:
        if prepare:
            prepare(image)
        orientation = read_orientation(image)
        upright = to_srgb(image)
        return upright.transpose(UPRIGHT[orientation]) if orientation in UPRIGHT else upright


def read_orientation(image: Image.Image) -> int:
    """Return the orientation in an image's EXIF; 1, upright, if there is none or it is broken."""
    try:
        orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # broken metadata must not prevent the image from being used
        logger.info("A picture's EXIF cannot be read", exc_info=True)
        return 1
    return orientation if orientation in UPRIGHT else 1


@contextmanager
def raising_source_errors() -> Iterator[None]:
    """Convert any error of a file to SourceImageIOError, which Wagtail expects."""
    try:
        yield
    except SourceImageIOError:
        raise
    except Exception as error:  # Pillow passes on all errors of its decoders
        raise SourceImageIOError(str(error)) from error


def read_size(file: BinaryIO) -> tuple[int, int]:
    """Return the stored width and height of an image, without decoding it. Raises SourceImageIOError."""
    with raising_source_errors(), open_header(file) as image:
        return image.size


def register_with_willow() -> None:
    """Make Willow read sizes without decoding, and open images with `open_upright`."""
    for image_class in (AvifImageFile, JPEGImageFile, PNGImageFile, WebPImageFile):
        registry.register_operation(image_class, "get_size", lambda image: read_size(image.f))
        registry.register_converter(image_class, PillowImage, lambda image: PillowImage(open_upright(image.f)))
