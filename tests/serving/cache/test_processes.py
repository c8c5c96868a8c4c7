"""Two hundred publications while four readers poll: nobody gets an old page after a publication has returned."""

import http.client
import json
import re
import threading
import time
from contextlib import contextmanager

import pytest
import redis

from cms.serving.cache.shared import SharedVersion
from tests.factories import StandardPageFactory

from .servers import find_port, redis_serving, serving

pytestmark = [pytest.mark.once, pytest.mark.server]

PUBLICATIONS = 200
READERS = 4


class Readers:
    """Poll a URL, and note each response that is older than what was published when it was requested.

    patience: seconds after which a publication must show.
    """

    def __init__(self, path: str, ports: list[int], patience: float = 0):
        self.path, self.patience = path, patience
        self.published = [(float("-inf"), 0)]
        self.stale, self.failures, self.answers = [], [], 0
        self.is_over = False
        self.threads = [threading.Thread(target=self._read, args=(ports[i % len(ports)],)) for i in range(READERS)]

    def _read(self, port: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while not self.is_over:
            moment = time.monotonic() - self.patience
            expected = next(number for since, number in reversed(self.published) if since <= moment)
            try:
                connection.request("GET", self.path, headers={"Host": "testserver"})
                answer = connection.getresponse()
                found = int(re.search(rb"Edition (\d+)", answer.read())[1])
            except Exception as error:
                self.failures.append(repr(error))
                connection.close()
                continue
            self.answers += 1
            if found < expected:
                self.stale.append((expected, found))
            time.sleep(0.01)

    @contextmanager
    def polling(self):
        for thread in self.threads:
            thread.start()
        try:
            yield self
        finally:
            self.is_over = True
            for thread in self.threads:
                thread.join()

    def publish(self, page, numbers: range) -> None:
        for number in numbers:
            page.title = f"Edition {number}"
            page.save_revision().publish()
            self.published.append((time.monotonic(), number))


@pytest.fixture
def page(transactional_db, django_db_serialized_rollback, roots, settings):
    # The card of each of the 200 titles would be drawn: most of the time, and readers do not request it.
    settings.TASKS = {"default": {"BACKEND": "tests.task_backends.AllButDrawing"}}
    return StandardPageFactory(parent=roots["en"], title="Edition 0", slug="edition")


@pytest.mark.parametrize("workers", [1, 2])
def test_nobody_is_sent_an_old_page_whatever_the_number_of_processes(page, workers):
    with serving(workers) as port, Readers(page.url, [port]).polling() as readers:
        readers.publish(page, range(1, PUBLICATIONS + 1))
    assert readers.failures == []
    assert readers.stale == []
    assert readers.answers > PUBLICATIONS


def test_other_hosts_show_it_within_a_second_also_when_redis_stops_half_way(page, tmp_path):
    with (
        redis_serving() as (redis_port, redis_process),
        serving(PAGE_VERSION_URL=f"redis://127.0.0.1:{redis_port}/0") as here,
        serving(
            PAGE_VERSION_URL=f"redis://127.0.0.1:{redis_port}/0", PAGE_VERSION_FILE=str(tmp_path / "other-host")
        ) as there,
        Readers(page.url, [here, there], patience=1).polling() as readers,
    ):
        readers.publish(page, range(1, PUBLICATIONS // 2 + 1))
        time.sleep(1.2)
        redis_process.terminate()
        redis_process.wait(10)
        readers.publish(page, range(PUBLICATIONS // 2 + 1, PUBLICATIONS + 1))
        time.sleep(1.2)
        health = http.client.HTTPConnection("127.0.0.1", here, timeout=30)
        health.request("GET", "/healthz/newsroom")
        assert json.load(health.getresponse())["checks"]["pages"] == "alone"
    assert readers.failures == []
    assert readers.stale == []


def test_hosts_hear_of_each_other_and_of_what_happened_while_redis_was_away(tmp_path):
    with redis_serving() as (port, _process):
        url = f"redis://127.0.0.1:{port}/0"
        here, there = SharedVersion(tmp_path / "here", url), SharedVersion(tmp_path / "there", url)
        here.bump()
        there.bump()
        before = _wait_until_calm(there)
        here.bump()
        changed = _wait_for_another(there, before)
        redis.Redis.from_url(url).flushall()
        assert _wait_for_another(there, changed), "Redis has forgotten, and is told again"
    alone = there.read()
    time.sleep(2.2)
    assert there.read() != alone, "without Redis, what is kept is kept for a second"


def test_a_redis_that_was_never_there_keeps_nobody_waiting(tmp_path):
    version = SharedVersion(tmp_path / "version", f"redis://127.0.0.1:{find_port()}/0")
    version.bump()
    start = time.monotonic()
    assert version.read() is not None
    assert time.monotonic() - start < 1
    assert not version.is_reachable


def _wait_until_calm(version):
    time.sleep(1)
    return version.read()


def _wait_for_another(version, token, seconds: float = 1):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if version.read() != token:
            return version.read()
        time.sleep(0.02)
    return None
