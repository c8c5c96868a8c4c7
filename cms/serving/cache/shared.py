"""Versions for several hosts: each host publishes its own version in Redis.

Hosts compare states; they do not count events. Each host writes the token of its own file into one hash, and every host
reads the whole hash. So no change is lost while Redis is away, and Redis may come back empty.
"""

import json
import logging
import socket
import threading
import time

import redis

from .version import FileVersion

logger = logging.getLogger(__name__)

KEY = "museumweek:page-versions"
ENDS_KEY = "museumweek:page-ends"
INTERVAL = 0.3  # seconds between polls: one to publish, one to read, and less than a second in total
TOO_OLD = 0.9  # seconds after which the other hosts' tokens no longer count
TIMEOUT = 0.25  # seconds to wait for Redis


class SharedVersion(FileVersion):
    """A host's own file, which is always exact, together with the other hosts' tokens, read less than a second ago.

    While Redis does not answer, a page is cached only for the second in which it was made: the site continues to serve
    fresh pages.
    """

    def __init__(self, path, url: str):
        super().__init__(path)
        self.name = f"{socket.gethostname()}:{self.path}"
        self.client = redis.Redis.from_url(url, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT)
        self.others: tuple | None = None
        self.heard_at = float("-inf")
        self.told = None
        self.listener: threading.Thread | None = None

    def read(self):
        own = super().read()
        if own is None:
            return None
        if self.listener is None:
            self._start_listening()
        now = time.monotonic()
        return own, self.others if now - self.heard_at < TOO_OLD else int(now)

    def bump(self, addresses=()) -> None:
        super().bump(addresses)
        try:
            self._tell()
        except redis.RedisError:
            logger.warning("Redis does not answer: the other hosts are told of this change when it does again")

    def plan(self, ends: list[float]) -> None:
        super().plan(ends)
        try:
            self.client.hset(ENDS_KEY, self.name, json.dumps(ends))
        except redis.RedisError:
            logger.warning("Redis does not answer: the other hosts are not told when pages end")

    def read_ends(self) -> list[float]:
        """Return the moments that this host and the others have recorded.

        Called after a change, not at each request.
        """
        own = super().read_ends()
        if time.monotonic() - self.heard_at >= TOO_OLD:
            return own
        try:
            others = [json.loads(value) for value in self.client.hvals(ENDS_KEY)]
        except (redis.RedisError, ValueError):
            return own
        return sorted({moment for ends in (own, *others) for moment in ends if isinstance(moment, int | float)})

    @property
    def is_reachable(self) -> bool:
        """Return whether Redis answers now; used by the health page."""
        try:
            return bool(self.client.ping())
        except redis.RedisError:
            return False

    def _start_listening(self) -> None:
        """Start the thread in each process, at its first request: a thread does not survive a fork."""
        with self.lock:
            if self.listener is None:
                self._listen_once()
                self.listener = threading.Thread(target=self._listen, name="page-version", daemon=True)
                self.listener.start()

    def _listen(self) -> None:
        while True:
            time.sleep(INTERVAL)
            self._listen_once()

    def _listen_once(self) -> None:
        try:
            if self.told != super().read():
                self._tell()
            known = self.client.hgetall(KEY)
            if self.name.encode() not in known:
                self.told = None  # Redis no longer has the token: publish it again at the next poll
        except redis.RedisError:
            return  # `heard_at` then becomes too old
        self.others = tuple(sorted(item for item in known.items() if item[0] != self.name.encode()))
        self.heard_at = time.monotonic()

    def _tell(self) -> None:
        token = super().read()
        self.client.hset(KEY, self.name, token or b"")
        self.told = token
