"""How many requests may be worked on at once, by kind: kept pages are answered whatever the others do.

The server gives each request a thread of its own and waits for nobody. A kept page is answered at once. Every other
request needs a place in the *room* of its kind: a few threads work there, and some more requests may wait. Only these
threads run Django, so they alone hold connections to the database. Who finds no place gets 503 with Retry-After. The
server has more threads than all rooms have places (`count_threads`), so one is always free for the kept pages.

A body is received before its request enters a room: a slow line keeps a place among those who send, no thread of
Django. People who have signed in have places of their own, here and in the rooms.
"""

import io
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from http import HTTPStatus

from django.http import FileResponse

from cms.compat.sessions import has_session

from .cache.application import add_page_cache, close
from .cache.urls import find_key, is_passed_by
from .refusals import refuse

IN_MEMORY = 256 * 1024  # bytes of a body; a longer one goes to a temporary file while it is received
BLOCK = 64 * 1024
LARGEST_BODY = 40 * 1024 * 1024  # bytes, as the proxies in docs/deploy/ limit it
SENT_AT_ONCE = 2 * 1024 * 1024  # bytes of an answer that are handed to the server in one piece
WITHOUT_BODY = ("GET", "HEAD", "OPTIONS")
SPARE = 4  # threads of the server for kept pages and refusals


class NoPlaceError(Exception):
    """All places are taken."""


class BodyTooLargeError(Exception):
    """A body is longer than LARGEST_BODY."""


class BodyCutShortError(Exception):
    """The connection was closed before the whole body had arrived."""


class Room:
    """Threads for one kind of request, and places in which a few more may wait for them.

    patience: seconds that a request may wait before its work begins."""

    def __init__(self, name: str, threads: int, waiting: int, patience: float):
        self.name, self.patience, self.places = name, patience, threads + waiting
        self.free = threading.BoundedSemaphore(self.places)
        self.pool = ThreadPoolExecutor(threads, thread_name_prefix=name)

    def run(self, function: Callable, *arguments):
        """Return what the function returns, called in one of the room's threads. Raise NoPlaceError if all are busy."""
        if not self.free.acquire(blocking=False):
            raise NoPlaceError
        future: Future = self.pool.submit(function, *arguments)
        future.add_done_callback(lambda done: self.free.release())
        if not wait([future], self.patience).done and future.cancel():
            raise NoPlaceError
        return future.result()


class Places:
    """Places for what keeps only a thread of the server: receiving a body, sending a large file."""

    def __init__(self, places: int):
        self.places, self.free = places, threading.BoundedSemaphore(places)

    @contextmanager
    def taken(self):
        """Keep a place for a `with` block. Raise NoPlaceError if there is none."""
        if not self.free.acquire(blocking=False):
            raise NoPlaceError
        try:
            yield
        finally:
            self.free.release()


class Bounds:
    """Wrap a WSGI application with the rooms.

    answer_kept: called first, with the same arguments; returns the body of a kept page, or None.
    """

    def __init__(self, application, answer_kept=lambda environ, start_response: None):
        self.application, self.answer_kept = application, answer_kept
        self.pages = Room("pages", threads=2, waiting=16, patience=10)
        self.others = Room("others", threads=1, waiting=8, patience=3)
        self.forms = Room("forms", threads=1, waiting=8, patience=3)
        self.newsroom = Room("newsroom", threads=3, waiting=12, patience=10)
        self.files = Room("files", threads=1, waiting=8, patience=3)
        self.probes = Room("probes", threads=1, waiting=1, patience=10)
        self.rooms = (self.pages, self.others, self.forms, self.newsroom, self.files, self.probes)
        self.sent_by_strangers, self.downloads = Places(8), Places(8)
        # Behind Caddy, which keeps only the first megabyte, a part of a picture from a slow line takes its place for
        # minutes, and who fills the picture inbox sends three at once: the others must still be able to save.
        self.sent_by_the_newsroom = Places(24)

    def __call__(self, environ, start_response):
        kept = self.answer_kept(environ, start_response)
        if kept is not None:
            return kept
        try:
            with self.receive_body(environ) as asked:
                answer, body = self.choose_room(asked).run(_call, self.application, asked)
            if not isinstance(body, list):
                body = Download(body, self.downloads)
        except NoPlaceError:
            return refuse(environ, start_response, HTTPStatus.SERVICE_UNAVAILABLE)
        except BodyTooLargeError:
            return refuse(environ, start_response, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        except BodyCutShortError:
            start_response("400 Bad Request", [("Content-Type", "text/plain")])
            return []  # nobody is there to read it
        start_response(*answer)
        return body

    def choose_room(self, environ: dict) -> Room:
        path = environ["PATH_INFO"]
        if path.startswith("/healthz"):
            return self.probes
        if path.startswith(("/static/", "/media/")):
            return self.files
        if has_session(environ):
            return self.newsroom
        if environ["REQUEST_METHOD"] not in WITHOUT_BODY:
            return self.forms
        return self.others if find_key(environ) is None or is_passed_by(path) else self.pages

    @contextmanager
    def receive_body(self, environ: dict):
        """Yield the environment with the whole body in a file. GET, HEAD and OPTIONS have none, whatever is sent."""
        if environ["REQUEST_METHOD"] in WITHOUT_BODY or environ.get("CONTENT_LENGTH") == "0":
            yield environ | {"CONTENT_LENGTH": "0", "wsgi.input": io.BytesIO()}
            return
        places = self.sent_by_the_newsroom if has_session(environ) else self.sent_by_strangers
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as body:
            with places.taken():
                length = _copy(environ, body)
            body.seek(0)
            yield environ | {"CONTENT_LENGTH": str(length), "wsgi.input": body}


class Download:
    """A large file, which the server's own thread sends as fast as its reader takes it."""

    def __init__(self, body, places: Places):
        self.body, self.kept = body, ExitStack()
        self.kept.callback(close, body)
        try:
            self.kept.enter_context(places.taken())
        except NoPlaceError:
            self.kept.close()
            raise

    def __iter__(self):
        return iter(self.body)

    def close(self) -> None:
        self.kept.close()


def _copy(environ: dict, body) -> int:
    """Receive a request's body into a file; return its length."""
    declared = int(environ.get("CONTENT_LENGTH") or 0)
    if declared > LARGEST_BODY:
        raise BodyTooLargeError
    length = 0
    while block := environ["wsgi.input"].read(BLOCK):
        body.write(block)
        length += len(block)
        if length > LARGEST_BODY:  # a body in chunks does not declare its length
            raise BodyTooLargeError
    if length < declared:
        raise BodyCutShortError
    return length


def _call(application, environ: dict) -> tuple[tuple, list | FileResponse]:
    """Call a WSGI application; return the status and headers, and the whole body, except of a large file."""
    started: list = []
    body = application(environ, lambda *answer: started.append(answer))
    answer = started[-1][:2]
    if isinstance(body, FileResponse) and environ["REQUEST_METHOD"] != "HEAD" and _is_large(answer[1]):
        return answer, body
    try:
        return answer, [] if environ["REQUEST_METHOD"] == "HEAD" else list(body)
    finally:
        close(body)


def _is_large(headers: list[tuple[str, str]]) -> bool:
    lengths = [int(value) for name, value in headers if name.lower() == "content-length"]
    return not lengths or lengths[0] > SENT_AT_ONCE


def bound(application) -> Bounds:
    """Return the application with the bounds in front, and the page cache in front of those."""
    page_cache = add_page_cache(application)
    return Bounds(page_cache, page_cache.answer_kept) if page_cache else Bounds(application)


def count_threads() -> int:
    """Return how many threads the server needs in each process: one for each place, and some to spare."""
    bounds = Bounds(None)
    places = (*bounds.rooms, bounds.sent_by_strangers, bounds.sent_by_the_newsroom, bounds.downloads)
    return sum(each.places for each in places) + SPARE
