"""A release is one visible change: whoever asks after another has seen it sees it too, while editors go on saving.

Readers poll twenty addresses of a real server with two processes. `RELEASE_TEXTS=90` makes the release as large as an
issue in three languages; the figures are printed.
"""

import http.client
import itertools
import os
import re
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from cms.releases.models import State
from cms.releases.publishing.undoing import undo
from tests.newsroom.conftest import superuser  # noqa: F401 - a fixture
from tests.serving.cache.servers import serving

from .conftest import CODES, reload
from .test_killed import Releasing

pytestmark = [
    pytest.mark.server,
    pytest.mark.usefixtures("transactional_db", "django_db_serialized_rollback"),
]
ADDRESSES = 20
READERS = 4
TEXTS = int(os.environ.get("RELEASE_TEXTS", ADDRESSES))
WORDS = "What the release brings"
HEADERS = {"Host": "testserver"}


@dataclass
class Answer:
    address: str
    status: int
    is_new: bool
    began: float
    ended: float
    location: str = ""


def is_in_heading(html: str) -> bool:
    """The card's description follows within a minute, with the card."""
    heading = re.search(r"<h1.*?</h1>", html, re.DOTALL)
    return heading is not None and WORDS in heading[0]


class Readers:
    """Poll addresses in turn, by several threads, and keep each answer."""

    def __init__(self, addresses: list[str], port: int):
        self.addresses, self.port = addresses, port
        self.answers: list[Answer] = []
        self.is_over = False

    @contextmanager
    def polling(self):
        threads = [threading.Thread(target=self._read, args=(number,)) for number in range(READERS)]
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            self.is_over = True
            for thread in threads:
                thread.join()

    def _read(self, number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        first = number * len(self.addresses) // READERS
        for address in itertools.cycle(self.addresses[first:] + self.addresses[:first]):
            if self.is_over:
                return
            began = time.monotonic()
            connection.request("GET", address, headers=HEADERS)
            response = connection.getresponse()
            html, location = response.read().decode(), response.getheader("Location", "")
            self.answers.append(
                Answer(address, response.status, is_in_heading(html), began, time.monotonic(), location)
            )
            time.sleep(0.005)

    def find_late(self, *, is_new: bool, since: float) -> list[Answer]:
        """Return the answers to what was asked after another had seen the change, and that do not show it.

        is_new: whether the change brings the words, or takes them back. since: when it was begun.
        """
        later = [answer for answer in self.answers if answer.began > since]
        seen = min(answer.ended for answer in later if answer.is_new == is_new)
        return [answer for answer in later if answer.began > seen and answer.is_new != is_new]

    def find_longest_wait(self, since: float, until: float) -> float:
        """Return the seconds of the slowest answer within a time."""
        return max(
            answer.ended - answer.began for answer in self.answers if since < answer.ended and answer.began < until
        )


class Editor:
    """Somebody who locks and unlocks another page in the admin, again and again: each is a write."""

    def __init__(self, page, user, port: int):
        client = Client()
        client.force_login(user)
        self.cookies = f"sessionid={client.cookies['sessionid'].value}; csrftoken={'a' * 32}"
        self.addresses = [reverse(f"wagtailadmin_pages:{name}", args=[page.pk]) for name in ("lock", "unlock")]
        self.port = port
        self.answers: list[Answer] = []
        self.is_over = False
        self.thread = threading.Thread(target=self._write)

    def _write(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = HEADERS | {"Cookie": self.cookies, "X-CSRFToken": "a" * 32}
        for address in itertools.cycle(self.addresses):
            if self.is_over:
                return
            began = time.monotonic()
            connection.request("POST", address, headers=headers)
            response = connection.getresponse()
            response.read()
            self.answers.append(Answer(address, response.status, False, began, time.monotonic()))
            time.sleep(0.1)

    @contextmanager
    def saving(self):
        self.thread.start()
        try:
            yield self
        finally:
            self.is_over = True
            self.thread.join()


@pytest.fixture
def texts(magazines, people, draft):
    """Drafts, and updates of live texts: every second text is live already. By turns in the three languages."""
    texts = []
    for number, code in zip(range(TEXTS), itertools.cycle(CODES), strict=False):
        text = draft(magazines[code], f"Text {number}", people["editor"].user)
        if number % 2:
            text.latest_revision.publish(user=people[code].user)
        texts.append(reload(text))
    return texts


@pytest.fixture
def release(texts, people, bundle, edit, approve):
    release = bundle(*texts, responsible=people["fr"].user)
    for text in texts:
        edit(text, people["editor"].user, title=f"{WORDS} {text.pk}")
        approve(text, people[text.locale.language_code].user)
    return release


def test_nobody_sees_what_was_before_after_another_has_seen_the_release(
    release,
    texts,
    magazines,
    superuser,  # noqa: F811
):
    addresses = [text.get_url() for text in texts[:ADDRESSES]]
    releasing = Releasing()
    try:
        with (
            serving(workers=2, PAGE_VERSION_FILE=settings.PAGE_CACHE["VERSION_FILE"]) as port,
            Readers(addresses, port).polling() as readers,
            Editor(magazines["fr"], superuser.user, port).saving() as editor,
        ):
            time.sleep(1)
            began = time.monotonic()
            releasing.start(release)
            assert releasing.wait() == 0
            happened = time.monotonic()
            time.sleep(1)
            release.refresh_from_db()
            assert release.state == State.LIVE
            undoing = time.monotonic()
            undo(release)
            undone = time.monotonic()
            time.sleep(1)
    finally:
        releasing.stop()

    shown = {answer.address for answer in readers.answers if answer.is_new}
    assert shown == set(addresses)
    # A page that goes live while its absence is answered sends the reader to itself.
    assert [
        a for a in readers.answers if a.status not in (200, 404) and (a.status, a.location) != (302, a.address)
    ] == []
    readers.answers, after = (
        [answer for answer in readers.answers if answer.began <= undoing],
        [answer for answer in readers.answers if answer.began > undoing],
    )
    assert readers.find_late(is_new=True, since=began) == []
    wait = readers.find_longest_wait(began, happened)
    assert len([answer for answer in readers.answers if began < answer.began < answer.ended < happened]) > ADDRESSES
    readers.answers = after
    assert readers.find_late(is_new=False, since=undoing) == []
    assert {answer.status for answer in editor.answers} <= {302, 503}  # they wait, or get a sentence
    slowest = max(answer.ended - answer.began for answer in editor.answers)
    print(
        f"{len(texts)} texts in {happened - began:.2f} s ({float(releasing.used):.2f} s of processor time), "
        f"undone in {undone - undoing:.2f} s; meanwhile readers waited "
        f"{wait:.2f} s at most, an editor who saves {slowest:.2f} s"
    )
