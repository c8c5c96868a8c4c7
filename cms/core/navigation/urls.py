"""The site's own address, for what is read elsewhere: search engines, social media, feeds."""

from urllib.parse import urljoin

from django.http import HttpRequest
from wagtail.models import Page, Site


def get_root_url(request: HttpRequest) -> str:
    """Return the site's scheme and host as its settings in the admin have them ("https://www.example.org").

    Never the Host header's: a forged one would be repeated to search engines, and kept in caches. No query where the
    request's site is known already. Without any site, the request's own.
    """
    site = Site.find_for_request(request)
    return site.root_url if site else request.build_absolute_uri("/").rstrip("/")


def get_path(page: Page, request: HttpRequest | None) -> str:
    """Return a page's address as links have it, worked out once for an object; "" where it has none.

    Wagtail works it out at each call, and a reader's page asks dozens of times.
    """
    path = page.__dict__.get("known_path")
    if path is None:
        path = page.known_path = page.get_url(request) or ""
    return path


def make_absolute(url: str, request: HttpRequest) -> str:
    """Return an address of the site with scheme and host; one on another host (media in a bucket) is left as it is."""
    root = get_root_url(request)
    if url.startswith("/") and not url.startswith("//"):
        return root + url  # nearly all; urljoin takes twenty times as long
    return urljoin(f"{root}/", url)


def with_query(url: str, request: HttpRequest) -> str:
    """Return an address with the query of a request: `?page=2` and `?with=pt` mean the same at the new address."""
    query = request.META.get("QUERY_STRING", "")
    if not query:
        return url
    address, hash_sign, fragment = url.partition("#")
    return f"{address}{'&' if '?' in address else '?'}{query}{hash_sign}{fragment}"
