"""Several hosts: each tells the others in Redis where its own version stands.

States are compared, not events counted: each host writes the token of its own file into one hash, and whoever reads
the hash knows all of them. So nothing is lost that happened while Redis was away, and it may come back empty.
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
INTERVAL = 0.3  # seconds between looks: one to tell, one to hear, and less than a second in all
TOO_OLD = 0.9  # seconds after which what was heard no longer counts
TIMEOUT = 0.25  # seconds that Redis may take


class SharedVersion(FileVersion):
    """A host's own file, exact as ever, together with those of the other hosts, as heard less than a second ago.

    While Redis does not answer, a page is kept for the second in which it was made: the site serves on, and fresh.
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
        """Return the moments that this host and the others have noted; asked after a change, not at each request."""
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
        """Whether Redis answers now; asked by the health page."""
        try:
            return bool(self.client.ping())
        except redis.RedisError:
            return False

    def _start_listening(self) -> None:
        """In each process for itself, on its first reader: a thread does not survive a fork."""
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
                self.told = None  # Redis has forgotten: told again at the next look
        except redis.RedisError:
            return  # `heard_at` says it
        self.others = tuple(sorted(item for item in known.items() if item[0] != self.name.encode()))
        self.heard_at = time.monotonic()

    def _tell(self) -> None:
        token = super().read()
        self.client.hset(KEY, self.name, token or b"")
        self.told = token
