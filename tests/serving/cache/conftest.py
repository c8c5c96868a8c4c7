import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from cms.serving.cache.application import PageCache
from cms.serving.cache.current import get_version
from cms.serving.cache.urls import Key
from cms.serving.cache.warming import make_environ

LIMIT = 8 * 1024 * 1024


class Answer:
    def __init__(self, status, headers, body):
        self.status = int(status.split()[0])
        self.headers = {name.lower(): value for name, value in headers}
        self.body = body

    @property
    def text(self):
        return self.body.decode()


class Visitor:
    """Sends requests to a page cache as a server would, and counts the requests to the application behind it."""

    def __init__(self, application, version=None, limit=LIMIT):
        self.made = 0
        self.cache = PageCache(self.count(application), version or get_version(), limit)
        self.cache.warmer.start = lambda: None  # no thread: a test's database belongs to its own thread

    def count(self, application):
        def counted(environ, start_response):
            self.made += 1
            return application(environ, start_response)

        return counted

    def ask(self, path, query="", method="GET", **headers) -> Answer:
        environ = make_environ(Key("http", "testserver", path, query))
        environ |= {"REQUEST_METHOD": method, "wsgi.input": io.BytesIO()}
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        started = []
        parts = self.cache(environ, lambda *answer: started.append(answer))
        body = b"".join(parts)
        if hasattr(parts, "close"):
            parts.close()
        return Answer(*started[-1][:2], body)

    def asks_anew(self, *args, **kwargs) -> bool:
        """Return whether Django answered this request."""
        before = self.made
        self.ask(*args, **kwargs)
        return self.made > before


@pytest.fixture
def visitor(db):
    # As Django's own test client does: the connection with the test's transaction outlives a request.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Visitor(WSGIHandler())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def _no_hints():
    """Do not warm in this test what an earlier test changed."""
    Path(f"{settings.PAGE_CACHE['VERSION_FILE']}-hints").unlink(missing_ok=True)
