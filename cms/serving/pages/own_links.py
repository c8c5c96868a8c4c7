"""Links to this site that were typed by hand: find those that lead nowhere."""

from collections.abc import Iterable
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.test import RequestFactory
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.models import Page, Site

from cms.redirects.following import find_way

from .missing_translation import answer_in_another_language
from .routing import serve_page

PAGE_VIEW = "wagtail_serve"


def find_dead_links(urls: Iterable[str], base: str) -> set[str]:
    """Return those of some URLs that belong to this site and that no page, file or redirect answers.

    base: the path of the page that contains them, for relative URLs. Anchors and other sites are not looked at.
    """
    return {url for url in set(urls) if (path := find_own_path(url, base)) and not is_answered(path)}


def find_own_path(url: str, base: str) -> str | None:
    """Return the path of a URL of this site; None for anchors, and for other sites and schemes."""
    if not url.strip() or url.strip().startswith(("#", "?")):
        return None
    try:
        parts = urlsplit(urljoin(base, url.strip()))
    except ValueError:
        return None
    if parts.scheme not in ("", "http", "https") or parts.netloc.lower() not in _list_own_hosts():
        return None
    return unquote(parts.path) or "/"


def is_answered(path: str) -> bool:
    """Return whether readers who are not signed in get something at a path, be it after a redirect."""
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(language):
        return any(_is_answered(candidate) for candidate in dict.fromkeys((path, f"{path.rstrip('/')}/")))


def _list_own_hosts() -> set[str]:
    roots = [settings.WAGTAILADMIN_BASE_URL, *(root.root_url for root in Site.get_site_root_paths())]
    return {"", *(urlsplit(root).netloc.lower() for root in roots)}


def _is_answered(path: str) -> bool:
    roots = Site.get_site_root_paths()
    host = urlsplit(roots[0].root_url).netloc if roots else ""
    request = RequestFactory().get("/", headers={"host": host})
    request.path = request.path_info = path
    try:
        match = resolve(path)
        if match.func is not serve_page and match.url_name != PAGE_VIEW:
            return True
        below = (*match.args, *match.kwargs.values())[0]
        return bool(
            Page.route_for_request(request, below) or find_way(request) or answer_in_another_language(request, below)
        )
    except Resolver404:
        return find_way(request) is not None
    except DisallowedHost:
        return True  # nobody can tell
