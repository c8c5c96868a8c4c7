"""The sitemap: all public pages in all languages, each with the same versions as in its own head.

Pages are read as rows of values, never as objects: 30,000 objects would take some seconds. They are sorted by age, so
that a new page changes only the last file. https://www.sitemaps.org/protocol.html;
https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property, reduce
from operator import or_
from typing import NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import escape

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, Site

from cms.core.caching.compiled_queries import compiled_query
from cms.core.content.visibility import visible
from cms.core.navigation.page_context import HOME_DEPTH
from cms.core.navigation.urls import get_root_url, make_absolute

from .canonical import Alternate, list_alternates
from .listings import find_all_listings

LIMIT = 10_000  # URLs in a file; the protocol allows 50,000 and 50 MB

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


class Entry(NamedTuple):
    address: str
    modified: datetime | None
    alternates: Iterable[Alternate]


class Row(NamedTuple):
    """The values of a page that its entry needs."""

    key: str
    language: str
    url_path: str
    depth: int
    modified: datetime | None


COLUMNS = ("translation_key", "locale__language_code", "url_path", "depth", "last_published_at")


class Sitemap:
    """The sitemap of a request's site: first the listings that apps registered, then the pages."""

    def __init__(self, request: HttpRequest):
        self.request = request
        self.root_url = get_root_url(request)
        site = Site.find_for_request(request)
        roots = [root for root in Site.get_site_root_paths() if site and root.site_id == site.pk]
        self._prefixes = {root.root_path: self._get_prefix(root.language_code) for root in roots}

    @cached_property
    def files(self) -> list[datetime | None]:
        """Return when something in each file was last published; there is at least one file."""
        dates = [entry.modified for entry in self._listings]
        dates += [date for (date,) in _find_dates(*self._prefixes)]
        files = [dates[start : start + LIMIT] for start in range(0, len(dates), LIMIT)] or [[]]
        return [max((date for date in file if date), default=None) for file in files]

    def list_entries(self, number: int) -> list[Entry]:
        """Return the entries of a file, counted from 1; the number of queries does not depend on theirs."""
        start = (number - 1) * LIMIT
        listings = self._listings[start : start + LIMIT]
        start = max(0, start - len(self._listings))
        place = {"start": start, "stop": start + LIMIT - len(listings)}
        rows = list(map(Row._make, _find_rows(*self._prefixes, **place)))
        # With several files, versions of a page may be in others.
        among = rows if len(self.files) == 1 else map(Row._make, _find_versions(*self._prefixes, **place))
        versions: dict[str, dict[str, str]] = defaultdict(dict)
        for row in among:
            versions[row.key][row.language] = self._get_address(row)
        return [*listings, *(self._make_entry(row, versions[row.key]) for row in rows)]

    @cached_property
    def _listings(self) -> list[Entry]:
        entries = []
        for listing in find_all_listings(self.request):
            versions = {code: make_absolute(url, self.request) for code, url in listing.urls.items()}
            alternates = list_alternates(versions)
            entries += [Entry(address, listing.modified, alternates) for address in versions.values()]
        return entries

    def _make_entry(self, row: Row, versions: dict[str, str]) -> Entry:
        default = self.root_url + reverse("root") if row.depth == HOME_DEPTH else ""
        return Entry(versions[row.language], row.modified, list_alternates(versions, default))

    def _get_address(self, row: Row) -> str:
        path, prefix = next(item for item in self._prefixes.items() if row.url_path.startswith(item[0]))
        return prefix + quote(row.url_path[len(path) :])

    def _get_prefix(self, language: str) -> str:
        with override(language):
            return self.root_url + reverse("wagtail_serve", args=[""])


@compiled_query
def _find_dates(*root_paths: str) -> QuerySet:
    return _list_pages(root_paths).values_list("last_published_at")


@compiled_query
def _find_rows(*root_paths: str, start: int, stop: int) -> QuerySet:
    return _list_pages(root_paths)[start:stop].values_list(*COLUMNS)


@compiled_query
def _find_versions(*root_paths: str, start: int, stop: int) -> QuerySet:
    """Return the rows of all versions of the pages that `_find_rows` finds."""
    pages = _list_pages(root_paths)
    return pages.filter(translation_key__in=pages[start:stop].values("translation_key")).values_list(*COLUMNS)


def _list_pages(root_paths: tuple[str, ...]) -> QuerySet:
    """Return the public pages below the roots of a site, the oldest first."""
    below = reduce(or_, (Q(url_path__startswith=path) for path in root_paths), Q(pk__in=[]))
    return visible(Page.objects.filter(below)).order_by("pk")


def write_urlset(entries: Iterable[Entry]) -> str:
    """Return a sitemap file. Django's template would take ten times as long for 10,000 entries."""
    lines = [f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{SITEMAP}" xmlns:xhtml="{XHTML}">']
    for address, modified, alternates in entries:
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{_escape(url)}"/>' for code, url in alternates
        )
        lines.append(f"<url><loc>{_escape(address)}</loc>{_write_date(modified)}{links}</url>")
    return "\n".join([*lines, "</urlset>\n"])


def write_index(files: Iterable[tuple[str, datetime | None]]) -> str:
    """Return a sitemap index. files: the URL of each file, and when something in it was last published."""
    lines = [f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="{SITEMAP}">']
    lines += [f"<sitemap><loc>{_escape(address)}</loc>{_write_date(date)}</sitemap>" for address, date in files]
    return "\n".join([*lines, "</sitemapindex>\n"])


def _write_date(date: datetime | None) -> str:
    return f"<lastmod>{date.isoformat(timespec='seconds')}</lastmod>" if date else ""


def _escape(text: str) -> str:
    return escape(text, {'"': "&quot;"})
