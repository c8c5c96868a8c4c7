"""A PostgreSQL that hangs or is stopped: kept pages go on, others get 503 in their language, soon, while it lasts."""

import time
from contextlib import contextmanager

import pytest

from tests.ops.postgresql import hanging
from tests.serving.test_absent_database import HEADINGS

from .newsroom import write_page

pytestmark = [pytest.mark.once, pytest.mark.server]
SLOWEST = 6.5  # seconds that a reader may wait for the first refusal: 3 of silence, 2 for a second connection
AT_ONCE = 1.5


@contextmanager
def stopped(cluster):
    cluster.stop()
    try:
        yield
    finally:
        cluster.start()


def ask(host, path):
    began = time.monotonic()
    answer = host.ask(path)
    return answer, time.monotonic() - began


@pytest.mark.parametrize(("away", "slowest"), [(hanging, SLOWEST), (stopped, AT_ONCE)])
def test_readers_are_served_or_told_soon(shared, here, there, away, slowest):
    if there.ask("/en/kept/").status_code == 404:
        write_page(here, "kept", "A page that is kept")
    for _time in range(3):
        time.sleep(1)  # until hosts have told each other of the pages that were written
        assert there.ask("/en/kept/").status_code == 200
    with away(shared.cluster):
        for number, (language, heading) in enumerate(HEADINGS.items()):
            answer, seconds = ask(there, f"/{language}/never-asked-for-{away.__name__}/")
            assert answer.status_code == 503
            assert int(answer.headers["Retry-After"]) > 0
            assert f'<html lang="{language}">' in answer.text
            assert heading in answer.text
            assert seconds < (slowest if number == 0 else AT_ONCE), number
        kept = [ask(there, "/en/kept/") for _time in range(100)]
        assert {answer.status_code for answer, _seconds in kept} == {200}
        assert sorted(seconds for _answer, seconds in kept)[50] < 0.1
        health = there.ask("/healthz")
        assert (health.status_code, health.json()["status"]) == (200, "kept pages only")
    began = time.monotonic()
    # One process may try again some seconds after another.
    while there.ask("/en/search/?q=kept").status_code != 200 or there.ask("/healthz").json()["status"] != "ok":
        assert time.monotonic() - began < 15
        time.sleep(0.2)


def test_a_query_that_takes_long_is_not_taken_for_a_hanging_server(here):
    slow = "from django.db import connection as c; x = c.cursor(); x.execute('SELECT pg_sleep(7)'); print('slept')"
    assert here.run(slow) == "slept"
