"""What an audio file is, read from its content: its name and what the browser says of it prove nothing."""

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

# The proxies take requests of 40 MB (docs/deploy/). An hour of speech has 29 MB at 64 kbit/s.
MAX_SIZE = 38 * 1024 * 1024
# Formats that every browser and every program for podcasts plays, by the name of tinytag's reader.
EXTENSIONS = {"audio/mpeg": ".mp3", "audio/mp4": ".m4a"}
MOST_BOXES = 10_000  # of an MP4 file: more are an attack


class AudioFacts(NamedTuple):
    mime_type: str
    duration: int  # seconds

    @property
    def extension(self) -> str:
        return EXTENSIONS[self.mime_type]


def read_facts(file: BinaryIO) -> AudioFacts:
    """Return the type and duration of an audio file; raise ValidationError for all other files."""
    from tinytag import TinyTag, TinyTagException  # needed only for uploads

    file.seek(0)
    try:
        tag = TinyTag.get(file_obj=file, tags=False)
        mime_type = _find_type(type(tag).__name__, file)
    except (TinyTagException, struct.error, ValueError, OverflowError, RecursionError, OSError) as error:
        raise _refuse() from error
    finally:
        file.seek(0)
    if not mime_type or not tag.duration or not 0.5 <= tag.duration < 86_400:
        raise _refuse()
    return AudioFacts(mime_type, max(1, round(tag.duration)))


def check_size(size: int) -> None:
    """Raise ValidationError for a file that is too large."""
    if size > MAX_SIZE:
        raise ValidationError(
            _("This file has %(size)s; a recording may have %(limit)s. Export it with a lower bit rate."),
            code="too_large",
            params={"size": filesizeformat(size), "limit": filesizeformat(MAX_SIZE)},
        )


def _refuse() -> ValidationError:
    return ValidationError(_("This is not an MP3 or M4A file that can be played."), code="not_audio")


def _find_type(reader: str, file: BinaryIO) -> str:
    if reader == "_MP4":
        return "" if _has_pictures(file) else "audio/mp4"
    return "audio/mpeg" if reader in ("_ID3", "_MPEG") else ""


def _has_pictures(file: BinaryIO) -> bool:
    """Return whether an MP4 file has a track of pictures: a film is no recording."""
    file.seek(0, 2)
    handlers = [kind for kind in _list_handlers(file, 0, file.tell()) if kind]
    return b"vide" in handlers or b"soun" not in handlers


def _list_handlers(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    """Yield the kinds of the tracks between two places of an MP4 file (ISO 14496-12: boxes within boxes)."""
    left, waiting = MOST_BOXES, [(start, end)]
    while waiting:
        start, end = waiting.pop()
        while start + 8 <= end:
            left -= 1
            if left < 0:
                raise ValueError("Too many boxes")
            file.seek(start)
            size, name = struct.unpack(">I4s", file.read(8))
            head = 8
            if size == 1:
                size, head = struct.unpack(">Q", file.read(8))[0], 16
            size = size or end - start
            if size < head:
                raise ValueError("A box smaller than its head")
            if name in (b"moov", b"trak", b"mdia"):
                waiting.append((start + head, min(start + size, end)))
            elif name == b"hdlr":
                yield file.read(12)[8:12]
            start += size
