"""/healthz says whether this process can serve readers, /healthz/newsroom the rest, to clients on the machine."""

import datetime

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from cms.background.heartbeats import Pulse
from cms.background.models import TimerRun
from cms.health import for_readers

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    """A worker that has just looked for tasks."""
    Pulse("a-worker").beat()


@pytest.fixture
def absent_database(monkeypatch):
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "HOST", "127.0.0.1")
    monkeypatch.setitem(connection.settings_dict, "PORT", "1")
    monkeypatch.setitem(connection.settings_dict, "NAME", "/nowhere/at/all")


def ask_newsroom(client):
    answer = client.get("/healthz/newsroom")
    return answer.status_code, {name: word for name, word in answer.json()["checks"].items() if word != "ok"}


def test_healthy(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "checks": {"database": "ok", "migrations": "ok"}}
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_the_probe_meets_neither_allowed_hosts_nor_the_redirect_to_https(client, settings):
    settings.ALLOWED_HOSTS = ["www.example.org"]
    settings.SECURE_SSL_REDIRECT = True
    for path in ("/healthz", "/healthz/newsroom"):
        assert client.get(path, headers={"host": "10.1.2.3:8000"}).status_code in (200, 503)
    assert client.get("/robots.txt", headers={"host": "10.1.2.3:8000"}).status_code == 400


def test_a_migration_that_is_not_applied_makes_it_fail(client):
    name = MigrationRecorder.Migration.objects.filter(app="users").latest("id").name
    MigrationRecorder(connection).record_unapplied("users", name)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "failing", "checks": {"database": "ok", "migrations": "not all applied"}}


def test_a_database_that_is_not_there_makes_it_fail(client, absent_database):
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] == "failing"


def test_a_host_that_has_kept_pages_still_serves_them_without_a_database(client, absent_database, monkeypatch):
    monkeypatch.setattr(for_readers, "count_kept", lambda: 3)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (200, "kept pages only")


def test_only_reading_is_answered(client):
    for path in ("/healthz", "/healthz/newsroom"):
        assert client.post(path).status_code == 405
        assert client.head(path).status_code in (200, 503)
    assert client.get("/healthz/else").status_code == 404


def test_a_new_site_with_a_worker_is_healthy_for_the_newsroom(client, worker):
    answer = client.get("/healthz/newsroom")
    assert answer.status_code == 200, answer.json()
    assert answer.json()["status"] == "ok"
    assert set(answer.json()["checks"]) == {"worker", "tasks", "timers", "backup", "disk", "write", "cache", "pages"}
    assert answer["Cache-Control"] == "no-store"


def test_what_readers_do_not_notice_takes_no_host_out_of_rotation(client, settings):
    settings.CACHES = settings.CACHES | {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    settings.HEALTH = {"DISK_MEGABYTES": 10**12}
    late = timezone.now() - datetime.timedelta(days=2)
    client.get("/healthz/newsroom")
    TimerRun.objects.update(expected_since=late)
    expected = {"worker": "none", "timers": "late", "backup": "late", "disk": "full", "cache": "failing"}
    assert ask_newsroom(client) == (503, expected)
    assert client.get("/healthz").status_code == 200


def test_a_cache_that_is_not_there_makes_it_fail_without_saying_why_to_the_world(client, settings, worker):
    secret = "redis://:a-password@127.0.0.1:1/0"
    redis = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": secret}
    settings.CACHES = settings.CACHES | {"default": redis}
    answer = client.get("/healthz/newsroom")
    assert answer.status_code == 503
    assert answer.json()["checks"]["cache"] == "failing"
    assert b"password" not in answer.content
    settings.CACHES = settings.CACHES | {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


def test_strangers_read_short_words_and_neither_paths_nor_names(client, settings):
    settings.HEALTH = {"DISK_MEGABYTES": 10**12}
    answer = client.get("/healthz/newsroom")
    assert settings.PAGE_CACHE["VERSION_FILE"].rpartition("/")[0] not in answer.content.decode()
    assert all(len(word) < 20 for word in answer.json()["checks"].values())


def test_it_is_cheap(client, worker, django_assert_max_num_queries):
    client.get("/healthz/newsroom")
    with django_assert_max_num_queries(16):
        client.get("/healthz/newsroom")
