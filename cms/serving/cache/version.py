"""The token that tells whether cached pages are still valid. It moves with every committed change that may show.

It is read *before* a page is made and moved *after* a change is committed. So a page that was made from the old state
is never stored under the new token, and a request that begins after a publication has returned sees the new one.
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

SIZE = 16  # bytes: nanoseconds and process, so that no two changes write the same token
END = SIZE + 8  # followed by the time until which nothing may be cached, in nanoseconds; 0 usually
OPEN = bytes(END - SIZE)
HINTS = 30  # URLs that are worth warming


class FileVersion:
    """The version on one host: some bytes of a file that all processes map into memory.

    The others see at once what one process writes, without a system call (a `stat` for each request was a third of the
    cost of a cached page). The file is written in place, never replaced; if it is deleted, processes notice within half
    a second (`follow`). A list of the changed URLs is stored next to it, for warming.
    """

    def __init__(self, path: str | Path):
        self.path = str(path)
        self.memory: mmap.mmap | None = None
        self.inode = 0
        self.lock = threading.Lock()

    def read(self) -> bytes | None:
        """Return the token; None while there is no file or the version is closed: then nothing may be cached."""
        memory = self.memory
        if memory is None or (memory[SIZE:END] != OPEN and self.is_closed):
            return None
        return memory[:SIZE]

    @property
    def is_closed(self) -> bool:
        """Return whether a change is being committed that must be visible on all pages at once (`close`)."""
        memory = self.memory
        return memory is not None and int.from_bytes(memory[SIZE:END], "big") > time.time_ns()

    def close(self, seconds: float) -> None:
        """Let nothing be served from a cache or stored in one, until `reopen` or for some seconds at most.

        Between the commit of a change and the next `bump`, pages that are rendered show the change and those that are
        cached do not. Who commits a change that concerns many pages closes before it and reopens after it. If the
        process ends between the two, no page from before the change is ever served again: the token has moved.
        """
        self.bump()
        self.memory[SIZE:END] = (time.time_ns() + int(seconds * 1e9)).to_bytes(END - SIZE, "big")

    def reopen(self) -> None:
        self.bump()
        self.memory[SIZE:END] = OPEN

    def bump(self, addresses: Iterable[str] = ()) -> None:
        """Move the version; create the file if it is missing. Raise OSError if it cannot be written."""
        token = time.time_ns().to_bytes(8, "big") + (os.getpid() % 2**32).to_bytes(8, "big")
        former = self.memory
        self.follow()
        self.memory[:SIZE] = token
        if former is not None and former is not self.memory:
            former[:SIZE] = token  # for processes that have not noticed the new file yet
        if addresses:
            self._write_hints([*self.read_hints(), *addresses][-HINTS:])

    def follow(self) -> None:
        """Map the file that is at the path now. Raise OSError if it can be neither opened nor created."""
        with self.lock:
            with contextlib.suppress(FileNotFoundError):
                if self.memory is not None and os.stat(self.path).st_ino == self.inode:
                    return
            os.makedirs(os.path.dirname(self.path), exist_ok=True)
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                size = os.fstat(descriptor).st_size
                if size < END:  # written: a hole that the disk has no room for would end the process (SIGBUS)
                    os.pwrite(descriptor, bytes(END - size), size)
                self.memory, self.inode = mmap.mmap(descriptor, END), os.fstat(descriptor).st_ino
            finally:
                os.close(descriptor)

    def plan(self, ends: list[float]) -> None:
        """Record the future moments at which something expires. Raise OSError if they cannot be written.

        ends: seconds since the epoch, sorted. Call `bump` afterwards; processes read the list then.
        """
        if ends != self.read_ends():
            self._write(self._ends_path, ends)

    def read_ends(self) -> list[float]:
        """Return the recorded moments; never raise."""
        return [moment for moment in _read_list(self._ends_path) if isinstance(moment, int | float)]

    def read_hints(self) -> list[str]:
        """Return the URLs that the last changes affected, the newest last; never raise."""
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
    """A version that also moves without a write.

    It moves at midnight, because image rights end with a day, and at the moment at which a page or snippet expires.

    Code that sets such a moment records it (`cms.serving.cache.ends`). The list is read after each change here, so that
    no query is needed.
    """

    def __init__(self, version):
        self.version = version
        self.seen = None
        self.day, self.last_end, self.day_ends = 0, 0.0, 0.0  # today, the last moment that has passed, the next change

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
