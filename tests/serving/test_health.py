"""/healthz says whether this process can serve readers, to clients on the machine itself."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.django_db


def test_healthy(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "checks": {"database": "ok", "cache": "ok", "pages": "ok", "migrations": "ok"},
    }
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_the_probe_meets_neither_allowed_hosts_nor_the_redirect_to_https(client, settings):
    settings.ALLOWED_HOSTS = ["www.example.org"]
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz", headers={"host": "10.1.2.3:8000"}).status_code == 200
    assert client.get("/robots.txt", headers={"host": "10.1.2.3:8000"}).status_code == 400


def test_a_migration_that_is_not_applied_makes_it_fail(client):
    name = MigrationRecorder.Migration.objects.filter(app="users").latest("id").name
    MigrationRecorder(connection).record_unapplied("users", name)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {
        "status": "failing",
        "checks": {"database": "ok", "cache": "ok", "pages": "ok", "migrations": "not all applied"},
    }


def test_a_cache_that_forgets_makes_it_fail(client, settings):
    settings.CACHES = settings.CACHES | {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["cache"] == "what was written is not read back"


def test_a_cache_that_is_not_there_makes_it_fail_without_saying_why_to_the_world(client, settings):
    secret = "redis://:a-password@127.0.0.1:1/0"
    redis = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": secret}
    settings.CACHES = settings.CACHES | {"default": redis}
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["cache"] == "failing"
    assert b"password" not in answer.content
    settings.CACHES = settings.CACHES | {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


def test_a_database_that_is_not_there_makes_it_fail(client, settings, monkeypatch, django_db_blocker):
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "HOST", "127.0.0.1")
    monkeypatch.setitem(connection.settings_dict, "PORT", "1")
    monkeypatch.setitem(connection.settings_dict, "NAME", "/nowhere/at/all")
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] == "failing"


def test_only_reading_is_answered(client):
    assert client.post("/healthz").status_code == 405
    assert client.head("/healthz").status_code == 200
