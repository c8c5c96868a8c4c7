"""Decode an image from the standard input once, within limits; `checking` runs it as a separate program.

    python -I decode.py FORMAT MEGABYTES SECONDS < image

It imports nothing of the site, so that it starts fast. Its exit status is the result: DECODED, DAMAGED or TOO_HEAVY.
"""

import io
import resource
import sys

DECODED, DAMAGED, TOO_HEAVY = 0, 10, 11


def set_limits(megabytes: int, seconds: int) -> None:
    """Limit the memory and CPU time of this process; the kernel ends it if it takes more time."""
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def decode(data: bytes, file_format: str) -> int:
    """Decode the first image of a file completely; return DECODED, DAMAGED or TOO_HEAVY."""
    from PIL import AvifImagePlugin, Image

    AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # each thread reserves memory of its own (cms/compat/pillow.py)
    Image.MAX_IMAGE_PIXELS = None  # the site's own limit has been checked
    try:
        with Image.open(io.BytesIO(data), formats=[file_format]) as image:
            image.load()
    except MemoryError:
        return TOO_HEAVY
    except Exception as error:
        # Pillow passes on all errors of its decoders; libavif reports a lack of memory only in the message.
        return TOO_HEAVY if "memory" in str(error).lower() else DAMAGED
    return DECODED


if __name__ == "__main__":
    set_limits(int(sys.argv[2]), int(sys.argv[3]))
    try:
        status = decode(sys.stdin.buffer.read(), sys.argv[1])
    except MemoryError:
        status = TOO_HEAVY
    sys.exit(status)
