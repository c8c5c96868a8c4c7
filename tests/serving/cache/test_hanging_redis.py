"""A Redis that accepts connections and never answers costs a page half a second, once, and not for each value."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager

import pytest
from django.conf import settings
from django.core.cache.backends.base import BaseCache
from django.utils.module_loading import import_string

from cms.serving.cache import patient_redis

from .servers import redis_serving

pytestmark = [pytest.mark.once, pytest.mark.server]
VALUES = 40  # would wait for 20 seconds


@pytest.fixture(autouse=True)
def _short_patience(monkeypatch):
    monkeypatch.setattr(patient_redis, "LEFT_ALONE", 2)


def make_cache(port: int) -> BaseCache:
    """Return the cache of the production settings with CACHE_URL."""
    program = "import json; from django.conf import settings; print(json.dumps(settings.CACHES['default']))"
    chosen = {"CACHE_URL": f"redis://127.0.0.1:{port}/0", "DJANGO_SETTINGS_MODULE": "cms.settings.dev"}
    command = [sys.executable, "-c", program]
    found = json.loads(subprocess.check_output(command, cwd=settings.BASE_DIR, env=os.environ | chosen, text=True))
    return import_string(found.pop("BACKEND"))(found.pop("LOCATION"), found | {"KEY_FUNCTION": None})


@contextmanager
def at_most(seconds: float):
    began = time.monotonic()
    yield
    assert time.monotonic() - began < seconds


def read_and_write(cache) -> set:
    for number in range(VALUES):
        cache.set(f"value-{number}", number)
    found = {cache.get(f"value-{number}") for number in range(VALUES)}
    return found | set(cache.get_many([f"value-{number}" for number in range(VALUES)]).values())


def test_one_that_never_answers_is_asked_once():
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        cache = make_cache(server.getsockname()[1])
        with at_most(5):
            assert read_and_write(cache) == {None}


def test_one_that_is_stopped_is_left_alone_and_used_again_when_it_goes_on():
    with redis_serving() as (port, process):
        cache = make_cache(port)
        assert read_and_write(cache) == set(range(VALUES))
        process.send_signal(signal.SIGSTOP)
        try:
            with at_most(5):
                assert read_and_write(cache) == {None}
        finally:
            process.send_signal(signal.SIGCONT)
        deadline = time.monotonic() + 20
        while read_and_write(cache) != set(range(VALUES)):
            assert time.monotonic() < deadline, "Redis is not used again"
            time.sleep(0.2)


def test_while_it_is_tried_again_one_thread_waits_and_the_others_go_on():
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        cache = make_cache(server.getsockname()[1])
        cache.get("value")
        pool = cache.client.get_client().connection_pool
        time.sleep(max(0, pool.left_alone_until - time.monotonic()) + 0.05)
        waited = []

        def read():
            began = time.monotonic()
            cache.get("value")
            waited.append(time.monotonic() - began)

        threads = [threading.Thread(target=read) for _number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sum(seconds >= 0.5 for seconds in waited) == 1
