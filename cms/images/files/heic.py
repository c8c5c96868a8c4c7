"""HEIC pictures, as telephones write them: recognised by their content, and converted to JPEG in a separate process.

Call `convert_heic` in a background task only: no request waits for it, and no process of the site loads the decoder.
"""

import subprocess
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from .checking import run_apart
from .errors import NotCheckedError, TooManyPixelsError
from .heic_program import CONVERTED, TOO_MANY_PIXELS

PROGRAM = Path(__file__).with_name("heic_program.py")
BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx")


def is_heic(file: BinaryIO) -> bool:
    """Return whether an open file says that it is HEIC, whatever its name; the file is left at its beginning."""
    file.seek(0)
    head = file.read(64)
    file.seek(0)
    brands = head[8 : min(max(int.from_bytes(head[:4], "big"), 16), len(head))]
    return head[4:8] == b"ftyp" and any(brands[at : at + 4] in BRANDS for at in range(0, len(brands), 4) if at != 4)


def convert_heic(file: BinaryIO) -> bytes:
    """Return a HEIC picture as an upright JPEG with its profile and credit. Raises an ImageFileError."""
    most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    limits = settings.PICTURE_DECODING_MEGABYTES, settings.PICTURE_DECODING_SECONDS, most
    done = run_apart(PROGRAM, *limits, file=file, stdout=subprocess.PIPE)
    if done.returncode == TOO_MANY_PIXELS:
        width, height = map(int, done.stdout.split())
        raise TooManyPixelsError(width, height, most)
    if done.returncode != CONVERTED:
        raise NotCheckedError
    return done.stdout
