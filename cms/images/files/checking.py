"""Check whether an uploaded file can be accepted as an image.

First the size that the file declares is checked (`headers`). Then the file is decoded once in a separate process, whose
memory and time are limited. A file that passes is complete, and later decodings need no more resources than this one. A
file that declares a wrong size, or crashes a decoder, only ends that process.
"""

import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from .decode import DAMAGED, DECODED, TOO_HEAVY
from .errors import DamagedImageError, NotCheckedError, TooHeavyError
from .headers import Header, read_header

PROGRAM = Path(__file__).with_name("decode.py")
ENDED_BY_TIME = (-24, -9)  # SIGXCPU, SIGKILL


def check_image(file: BinaryIO) -> Header:
    """Check that an open file can be decoded, and return its header; the file is left at its beginning.

    Raises an ImageFileError, whose text is a translated sentence.
    """
    header = read_header(file)
    try:
        decode_apart(file, header.format)
    finally:
        file.seek(0)
    return header


def decode_apart(file: BinaryIO, file_format: str) -> None:
    """Decode an image in a separate process. Raises DamagedImageError, TooHeavyError or NotCheckedError."""
    limits = settings.PICTURE_DECODING_MEGABYTES, settings.PICTURE_DECODING_SECONDS
    if run_apart(PROGRAM, file_format, *limits, file=file).returncode != DECODED:
        raise NotCheckedError


def run_apart(program: Path, *arguments, file: BinaryIO, stdout=subprocess.DEVNULL) -> subprocess.CompletedProcess:
    """Run a program of this folder on a file, in a separate process; return how it ended.

    Raises NotCheckedError if it cannot be run, and by the statuses that all programs share: DamagedImageError,
    TooHeavyError.
    """
    file.seek(0)
    try:
        done = subprocess.run(  # noqa: S603 - our own program, with arguments of our own
            [sys.executable, "-I", str(program), *map(str, arguments)],
            input=file.read(),
            stdout=stdout,
            stderr=subprocess.DEVNULL,
            timeout=4 * settings.PICTURE_DECODING_SECONDS,  # in real time, as the machine may be busy; that is CPU time
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TooHeavyError from error
    except OSError as error:
        raise NotCheckedError from error
    if done.returncode == TOO_HEAVY or done.returncode in ENDED_BY_TIME:
        raise TooHeavyError
    if done.returncode == DAMAGED or done.returncode < 0:
        raise DamagedImageError
    return done
