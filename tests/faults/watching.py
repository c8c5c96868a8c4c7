"""Readers and an editor who go on while something is broken, and what they saw."""

import threading
import time
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import requests

from tests.hosts.newsroom import make_picture, publish, upload_picture_as

from .site import SEARCH, Site

KEPT = "/en/kept/"
SIGNED_OUT = 401  # the site itself leads to the page of signing in
PATIENCE = 15  # seconds that a reader or an editor waits


@dataclass
class Seen:
    """Statuses, and the longest wait in seconds, of one kind of request. 0: no answer at all; 401: signed out."""

    statuses: Counter = field(default_factory=Counter)
    longest: float = 0.0

    def note(self, status: int, seconds: float) -> None:
        self.statuses[status] += 1
        self.longest = max(self.longest, seconds)

    def __str__(self):
        words = {0: "no answer", SIGNED_OUT: "signed out"}
        found = ", ".join(f"{number}× {words.get(status, status)}" for status, number in sorted(self.statuses.items()))
        return f"{found} (≤ {self.longest:.1f} s)" if found else "–"


class Watch:
    """`kept` and `searches` are of readers, `saves` of an editor; what an editor was told is saved must be there."""

    def __init__(self, site: Site):
        self.site, self.is_over = site, False
        self.kept, self.searches, self.saves = Seen(), Seen(), Seen()
        self.published, self.uploaded, self.others = 0, [], []

    @contextmanager
    def looking(self, edits: bool = True):
        """Let readers, and an editor, work during the block."""
        self.before = self.site.helper.do("describe", self.site.pages["news"])
        work = [self._read(KEPT, self.kept, 0.05), self._read(SEARCH, self.searches, 0.3)]
        if edits:
            self.editor = self.site.sign_in()
            work.append(self._edit())
        threads = [threading.Thread(target=repeat) for repeat in work]
        for thread in threads:
            thread.start()
        try:
            time.sleep(1)
            yield self
        finally:
            self.is_over = True
            for thread in threads:
                thread.join()

    def find_lost(self) -> list[str]:
        """Return what was confirmed and is not there."""
        after = self.site.helper.do("describe", self.site.pages["news"])
        lost = [f"{title}.jpg" for title in self.site.helper.do("find_lost_pictures", self.uploaded)]
        if after["published"] - self.before["published"] < self.published:
            lost.append(f"{self.published - after['published'] + self.before['published']} publications")
        return [*lost, *self.others]

    def _read(self, path: str, seen: Seen, rest: float):
        def repeat():
            while not self.is_over:
                status, seconds = measure(lambda: self.site.host.ask(path, timeout=PATIENCE).status_code)
                seen.note(status, seconds)
                time.sleep(rest)

        return repeat

    def _edit(self):
        def repeat():
            time.sleep(1.5)  # what is published just before a fault is kept nowhere yet
            while not self.is_over:
                if SIGNED_OUT in (self.publish(self.editor), self.upload(self.editor)):
                    measure(self.sign_in_again)
                time.sleep(0.3)

        return repeat

    def sign_in_again(self) -> int:
        with suppress(AssertionError):  # the site answers 503 at present: the next save leads here again
            self.editor = self.site.sign_in()
        return 200

    def publish(self, person) -> int:
        title = f"Edition {next(self.site.titles)}"
        status, seconds = measure(
            lambda: read_status(publish(person, self.site.pages["news"], "news", title, timeout=PATIENCE))
        )
        self.saves.note(status, seconds)
        self.published += status == 302
        return status

    def upload(self, person) -> int:
        title = f"Picture {next(self.site.titles)}"
        content = make_picture(size=(800, 500))
        status, seconds = measure(lambda: read_status(upload_picture_as(person, title, content, timeout=PATIENCE)))
        self.saves.note(status, seconds)
        if status == 302:
            self.uploaded.append(title)
        return status


def read_status(answer: requests.Response) -> int:
    return SIGNED_OUT if "/login/" in answer.headers.get("Location", "") else answer.status_code


def measure(send) -> tuple[int, float]:
    """Send a request; return its status, 0 without an answer, and the seconds that it took."""
    began = time.monotonic()
    try:
        status = send()
    except requests.RequestException:
        status = 0
    return status, time.monotonic() - began
