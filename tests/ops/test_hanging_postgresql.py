"""A PostgreSQL that accepts connections and says nothing: who waits for it is told soon, and it is used again later."""

import tempfile
import time
from pathlib import Path

import environ
import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from cms.compat.internals import InternalChangedError
from cms.compat.psycopg import WAIT
from cms.serving.patient_postgresql import base
from cms.users.trouble import Trouble, find_trouble

from .postgresql import hanging, postgresql

pytestmark = [pytest.mark.once, pytest.mark.server, pytest.mark.django_db]


@pytest.fixture
def cluster(monkeypatch):
    monkeypatch.setattr(base, "SILENCE", 1)
    monkeypatch.setattr(base, "LEFT_ALONE", 2)
    monkeypatch.setattr(base, "trust", base.Trust())
    with postgresql(Path(tempfile.mkdtemp(prefix="postgresql-"))) as cluster:
        yield cluster


def connect(cluster):
    found = environ.Env.db_url_config(cluster.url) | {"ENGINE": "cms.serving.patient_postgresql"}
    options = {"server_side_binding": True, "connect_timeout": 5}
    return ConnectionHandler({"default": found | {"OPTIONS": options}})["default"]


def ask(connection, sql="SELECT 1"):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()


def ask_in_vain(connection) -> float:
    """Return the seconds that it took to be told that the database is away."""
    began = time.monotonic()
    with pytest.raises(OperationalError) as found:
        ask(connection)
    assert find_trouble(found.value) is Trouble.AWAY
    connection.close()
    return time.monotonic() - began


def test_the_first_waits_for_some_seconds_and_those_after_it_do_not(cluster):
    kept, other = connect(cluster), connect(cluster)
    assert ask(kept) == (1,)
    with hanging(cluster):
        assert 1 <= ask_in_vain(kept) < 5  # of silence, and until a second connection is not answered
        assert ask_in_vain(kept) < 0.5
        assert ask_in_vain(other) < 0.5
    deadline = time.monotonic() + 10
    while True:
        try:
            assert ask(kept) == (1,)
            break
        except OperationalError:
            assert time.monotonic() < deadline
            time.sleep(0.1)
    assert ask(other) == (1,)


def test_a_long_query_is_silent_too_and_is_waited_for(cluster):
    assert ask(connect(cluster), "SELECT 'slept' FROM pg_sleep(4)") == ("slept",)


def test_a_server_that_ends_within_a_long_query_is_noticed_at_once(cluster):
    connection = connect(cluster)
    ask(connection)
    cluster.stop()
    assert ask_in_vain(connection) < 1
    cluster.start()
    assert ask(connection) == (1,)


def test_where_psycopg_has_no_place_to_wait_any_more_it_is_only_not_ended(cluster, monkeypatch):
    monkeypatch.setattr(WAIT.__class__, "find_owner", raise_changed)
    assert ask(connect(cluster)) == (1,)


def raise_changed(internal):
    raise InternalChangedError(internal.target)
