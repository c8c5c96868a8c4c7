"""Archives of files: an issue, or all that is assigned to a person, as one ZIP file."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from .documents import BadFileError
from .reading import MAX_BYTES

MOST_FILES = 300
LARGEST = 60 * 1024 * 1024  # bytes of all files, unpacked
_MAGIC = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
# What `zipfile` raises besides its own error, for files with bytes that are missing or wrong.
_OTHERS = (ValueError, OSError, RuntimeError, EOFError, LookupError, struct.error)


def write_archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a ZIP file of some files, which are given by name and content."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()


def is_zip(content: bytes) -> bool:
    return content.startswith((_MAGIC, _EMPTY))


def is_archive(content: bytes) -> bool:
    """Return whether a file is an archive of files, and not a document that is a ZIP file itself, as of Word."""
    return is_zip(content) and "[Content_Types].xml" not in open_zip(content).namelist()


def read_archive(content: bytes) -> list[bytes]:
    """Return the files of an archive; nothing is unpacked to the disk. Raises BadFileError."""
    archive = open_zip(content)
    infos = [info for info in archive.infolist() if not info.is_dir() and not _is_of_system(info.filename)]
    return list(read_members(archive, infos).values())


def read_members(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    """Return files of a ZIP file by name.

    Raises BadFileError if they are too many or too large, whatever they claim.
    """
    if len(infos) > MOST_FILES:
        raise BadFileError(_("This archive has more than %(count)d files.") % {"count": MOST_FILES})
    left = LARGEST
    files = {}
    for info in infos:
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in info.filename:
            raise BadFileError(_("This archive has a file whose name leads out of it: %(name)s") % {"name": path})
        limit = min(left, MAX_BYTES)
        try:
            with archive.open(info) as file:
                found = file.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, *_OTHERS) as error:
            raise BadFileError(_("This archive is damaged or encrypted.")) from error
        if len(found) > limit:
            raise BadFileError(_("This archive is too large when it is unpacked."))
        left -= len(found)
        files[info.filename] = found
    return files


def open_zip(content: bytes) -> zipfile.ZipFile:
    """Return a ZIP file. Raises BadFileError."""
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, *_OTHERS) as error:
        raise BadFileError(_("This archive is damaged or encrypted.")) from error


def _is_of_system(name: str) -> bool:
    """Return whether a file was added by an operating system, as macOS does."""
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or parts[-1:] in [(".DS_Store",), ("Thumbs.db",)]
