"""Warming of the page cache: after a change, the pages most in demand are made in the background."""

import io
import logging
import sys
import threading
import time
from collections.abc import Callable

from django.db import close_old_connections

from .urls import Key

logger = logging.getLogger(__name__)

LOOK = 0.5  # seconds between checks of the version
CALM = 0.3  # seconds without a change before warming starts: a publication consists of several changes
REST = 0.02  # seconds between pages: readers come first
MOST = 40  # pages


_chores: list[Callable[[], None]] = []


def register_chore(work: Callable[[], None]) -> None:
    """Register what the thread of each process does twice a second beside warming: it must be quick."""
    if work not in _chores:
        _chores.append(work)


def do_chores() -> None:
    for work in _chores:
        try:
            work()
        except Exception:  # the thread is needed for the next change
            logger.exception("%s failed", work)
    close_old_connections()


class Warmer:
    """A thread in each process, started when its first page is cached."""

    def __init__(self, cache):
        self.cache = cache
        self.thread: threading.Thread | None = None

    def start(self) -> None:
        if self.thread is None:
            self.thread = threading.Thread(target=self._run, name="page-warmer", daemon=True)
            self.thread.start()

    def _run(self) -> None:
        warmed = self.cache.version.read()
        while True:
            time.sleep(LOOK)
            self._follow()
            do_chores()
            token = self.cache.version.read()
            if token is None or token == warmed:
                continue
            time.sleep(CALM)
            if token == self.cache.version.read():
                try:
                    self.warm(token)
                except Exception:  # no error of a page may end the thread, which is needed for the next change
                    logger.exception("Pages could not be warmed")
                warmed = token

    def _follow(self) -> None:
        try:
            self.cache.version.follow()
        except OSError:
            logger.critical("The version of the pages cannot be read: pages may be old", exc_info=True)

    def warm(self, token) -> int:
        """Make the chosen pages that are not cached yet; return how many were made. Stop when the version moves."""
        made = 0
        for key in self.choose():
            if self.cache.version.read() != token:
                break
            if self.cache.store.get(token, key) is None:
                self.cache.fill(token, key, make_environ(key))
                made += 1
                time.sleep(REST)
        return made

    def choose(self) -> list[Key]:
        """Return the URLs to warm: the changed ones, the newest first, then the most recently requested ones.

        The changed ones get the scheme and host of the last request.
        """
        known = [*self.cache.store.former, *self.cache.store.entries]
        if not known:
            return []
        host = known[-1]
        changed = [Key(host.scheme, host.host, path, "") for path in reversed(self.cache.version.read_hints())]
        return list(dict.fromkeys([*changed, *reversed(known)]))[:MOST]


def make_environ(key: Key) -> dict:
    """Return the WSGI environment of a request for a URL, as a proxy in front would pass it on (PEP 3333)."""
    name, _, port = key.host.partition(":")
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": key.path,
        "QUERY_STRING": key.query,
        "SERVER_NAME": name,
        "SERVER_PORT": port or "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": key.host,
        "HTTP_X_FORWARDED_PROTO": key.scheme,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": key.scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
