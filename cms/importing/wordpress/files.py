"""The pictures of posts: an export has their addresses only, a folder has the files (wp-content/uploads)."""

import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from ..files.packages import MOST_BYTES

_UPLOADS = "/wp-content/uploads/"
_SIZE = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled|rotated)(?=\.\w+$)")


class Uploads:
    """A folder with the files of a site. Nothing outside of it is read."""

    def __init__(self, folder: Path | None):
        self._folder = folder.resolve() if folder else None

    def read(self, address: str) -> bytes:
        """Return the file of an address: of a picture made smaller, the original if it is there; b"" if none is."""
        for name in _list_names(address) if self._folder else ():
            path = (self._folder / name).resolve()
            try:
                if path.is_relative_to(self._folder) and path.is_file() and path.stat().st_size <= MOST_BYTES:
                    return path.read_bytes()
            except OSError:
                continue
        return b""


def get_name(address: str) -> str:
    """Return the file name in an address, without the size that WordPress made."""
    return _SIZE.sub("", PurePosixPath(_get_path(address)).name)


def get_original(address: str) -> str:
    """Return the path of a picture without the size that WordPress made: the same for all its sizes."""
    return _SIZE.sub("", _get_path(address))


def _get_path(address: str) -> str:
    try:
        return unquote(urlsplit(address).path).replace("\0", "")
    except ValueError:
        return ""


def _list_names(address: str) -> list[str]:
    """Return the paths below the folder at which a file may be, the best first."""
    path = _get_path(address)
    below = path.partition(_UPLOADS)[2]
    if not below:
        return []
    name = PurePosixPath(below)
    original = _SIZE.sub("", below)
    scaled = name.with_name(f"{PurePosixPath(original).stem}-scaled{name.suffix}")
    # Of very large pictures WordPress keeps the original beside the one that it shows.
    return list(dict.fromkeys([original, str(scaled), below]))
