"""Absolute URLs of the site, for search engines, social media and feeds."""

from urllib.parse import urljoin

from django.http import HttpRequest
from wagtail.models import Page, Site


def get_root_url(request: HttpRequest) -> str:
    """Return the site's scheme and host from its settings in the admin ("https://www.example.org").

    The Host header is never used: a forged one would reach search engines and caches. No query if the request's site is
    known already. Without any site, use the request's own host.
    """
    site = Site.find_for_request(request)
    return site.root_url if site else request.build_absolute_uri("/").rstrip("/")


def get_path(page: Page, request: HttpRequest | None) -> str:
    """Return a page's URL for links, computed once for each object; "" if it has none.

    Wagtail computes it at each call, and a reader's page needs it dozens of times.
    """
    path = page.__dict__.get("known_path")
    if path is None:
        path = page.known_path = page.get_url(request) or ""
    return path


def make_absolute(url: str, request: HttpRequest) -> str:
    """Return a URL of the site with scheme and host.

    A URL on another host (media in a bucket) is returned unchanged.
    """
    root = get_root_url(request)
    if url.startswith("/") and not url.startswith("//"):
        return root + url  # nearly all; urljoin takes twenty times as long
    return urljoin(f"{root}/", url)


def with_query(url: str, request: HttpRequest) -> str:
    """Return a URL with the query of a request: `?page=2` and `?with=pt` mean the same at the new URL."""
    query = request.META.get("QUERY_STRING", "")
    if not query:
        return url
    address, hash_sign, fragment = url.partition("#")
    return f"{address}{'&' if '?' in address else '?'}{query}{hash_sign}{fragment}"
