"""Redirect from a URL without content to the new URL of what was there.

This is used for 404 responses only, so existing content comes first. Whole URLs are looked up in
`wagtail.contrib.redirects`. For paths below a page, moved or not, the page's type knows the new path of its lists
(`find_current_path`), and the apps with feeds and calendars know their files (`register_file`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import Resolver404
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.encoding import uri_to_iri
from django.utils.translation import get_language
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site, get_page_models
from wagtail.wagtail_hooks import check_view_restrictions

from cms.core.navigation.urls import with_query
from cms.pages.models import BasePage

AN_HOUR = 3600
MOST_HOPS = 10
MOST_STEPS = 12  # steps of a path; no page is deeper
_files: list[tuple[re.Pattern, Callable[[Page, str], bool]]] = []


@dataclass(frozen=True)
class Way:
    url: str
    page: Page | None = None
    is_permanent: bool = True
    takes_query: bool = True


def register_file(pattern: str, has_file: Callable[[Page, str], bool]) -> None:
    """Register files at URLs below pages. pattern: a regular expression for their names.

    has_file: returns whether there is a file; called with a page and the path below it ("rubrique/entretiens/" or "").
    """
    _files.append((re.compile(pattern), has_file))


def follow(request: HttpRequest) -> HttpResponse | None:
    """Return the redirect for a request without content, with its query; None if there is none.

    The status is 301, or 302 for redirects that an editor marked as temporary. For private pages, return the response
    of the view restriction instead, so that their new URL stays private. The look-up runs once per request.
    """
    if getattr(request, "_former_address_looked_up", False) or request.method not in ("GET", "HEAD"):
        return None
    request._former_address_looked_up = True
    if "\0" in request.path or request.path.startswith("//"):  # browsers read what follows `//` as a host
        return None
    way = find_way(request)
    if way is None:
        return None
    if way.page is None:
        return _answer(way, request)
    return check_view_restrictions(lambda *args: _answer(way, request))(way.page, request, [], {})


def _answer(way: Way, request: HttpRequest) -> HttpResponse:
    answer = HttpResponsePermanentRedirect if way.is_permanent else HttpResponseRedirect
    response = answer(with_query(way.url, request) if way.takes_query else way.url)
    # Browsers cache a 301 without limit; if a page moved back to its former URL, they would redirect in circles.
    patch_cache_control(response, max_age=AN_HOUR if way.is_permanent else 0)
    return response


def find_way(request: HttpRequest) -> Way | None:
    """Return where the content of the requested URL is now, or None. The number of queries is bounded."""
    path = Redirect.normalise_path(request.path)
    site = Site.find_for_request(request)
    whole = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    known = [whole, uri_to_iri(whole)] if "?" in whole else []
    prefixes = dict(_list_prefixes(request.path))
    rows = _find_rows(site, [*known, path, *prefixes])
    for row in (rows.get(name) for name in known):
        if row and (way := _follow_row(row, request, site, path, rest="")):
            return Way(way.url, way.page, way.is_permanent, takes_query=False)
    if (row := rows.get(path)) and (way := _follow_row(row, request, site, path, rest="")):
        return way
    for prefix, rest in prefixes.items():
        row = rows.get(prefix)
        if row and row.redirect_page_id and (way := _follow_row(row, request, site, path, rest)):
            return way
    return _find_below_present(request, site, path, prefixes)


def _list_prefixes(path: str) -> list[tuple[str, str]]:
    """Return (prefix, rest) pairs of a path, the longest prefix first; a prefix has a language and at least one step.

    The rest ends with a slash or with a file name: ("/fr/magazine", "rubrique/entretiens/atom.xml").
    """
    steps = [step for step in uri_to_iri(path).split("/") if step]
    if len(steps) > MOST_STEPS:
        return []
    is_file = any(pattern.fullmatch(steps[-1]) for pattern, _has_file in _files) if steps else False
    end = "" if is_file else "/"
    return [("/" + "/".join(steps[:place]), "/".join(steps[place:]) + end) for place in range(len(steps) - 1, 1, -1)]


def _find_rows(site: Site | None, paths: list[str]) -> dict[str, Redirect]:
    """Return {path: redirect}. A redirect of this site takes precedence over one of all sites."""
    rows = Redirect.get_for_site(site).filter(old_path__in=paths).select_related("redirect_page")
    return {row.old_path: row for row in sorted(rows, key=lambda row: row.site_id is not None)}


def _follow_row(row: Redirect, request, site, path: str, rest: str) -> Way | None:
    """Return the target of a redirect, after following chained redirects; None for no target or a circle."""
    seen, is_permanent = {path}, True
    for _hop in range(MOST_HOPS):
        is_permanent = is_permanent and row.is_permanent
        if row.redirect_page_id:
            way = _lead_to_page(row.redirect_page, request, path, rest, route=row.redirect_page_route_path)
            return way and Way(way.url, way.page, is_permanent)
        local = _get_local_path(row.redirect_link, request, site)
        if not row.redirect_link or local in seen:
            return None
        if local is None or _is_there(site, local):
            return Way(row.redirect_link, None, is_permanent)
        seen.add(local)
        following = _find_rows(site, [local]).get(local)
        if following is None:
            return Way(row.redirect_link, None, is_permanent)  # to a URL that is not a page
        row = following
    return None


def _lead_to_page(page: Page, request, path: str, rest: str, route: str = "") -> Way | None:
    """Return the URL of a page, or of the path `rest` below it; None if readers cannot see it or it equals `path`."""
    if not page.live or page.alias_of_id or (page.expire_at and page.expire_at <= timezone.now()):
        return None
    page = page.specific
    below = find_current(page, rest)
    url = page.get_url(request)
    if url is None or below is None:
        return None
    if route and not rest:
        try:
            page.resolve_subpage(route)
            url = url.rstrip("/") + route
        except (AttributeError, Resolver404):  # the type has no routes, or the route no longer exists
            pass
    way = Way(url + below, page)
    return None if Redirect.normalise_path(urlsplit(way.url).path) == path else way


def find_current(page: Page, rest: str) -> str | None:
    """Return the current path below a page of what was at the path `rest`, or None if there is nothing."""
    directory, _slash, name = rest.rpartition("/")
    directory = f"{directory}/" if directory else ""
    current = page.find_current_path(directory) if isinstance(page, BasePage) else None
    if current is None or not name:
        return current
    has = any(pattern.fullmatch(name) and has_file(page, current) for pattern, has_file in _files)
    return current + name if has else None


def _find_below_present(request, site: Site | None, path: str, prefixes: dict[str, str]) -> Way | None:
    """Return where a list is now if its page has not moved, but the slug in the list's path has changed; or None."""
    models = [model for model in get_page_models() if _knows_paths(model)]
    language = get_language()
    start = f"/{language}/"
    places = {
        root + prefix.removeprefix(start) + "/": rest
        for root in _list_roots(site, language)
        for prefix, rest in prefixes.items()
        if prefix.startswith(start)
    }
    pages = Page.objects.live().type(*models).filter(url_path__in=places).order_by("-depth") if places else []
    return next((_lead_to_page(page, request, path, places[page.url_path]) for page in pages[:1]), None)


def _list_roots(site: Site | None, language: str) -> list[str]:
    """Return the `url_path` of a site's root pages in a language, as a list."""
    roots = Site.get_site_root_paths() if site else []
    return [root.root_path for root in roots if root.site_id == site.pk and root.language_code == language]


def _knows_paths(model: type[Page]) -> bool:
    return issubclass(model, BasePage) and model.find_current_path is not BasePage.find_current_path


def _get_local_path(link: str, request: HttpRequest, site: Site | None) -> str | None:
    """Return the path of a link to this site, in the form of `Redirect.old_path`; None for other links."""
    try:
        parts = urlsplit(link)
    except ValueError:  # an invalid URL such as "http://["
        return None
    own = {"", request.get_host(), urlsplit(site.root_url).netloc if site else ""}
    if parts.netloc not in own:
        return None
    return Redirect.normalise_path(unquote(link))


def _is_there(site: Site | None, path: str) -> bool:
    """Return whether a live page is at a path (`/fr/contact`)."""
    language, *steps = path.partition("?")[0].strip("/").split("/")
    rest = "".join(f"{step}/" for step in steps)
    places = [root + rest for root in _list_roots(site, language)]
    return bool(places) and Page.objects.live().filter(url_path__in=places).exists()
