"""The real server, attacked: 32 slow senders, 16 searches and 12 guesses at once leave kept pages as they were.

`make load` measures the same on the demonstration, behind both proxies; the goal there is 50 ms. Here the machine may
be slow and busy: without bounds, no page is sent at all.
"""

import http.client
import socket
import time

import pytest

from tests.factories import StandardPageFactory
from tests.load.attack import attack

from .cache.servers import serving

pytestmark = [pytest.mark.once, pytest.mark.server]
SECONDS = 4
LONGEST = 1000  # milliseconds


@pytest.fixture
def server(transactional_db, django_db_serialized_rollback, roots):
    pages = [StandardPageFactory(parent=roots["en"], title=f"Page {number}") for number in range(4)]
    with serving(workers=2) as port:
        for page in pages * 12:  # both processes keep them
            assert ask(port, page.url) == 200
        yield port, [page.url for page in pages]


def test_kept_pages_are_sent_while_others_take_all_that_they_can_get(server):
    port, kept = server
    outcome = attack(port, kept=kept, search="/en/search/", host="testserver", seconds=SECONDS)
    assert outcome.count_failed == 0, outcome.statuses
    assert len(outcome.times) > 50
    assert outcome.find_percentile(99) < LONGEST, outcome.statuses
    assert outcome.statuses["search"].get("200"), "some are answered"
    assert set(outcome.statuses["search"]) | set(outcome.statuses["guess"]) <= {"200", "302", "429", "503", "0"}


def test_whatever_a_connection_does_the_next_reader_is_answered(server):
    """Half a head, half a body, Expect, an upgrade, chunks that never end: forty connections each."""
    port, kept = server
    heads = [
        b"",
        b"GET / HT",
        b"POST /en/ HTTP/1.1\r\nHost: testserver\r\nContent-Length: 99\r\n\r\nabc",
        b"POST /en/ HTTP/1.1\r\nHost: testserver\r\nContent-Length: 99\r\nExpect: 100-continue\r\n\r\n",
        b"POST /en/ HTTP/1.1\r\nHost: testserver\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n",
        b"GET /en/ HTTP/1.1\r\nHost: testserver\r\nContent-Length: 99\r\n\r\nabc",
        b"OPTIONS /en/ HTTP/1.1\r\nHost: testserver\r\nContent-Length: 99\r\n\r\nabc",
        b"GET /en/ HTTP/1.1\r\nHost: testserver\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ]
    held = []
    for head in heads * 40:
        held.append(connection := socket.create_connection(("127.0.0.1", port)))
        connection.sendall(head)
    time.sleep(1)
    for _ in range(10):
        start = time.monotonic()
        assert ask(port, kept[0]) == 200
        assert ask(port, kept[0], "HEAD") == 200
        assert time.monotonic() - start < 2 * LONGEST / 1000
    for connection in held:
        connection.close()
    deadline = time.monotonic() + 10
    while ask(port, "/en/search/?q=fern") != 200:
        assert time.monotonic() < deadline, "places were not given back"
    assert ask(port, "/en/", "POST") in (403, 405), "no form is there"


def ask(port: int, path: str, method: str = "GET") -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers={"Host": "testserver"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status
