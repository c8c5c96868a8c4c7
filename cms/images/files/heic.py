"""HEIC pictures, as telephones write them: recognised by their content, and converted to JPEG in a separate process.

Call `convert_heic` in a background task only: no request waits for it, and no process of the site loads the decoder.
"""

import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from .errors import DamagedImageError, NotCheckedError, TooHeavyError, TooManyPixelsError
from .heic_program import CONVERTED, DAMAGED, TOO_HEAVY, TOO_MANY_PIXELS

PROGRAM = Path(__file__).with_name("heic_program.py")
BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx")
ENDED_BY_TIME = (-24, -9)  # SIGXCPU, SIGKILL


def is_heic(file: BinaryIO) -> bool:
    """Return whether an open file says that it is HEIC, whatever its name; the file is left at its beginning."""
    file.seek(0)
    head = file.read(64)
    file.seek(0)
    brands = head[8 : min(max(int.from_bytes(head[:4], "big"), 16), len(head))]
    return head[4:8] == b"ftyp" and any(brands[at : at + 4] in BRANDS for at in range(0, len(brands), 4) if at != 4)


def convert_heic(file: BinaryIO) -> bytes:
    """Return a HEIC picture as an upright JPEG with its profile and credit. Raises an ImageFileError."""
    file.seek(0)
    seconds, most = settings.PICTURE_DECODING_SECONDS, settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    limits = map(str, (settings.PICTURE_DECODING_MEGABYTES, seconds, most))
    try:
        done = subprocess.run(  # noqa: S603 - our own program, with arguments of our own
            [sys.executable, "-I", str(PROGRAM), *limits],
            input=file.read(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=4 * seconds,  # in real time, as the machine may be busy; `seconds` is CPU time
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TooHeavyError from error
    except OSError as error:
        raise NotCheckedError from error
    match done.returncode:
        case status if status == CONVERTED:
            return done.stdout
        case status if status == TOO_MANY_PIXELS:
            width, height = map(int, done.stdout.split())
            raise TooManyPixelsError(width, height, most)
        case status if status == TOO_HEAVY or status in ENDED_BY_TIME:
            raise TooHeavyError
        case status if status == DAMAGED or status < 0:
            raise DamagedImageError
    raise NotCheckedError
