"""Render what readers will see after a release: its pages, and every other page whose HTML it changes.

It yields messages, which `making` stores. It runs in a process of its own (`manage.py render_walk`).
"""

import hashlib
import html
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from urllib.parse import quote, unquote, urljoin, urlsplit

from django.conf import settings
from django.core.cache import caches
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from wagtail.models import Page

from cms.compat.clock import standing_clock
from cms.core.caching.compiled_queries import forget_compiled
from cms.releases.models import Release
from cms.releases.texts import TextKey
from cms.seo.sitemaps import Sitemap
from cms.serving.cache.current import move_version
from cms.serving.cache.urls import Key
from cms.serving.cache.warming import make_environ
from cms.serving.pages.routing import forget_places

from .models import MOST
from .rehearsing import UNREACHABLE, Rehearsed, is_waited_for, rehearse

SITE = f" · {settings.WAGTAIL_SITE_NAME}"  # at the end of titles
_HREF = re.compile(r"""<a\b[^>]*?\bhref=(["'])(.*?)\1""", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
# What offers a text that does not exist in a language (cms.serving.pages.missing_translation).
_PERMANENT = re.compile(r"^/[\w-]+/id/\w{1,40}/?$")
_FURTHER = re.compile(r"^(?:page=\d{1,4}|with=[\w-]{2,20})$")  # pages of a list, two languages side by side


def render_walk(release: Release, moment: datetime) -> Iterator[dict]:
    """Yield messages: `left_out`, `total`, `done`, `beyond` and `page`, whose `body` is HTML, compressed.

    The pages of the release come first. Nothing that is written stays. The last message is `gave_way` if somebody who
    saves a text waited for the transaction: the walk would be outdated anyway.
    """
    renderer = Renderer()
    others: list[tuple[dict, bytes]] = []  # that may have changed, with the hash of their HTML
    with _at(moment):
        with rehearse(release) as rehearsed:
            _forget()
            yield {"left_out": rehearsed.left_out}
            plan = _Plan(renderer, rehearsed)
            for number, address in enumerate(plan.addresses, start=1):  # more are added
                if is_waited_for():
                    yield {"gave_way": True}
                    return
                yield {"done": number, "total": 2 * len(plan.addresses), "beyond": plan.beyond}
                found = renderer.render(address)
                if found is None:
                    if address in plan.own:  # private, or below a page that is not live
                        rehearsed.leave_out(rehearsed.shown[plan.own[address]], UNREACHABLE)
                        yield {"left_out": rehearsed.left_out}
                    continue
                text = found.pop("text")
                page = plan.describe(address) | found | {"body": zlib.compress(text.encode())}
                plan.add(_list_further(address, text, page["is_text"]))
                if page["is_new"]:
                    yield {"page": page}
                else:
                    others.append((page, _digest(text)))
        _forget()
        for number, (page, digest) in enumerate(others, start=1):
            former = renderer.render(page["address"])
            if former is None or _digest(former["text"]) != digest:
                yield {"page": page | {"is_new": former is None}}
            elif page["is_text"]:
                yield {"page": page}
            yield {"done": len(plan.addresses) + number, "total": len(plan.addresses) + len(others)}


class _Plan:
    """The addresses to look at: those of the release, those of the sitemap, and those that are found on the way."""

    def __init__(self, renderer: "Renderer", rehearsed: Rehearsed):
        self.rehearsed = rehearsed
        self.own, self.works = renderer.find_own(rehearsed), renderer.list_works()
        self.addresses: list[str] = []
        self._known: set[str] = set()
        self.add([*self.own, *self.works])

    def add(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            if address not in self._known:
                self._known.add(address)
                if len(self.addresses) < MOST:
                    self.addresses.append(address)

    @property
    def beyond(self) -> int:
        """The number of addresses that are not looked at."""
        return len(self._known) - len(self.addresses)

    def describe(self, address: str) -> dict:
        """Return what is known of a page before it is rendered."""
        base, mark, query = address.partition("?")
        key, work = self.own.get(base), self.works.get(base, "")
        return {
            "work": work and work + mark + query,
            "is_text": key is not None,
            "is_new": key in self.rehearsed.new,
            "is_approved": key not in self.rehearsed.unapproved,
        }


class Renderer:
    """Asks the site for its pages, as a reader without a session."""

    def __init__(self):
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        self.scheme, self.host = address.scheme or "http", address.netloc
        self.site = WSGIHandler()

    def make_request(self, address: str) -> WSGIRequest:
        path, _mark, query = address.partition("?")
        # WSGI: the bytes of the path as Latin 1.
        path = unquote(path).encode().decode("latin-1")
        return WSGIRequest(make_environ(Key(self.scheme, self.host, path, query)))

    def render(self, address: str) -> dict | None:
        """Return the page at an address of this site; None for a redirect, an error, or another kind of file."""
        # Without the signals of a request, which close connections to the database.
        response = self.site.get_response(self.make_request(address))
        if response.status_code != 200 or not response.get("Content-Type", "").startswith("text/html"):
            return None
        text = response.content.decode()
        title = _TITLE.search(text)
        return {
            "address": address,
            "language": response.get("Content-Language", settings.LANGUAGE_CODE),
            "title": html.unescape(title[1]).strip().removesuffix(SITE) if title else address,
            "text": text,
        }

    def list_works(self) -> dict[str, str]:
        """Return what all languages of a page have in common, by address, for all that the sitemap names."""
        sitemap = Sitemap(self.make_request("/"))
        works = {}
        for number in range(1, len(sitemap.files) + 1):
            for entry in sitemap.list_entries(number):
                versions = [_get_path(one.address) for one in entry.alternates]
                works[_get_path(entry.address)] = min(versions, default=_get_path(entry.address))
        return works

    def find_own(self, rehearsed: Rehearsed) -> dict[str, TextKey]:
        """Return the texts of the release that have an address, by it."""
        request = self.make_request("/")
        addresses = {text.get_url(request): key for key, text in rehearsed.shown.items() if isinstance(text, Page)}
        return {_get_path(address): key for address, key in addresses.items() if address}


def _get_path(address: str) -> str:
    """Return the path of an address as browsers send it."""
    return quote(unquote(urlsplit(address).path))


def _list_further(address: str, text: str, is_text: bool) -> list[str]:
    """Return the addresses of the further pages of a list, and of a text beside its translation.

    is_text: for a text of the release, also those that offer it in languages in which it does not exist.
    """
    base = address.partition("?")[0]
    found = dict.fromkeys(
        urljoin(address, html.unescape(href)).partition("#")[0] for _quote, href in _HREF.findall(text)
    )
    parts = [(one, *one.partition("?")[::2]) for one in found]
    return [
        one
        for one, path, query in parts
        if (path == base and _FURTHER.match(query)) or (is_text and _PERMANENT.match(one))
    ]


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


@contextmanager
def _at(moment: datetime) -> Iterator[None]:
    """Let the clock stand, for queries too."""
    forget_compiled()
    try:
        with standing_clock(moment):
            yield
    finally:
        forget_compiled()
        _forget()


def _forget() -> None:
    """Empty all that this process keeps of the site, before another state of it is rendered."""
    move_version()
    forget_places()
    for cache in caches.all(initialized_only=True):
        cache.clear()
