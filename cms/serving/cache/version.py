"""The token that tells whether kept pages still hold: it moves with every committed change that may show.

It is read *before* a page is made and moved *after* a change is committed; so a page that was made from the old state
is never kept under the new token, and a request that begins after a publication has returned finds the new one.
"""

import contextlib
import json
import logging
import mmap
import os
import tempfile
import threading
import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

logger = logging.getLogger(__name__)

SIZE = 16  # bytes: nanoseconds and process, so that no two changes leave the same
HINTS = 30  # addresses worth making again soon


class FileVersion:
    """One host: some bytes of a file that all processes have in their memory.

    What one process writes the others read at once, without asking the system (a `stat` for each request was a third
    of what a kept page cost). The file is written in place, never replaced; where somebody has deleted it, processes
    notice within half a second (`follow`). Beside it lies a list of the addresses that changed, for whoever warms them.
    """

    def __init__(self, path: str | Path):
        self.path = str(path)
        self.memory: mmap.mmap | None = None
        self.inode = 0
        self.lock = threading.Lock()

    def read(self) -> bytes | None:
        """Return the token; None while there is no file: then nothing may be kept."""
        memory = self.memory
        return memory[:SIZE] if memory is not None else None

    def bump(self, addresses: Iterable[str] = ()) -> None:
        """Move the version, making the file where there is none. Raises OSError where it cannot be written.

        addresses: paths that changed.
        """
        token = time.time_ns().to_bytes(8, "big") + (os.getpid() % 2**32).to_bytes(8, "big")
        former = self.memory
        self.follow()
        self.memory[:SIZE] = token
        if former is not None and former is not self.memory:
            former[:SIZE] = token  # for those who have not noticed yet
        if addresses:
            self._write_hints([*self.read_hints(), *addresses][-HINTS:])

    def follow(self) -> None:
        """Map the file that is at the path now; raises OSError where it can be neither opened nor made."""
        with self.lock:
            with contextlib.suppress(FileNotFoundError):
                if self.memory is not None and os.stat(self.path).st_ino == self.inode:
                    return
            os.makedirs(os.path.dirname(self.path), exist_ok=True)
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                if os.fstat(descriptor).st_size < SIZE:
                    os.ftruncate(descriptor, SIZE)
                self.memory, self.inode = mmap.mmap(descriptor, SIZE), os.fstat(descriptor).st_ino
            finally:
                os.close(descriptor)

    def read_hints(self) -> list[str]:
        """Return the addresses that the last changes touched, the newest last; never raises."""
        try:
            hints = json.loads(Path(self._hints_path).read_text())
        except (OSError, ValueError):
            return []
        return [hint for hint in hints if isinstance(hint, str)] if isinstance(hints, list) else []

    @property
    def _hints_path(self) -> str:
        return f"{self.path}-hints"

    def _write_hints(self, hints: list[str]) -> None:
        folder, name = os.path.split(self._hints_path)
        try:
            with tempfile.NamedTemporaryFile("w", dir=folder, prefix=f".{name}-", delete=False) as file:
                json.dump(hints, file)
            os.replace(file.name, self._hints_path)
        except OSError:
            logger.warning("What changed could not be noted; its pages are made when they are asked for", exc_info=True)


class DatedVersion:
    """A version that also moves at midnight: pictures' rights end with a day, without any write."""

    def __init__(self, version):
        self.version = version
        self.day, self.day_ends = 0, 0.0

    def read(self) -> tuple | None:
        token = self.version.read()
        if time.time() >= self.day_ends:
            self._look_at_the_calendar()
        return None if token is None else (token, self.day)

    def _look_at_the_calendar(self) -> None:
        today = timezone.localdate()
        midnight = datetime.combine(today + timedelta(days=1), datetime.min.time())
        self.day, self.day_ends = today.toordinal(), timezone.make_aware(midnight).timestamp()

    def __getattr__(self, name):
        return getattr(self.version, name)
