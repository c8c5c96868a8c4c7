"""Storage of finished pages in a process: bounded; the least recently used pages are removed first."""

import threading
from collections import OrderedDict
from contextlib import contextmanager

from .entries import Entry
from .urls import Key


class Store:
    """The answers that are valid under one token. A new token empties the store.

    limit: bytes. former: the keys under the previous token, the most recently requested last.
    """

    def __init__(self, limit: int):
        self.limit = limit
        self.size = 0
        self.token = None
        self.entries: OrderedDict[Key, Entry] = OrderedDict()
        self.former: list[Key] = []
        self.lock = threading.Lock()
        self.makers: dict[tuple, list] = {}

    def get(self, token, key: Key) -> Entry | None:
        with self.lock:
            if token != self.token:
                self._begin_anew(token)
                return None
            entry = self.entries.get(key)
            if entry is not None:
                self.entries.move_to_end(key)
            return entry

    def count(self, token) -> int:
        """Return how many answers are valid under a token."""
        with self.lock:
            return len(self.entries) if token is not None and token == self.token else 0

    def put(self, token, key: Key, entry: Entry) -> None:
        """Store an answer, unless the token has moved meanwhile or the answer alone exceeds the limit."""
        with self.lock:
            if token != self.token or entry.size > self.limit:
                return
            self._remove(key)
            self.entries[key] = entry
            entry.counted = entry.size
            self.size += entry.counted
            self._make_room()

    def count_again(self, key: Key, entry: Entry) -> None:
        """Update the size of an answer that has grown because another encoding was requested."""
        with self.lock:
            if self.entries.get(key) is entry:
                self.size += entry.size - entry.counted
                entry.counted = entry.size
                self._make_room()

    @contextmanager
    def making(self, token, key: Key):
        """Let one thread at a time make a page; a second thread waits and then finds it in the store."""
        with self.lock:
            maker = self.makers.setdefault((token, key), [threading.Lock(), 0])
            maker[1] += 1
        try:
            with maker[0]:
                yield
        finally:
            with self.lock:
                maker[1] -= 1
                if not maker[1]:
                    self.makers.pop((token, key), None)

    def _begin_anew(self, token) -> None:
        if self.entries:
            self.former = list(self.entries)
        self.entries.clear()
        self.size, self.token = 0, token

    def _make_room(self) -> None:
        while self.size > self.limit:
            _key, entry = self.entries.popitem(last=False)
            self.size -= entry.counted

    def _remove(self, key: Key) -> None:
        if entry := self.entries.pop(key, None):
            self.size -= entry.counted
