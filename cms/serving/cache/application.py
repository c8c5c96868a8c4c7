"""The WSGI application in front of Django's. It answers cached pages within microseconds."""

from django.conf import settings

from .current import get_version
from .entries import Entry, choose_encoding
from .store import Store
from .urls import Key, find_key, is_acknowledged, is_passed_by
from .warming import Warmer

LARGEST = 2 * 1024 * 1024  # bytes of an answer before it is compressed
KEPT_TYPES = ("text/", "application/xml", "application/json", "application/atom", "application/rss", "application/ld")
# Headers that differ from reader to reader; a page that all readers get must not depend on them.
PERSONAL = ("HTTP_COOKIE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "HTTP_ACCEPT_ENCODING")


class PageCache:
    """Wrap a WSGI application with the page cache.

    version: an object whose `read()` returns a token, or None while nothing may be cached."""

    def __init__(self, application, version, limit: int):
        self.application = application
        self.version = version
        self.store = Store(limit)
        self.warmer = Warmer(self)

    def __call__(self, environ, start_response):
        key = find_key(environ)
        token = key and self.version.read()
        if token is None:
            return self.application(environ, start_response)
        entry = self.store.get(token, key)
        if entry is None:
            key = Key(*key)
            if is_passed_by(key.path):
                return self.application(environ, start_response)
            entry, passed_on = self.fill(token, key, environ, start_response)
            if entry is None:
                return passed_on
        return self.answer(key, entry, environ, start_response)

    def answer_kept(self, environ, start_response):
        """Send a page that is cached; return None, and send nothing, if it is not. This waits for nothing."""
        key = find_key(environ)
        token = key and self.version.read()
        entry = None if token is None else self.store.get(token, key)
        return entry and self.answer(key, entry, environ, start_response)

    def answer(self, key: Key, entry: Entry, environ, start_response):
        """Send a cached answer, or 304 if the reader has it already."""
        encoding = choose_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        variant = entry.variants.get(encoding)
        if variant is None:
            variant = entry.get_variant(encoding)
            self.store.count_again(key, entry)
        if entry.is_known_to(environ, variant.etag):
            start_response("304 Not Modified", list(variant.headers_of_304))
            return []
        start_response("200 OK", list(variant.headers))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [variant.body]

    def count_kept(self) -> int:
        return self.store.count(self.version.read())

    def fill(self, token, key: Key, environ, start_response=lambda *answer: None):
        """Make a page, or wait for the thread that is making it, and cache it if that is allowed.

        Return the entry and None, or None and the iterable of an answer that was passed on unchanged.
        """
        with self.store.making(token, key):
            entry = self.store.get(token, key)
            if entry is not None:
                return entry, None
            entry, passed_on = self._make(token, key, environ, start_response)
        if entry is not None:
            self.warmer.start()
        return entry, passed_on

    def _make(self, token, key: Key, environ, start_response):
        asked = {name: value for name, value in environ.items() if name not in PERSONAL}
        asked |= {"REQUEST_METHOD": "GET", "QUERY_STRING": key.query, "HTTP_X_FORWARDED_PROTO": key.scheme}
        if key.host:
            asked["HTTP_HOST"] = key.host
        started: list = []
        body = self.application(asked, lambda *answer: started.append(answer))
        status, headers = started[-1][:2]
        if may_be_kept(status, headers) and is_acknowledged(key, asked):
            try:
                entry = Entry(headers, b"".join(body))
            finally:
                close(body)
            self.store.put(token, key, entry)
            return entry, None
        if status.startswith("3") and environ.get("QUERY_STRING", "") != key.query:
            close(body)
            return None, self.application(environ, start_response)  # a redirect keeps the whole query
        start_response(*started[-1])
        if environ["REQUEST_METHOD"] == "HEAD":
            close(body)
            return None, []
        return None, body


_page_caches: list[PageCache] = []


def count_kept() -> int:
    """Return how many pages this process can send without Django now."""
    return sum(page_cache.count_kept() for page_cache in _page_caches)


def may_be_kept(status: str, headers: list[tuple[str, str]]) -> bool:
    """Return whether an answer is complete and the same for every anonymous reader."""
    if not status.startswith("200 "):
        return False
    found = {name.lower(): value for name, value in headers}
    control = found.get("cache-control", "").lower()
    return (
        "set-cookie" not in found
        and "content-encoding" not in found
        and not {name.strip().lower() for name in found.get("vary", "").split(",")} - {"", "accept-encoding"}
        and not any(word in control for word in ("private", "no-store", "no-cache", "max-age=0"))
        and found.get("content-type", "").startswith(KEPT_TYPES)
        and int(found.get("content-length", LARGEST + 1)) <= LARGEST
    )


def close(body) -> None:
    """Close an answer's body, which ends Django's request (PEP 3333)."""
    if hasattr(body, "close"):
        body.close()


def add_page_cache(application) -> PageCache | None:
    """Return a page cache in front of the application; None if the settings switch the cache off."""
    limit = settings.PAGE_CACHE["BYTES"]
    if not limit:
        return None
    _page_caches.append(PageCache(application, get_version(), limit))
    return _page_caches[-1]
