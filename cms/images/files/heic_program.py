"""Convert a HEIC picture from the standard input to JPEG; `heic` runs it as a separate program, within limits.

    python -I heic_program.py MEGABYTES SECONDS PIXELS < picture.heic > picture.jpg

It imports nothing of the site. No other process of the site loads the decoder (`cms.settings.base` blocks it). What
the file says of its author and rights is kept; where it was taken is not. The exit status is the result.
"""

import io
import resource
import sys

CONVERTED, DAMAGED, TOO_HEAVY, TOO_MANY_PIXELS = 0, 10, 11, 12
GPS = 0x8825  # EXIF's directory of the place


def convert(data: bytes, most_pixels: int) -> tuple[int, bytes]:
    """Return the status, and the JPEG; for TOO_MANY_PIXELS, the width and height as text."""
    import pillow_heif
    from PIL import Image

    pillow_heif.options.DECODE_THREADS = 1  # each thread reserves memory of its own
    pillow_heif.register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = None  # the site's own limit is checked here
    output = io.BytesIO()
    try:
        with Image.open(io.BytesIO(data), formats=["HEIF"]) as image:
            if image.width * image.height > most_pixels:
                return TOO_MANY_PIXELS, f"{image.width} {image.height}".encode()
            image.load()
            exif = image.getexif()
            exif.pop(GPS, None)
            for tag, value in list(exif.items()):
                if isinstance(value, str):  # Pillow reads texts as Latin-1, and would write ASCII: "In??s"
                    exif[tag] = value.encode("latin-1", "replace")
            kept = {name: image.info[name] for name in ("icc_profile", "xmp") if image.info.get(name)}
            image.convert("L" if image.mode in ("L", "LA") else "RGB").save(
                output, "JPEG", quality=92, subsampling=0, exif=exif.tobytes(), **kept
            )
    except MemoryError:
        return TOO_HEAVY, b""
    except Exception as error:  # Pillow passes on all errors of its decoders
        return (TOO_HEAVY if "memory" in str(error).lower() else DAMAGED), b""
    return CONVERTED, output.getvalue()


if __name__ == "__main__":
    megabytes, seconds, pixels = map(int, sys.argv[1:4])
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        status, answer = convert(sys.stdin.buffer.read(), pixels)
    except MemoryError:
        status, answer = TOO_HEAVY, b""
    sys.stdout.buffer.write(answer)
    sys.stdout.flush()
    sys.exit(status)
