"""Static files finder for the joined stylesheets, for `collectstatic` in production and for requests in development."""

import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from .joining import join, list_stylesheets

FOLDER = "css"  # below STATIC_URL


class JoinedStylesFinder(BaseFinder):
    """Joins each stylesheet on request, into a file below `JOINED_STYLES_ROOT`."""

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        folder, _, name = path.replace(os.sep, "/").rpartition("/")
        found = [str(write(name))] if folder == FOLDER and name in list_stylesheets() else []
        return found[0] if found and not find_all else found  # like Django's: an empty list, never None

    def list(self, ignore_patterns):
        storage = FileSystemStorage(location=settings.JOINED_STYLES_ROOT)
        for name in list_stylesheets():
            write(name)
            yield f"{FOLDER}/{name}", storage


def write(name: str) -> Path:
    """Write a joined stylesheet if it has changed, and return its path. Other processes never read half of it."""
    path = Path(settings.JOINED_STYLES_ROOT) / FOLDER / name
    css = join(name).encode()
    if not path.exists() or path.read_bytes() != css:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{name}-", delete=False) as file:
            file.write(css)
        os.chmod(file.name, 0o644)
        os.replace(file.name, path)
    return path
