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
from bisect import bisect_right
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

    def plan(self, ends: list[float]) -> None:
        """Note the moments to come at which something ends by itself. Raises OSError where they cannot be written.

        ends: seconds since the epoch, in their order. To be followed by a `bump`, at which they are read.
        """
        if ends != self.read_ends():
            self._write(self._ends_path, ends)

    def read_ends(self) -> list[float]:
        """Return the moments that were noted; never raises."""
        return [moment for moment in _read_list(self._ends_path) if isinstance(moment, int | float)]

    def read_hints(self) -> list[str]:
        """Return the addresses that the last changes touched, the newest last; never raises."""
        return [hint for hint in _read_list(self._hints_path) if isinstance(hint, str)]

    @property
    def _hints_path(self) -> str:
        return f"{self.path}-hints"

    @property
    def _ends_path(self) -> str:
        return f"{self.path}-ends"

    def _write_hints(self, hints: list[str]) -> None:
        try:
            self._write(self._hints_path, hints)
        except OSError:
            logger.warning("What changed could not be noted; its pages are made when they are asked for", exc_info=True)

    def _write(self, path: str, values: list) -> None:
        folder, name = os.path.split(path)
        os.makedirs(folder, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=folder, prefix=f".{name}-", delete=False) as file:
            json.dump(values, file)
        os.replace(file.name, path)


def _read_list(path: str) -> list:
    try:
        values = json.loads(Path(path).read_text())
    except (OSError, ValueError):
        return []
    return values if isinstance(values, list) else []


class DatedVersion:
    """A version that also moves without any write: at midnight, with which pictures' rights end, and at the moment at
    which the time of a page or snippet is over.

    Whoever writes such a moment notes it (`cms.serving.cache.ends`): here they are read after each change, and no query
    is needed.
    """

    def __init__(self, version):
        self.version = version
        self.seen = None
        self.day, self.last_end, self.day_ends = 0, 0.0, 0.0  # today, the last moment that is over, when that changes

    def read(self) -> tuple | None:
        token = self.version.read()
        if token != self.seen:
            self.seen, self.day_ends = token, 0.0
        if time.time() >= self.day_ends:
            self._look_at_the_calendar()
        return None if token is None else (token, self.day, self.last_end)

    def _look_at_the_calendar(self) -> None:
        today, now = timezone.localdate(), time.time()
        midnight = datetime.combine(today + timedelta(days=1), datetime.min.time())
        ends = sorted(self.version.read_ends())
        over = bisect_right(ends, now)
        self.day, self.last_end = today.toordinal(), ends[over - 1] if over else 0.0
        self.day_ends = min([timezone.make_aware(midnight).timestamp(), *ends[over : over + 1]])

    def __getattr__(self, name):
        return getattr(self.version, name)
