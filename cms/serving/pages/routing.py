"""Routing of a URL to its page in one query.

Wagtail takes one query for each level of the tree, and some more for the site and its root in the reader's language.
All our pages store their whole URL in `url_path`. Once the page type at a URL is known, one query returns the
page with its own fields and all related objects that it shows.
"""

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from cms.compat.wagtail import put_route, put_site
from cms.core.caching.compiled_queries import compiled_query
from cms.core.caching.fragments import open_fragment_cache
from cms.core.content.relations import select_served
from cms.core.content.visibility import in_time, is_private
from cms.core.navigation.parameters import reads_parameters
from cms.redirects.following import follow

from ..cache.current import get_version
from .missing_translation import answer_in_another_language

ONLY_SITE, A_MINUTE = "only-site", 60  # seconds
# Content type and primary key of the page at a `url_path`, which has no index; loaded once in each process. An entry is
# a guess that the query verifies, so it may be out of date. A page created later costs one more query, once.
_places: dict[str, tuple[int, int]] = {}
MOST_PLACES = 50_000


@reads_parameters("page", "with")
def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at a URL below a language's prefix.

    URLs that are not a page's own, such as a section's listing, are left to Wagtail.
    """
    version = get_version().read()
    is_only_site = remember_site(request, version)
    route = find_route(request, path)
    if route is not None:
        if is_only_site and route.page.is_known_unrestricted:  # restricted pages show more to those who have access
            open_fragment_cache(request, version)
        put_route(request, route)
    try:
        return wagtail_serve(request, path)
    except Http404:
        # A former URL in this language comes first: another page may have the same path in another language.
        if answer := follow(request) or answer_in_another_language(request, path):
            return answer
        raise


def prepare_public_view(request: HttpRequest) -> None:
    """Let a view outside the tree that shows only what everybody may see share what is kept with the pages."""
    version = get_version().read()
    if remember_site(request, version):
        open_fragment_cache(request, version)


def remember_site(request: HttpRequest, version: object | None) -> bool:
    """Store the site on the request if there is only one, which answers for every host. This saves Wagtail's query.

    The site is cached while the page cache's version does not move (cms.serving.cache.version). Return whether there is
    only one site.
    """
    if version is None:
        return False
    kept_version, site = cache.get(ONLY_SITE, (None, None))
    if kept_version != version:
        sites = Site.objects.select_related("root_page")[:2]
        site = sites[0] if len(sites) == 1 and sites[0].is_default_site else None
        cache.set(ONLY_SITE, (version, site), A_MINUTE)
    if site is not None:
        put_site(request, site)
    return site is not None


def forget_site(**kwargs) -> None:
    """Clear the cached site before the change is committed, for code that continues in the same transaction."""
    cache.delete(ONLY_SITE)


def find_route(request: HttpRequest, path: str) -> RouteResult | None:
    """Return the route to the live page with exactly this URL, with its related objects, or None."""
    site = Site.find_for_request(request)
    language = get_language()
    root_path = next(
        (
            root.root_path
            for root in Site.get_site_root_paths()
            if site and root.site_id == site.pk and root.language_code == language
        ),
        None,
    )
    page = find_page(root_path + path) if root_path is not None else None
    return page.route(request, []) if page is not None else None


def find_page(url_path: str) -> Page | None:
    """Return the live page at a `url_path` with its own fields and `serve_select_related`.

    Return None for an alias or an expired page.
    """
    if not _places:
        found = _list_served().values_list("url_path", "content_type", "pk")[:MOST_PLACES]
        _places.update({path: (content_type, pk) for path, content_type, pk in found})
    page = _fetch(*_places[url_path], url_path) if url_path in _places else None
    if page is None:
        place = _list_served().filter(url_path=url_path).values_list("content_type", "pk").first()
        page = _fetch(*place, url_path) if place else None
        if page is not None:
            _places[url_path] = place
    return page


def _list_served() -> QuerySet:
    return Page.objects.live().filter(in_time(), alias_of=None)


def forget_places() -> None:
    """Clear the known URLs; for tests, which change databases."""
    _places.clear()


def _fetch(content_type: int, pk: int, url_path: str) -> Page | None:
    model = ContentType.objects.get_for_id(content_type).model_class()
    pages = _find_at(pk, url_path, model=model) if model and issubclass(model, Page) else []
    for page in pages:
        page.is_known_unrestricted = not page.is_private
    return pages[0] if pages else None


@compiled_query
def _find_at(pk: int, url_path: str, *, model: type[Page]):
    pages = (
        model.objects.live()
        .filter(in_time(), pk=pk, url_path=url_path, alias_of=None)
        .annotate(is_private=is_private())
    )
    return select_served(pages)
