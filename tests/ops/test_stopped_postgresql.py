"""A real PostgreSQL that is stopped: its errors are recognised, and readers get 503 in their language."""

import http.client
import json
import tempfile
from pathlib import Path

import environ
import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from cms.users.trouble import Trouble, find_trouble
from tests.serving.cache.servers import serving

from .postgresql import postgresql

pytestmark = [pytest.mark.once, pytest.mark.server, pytest.mark.django_db]


@pytest.fixture
def cluster():
    with postgresql(Path(tempfile.mkdtemp(prefix="postgresql-"))) as cluster:
        yield cluster


def connect(cluster):
    """Return a connection with the options of the settings."""
    found = environ.Env.db_url_config(cluster.url) | {"OPTIONS": {"server_side_binding": True, "connect_timeout": 5}}
    return ConnectionHandler({"default": found})["default"]


def find_trouble_with(connection, sql="SELECT 1"):
    with pytest.raises(OperationalError) as found, connection.cursor() as cursor:
        cursor.execute(sql)
    return find_trouble(found.value)


def test_its_errors_are_recognised(cluster):
    kept = connect(cluster)
    with kept.cursor() as cursor:
        cursor.execute("SET statement_timeout = 50")
    assert find_trouble_with(kept, "SELECT pg_sleep(1)") is None
    cluster.stop()
    assert find_trouble_with(kept) is Trouble.AWAY  # in the middle of a request
    kept.close()
    assert find_trouble_with(kept) is Trouble.AWAY  # at its start
    cluster.start()
    with connect(cluster).cursor() as cursor:
        cursor.execute("SELECT 1")


def ask(port, path, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": "testserver", **headers})
    answer = connection.getresponse()
    return answer, answer.read().decode()


def test_readers_are_asked_to_come_back(cluster):
    cluster.stop()
    with serving(DATABASE_URL=cluster.url) as port:
        for language, heading in {"fr": "De retour dans un instant", "pt": "Voltamos já"}.items():
            answer, html = ask(port, f"/{language}/magazine/")
            assert (answer.status, answer.headers["Retry-After"]) == (503, "30")
            assert f'<html lang="{language}">' in html
            assert heading in html
        answer, checks = ask(port, "/healthz")
        assert (answer.status, json.loads(checks)["checks"]["database"]) == (503, "failing")
        assert ask(port, "/healthz/newsroom")[0].status == 503
