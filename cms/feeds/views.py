"""Views for feeds, such as `/fr/magazine/atom.xml`. Most requests find that nothing is new."""

import hashlib

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from cms.core.caching.compiled_queries import compiled_query, fill_up
from cms.core.content.visibility import visible
from cms.core.navigation.parameters import reads_parameters
from cms.serving.pages.routing import prepare_public_view

from .channels import ENTRIES, Channel, find_channel_type, get_content_types
from .xml import write_feed

MAX_AGE = 15 * 60
FORM = 2  # increase it when the output of the writers changes, so that feed readers fetch the feeds again


@reads_parameters()
@require_safe
def serve_feed(request: HttpRequest, path: str, file_name: str) -> HttpResponse:
    """Return the feed of the page at a URL below a language's prefix.

    Answer 304 if the reader has the present state, after three queries (the site, the page, the state of the feed's
    pages; one more for a section). Raise Http404 if there is no such feed (cms.redirects redirects former URLs).
    """
    prepare_public_view(request)
    channel = find_channel(request, path)
    channel = channel and channel.choose(file_name)
    if channel is None:
        raise Http404("No such feed")
    state = list(channel.get_pages().values_list("pk", "last_published_at")[:ENTRIES])
    etag, last_modified = make_etag(channel, state), max((when.timestamp() for _pk, when in state if when), default=0)
    response = get_conditional_response(request, etag=etag, last_modified=int(last_modified) or None)
    if response is None:
        keys = [pk for pk, _when in state]
        entries = channel.make_entries(request, keys) if keys else []
        entries.sort(key=lambda entry: entry.published, reverse=True)
        content_type, content = write_feed(channel, entries, file_name, request)
        response = HttpResponse(content, content_type=content_type)
    response.headers["ETag"] = etag
    if last_modified:
        response.headers["Last-Modified"] = http_date(last_modified)
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response


def make_etag(channel: Channel, state: list[tuple]) -> str:
    """Return the ETag of a feed's present state.

    What changes without a publication (the rights of an image, the name of a section's author) shows from the next day
    on.
    """
    known = [FORM, channel.title, channel.index.last_published_at, timezone.localdate(), state]
    return f'W/"{hashlib.sha256(repr(known).encode()).hexdigest()[:32]}"'


def find_channel(request: HttpRequest, path: str) -> Channel | None:
    """Return the feed whose URL begins with `path`; None if its page is not public."""
    site, roots = Site.find_for_request(request), Site.get_site_root_paths()
    root_paths = {(root.site_id, root.language_code): root.root_path for root in roots}
    root_path = root_paths.get((site.pk, get_language())) if site else None
    if root_path is None:
        return None
    addresses = [root_path + prefix for prefix in list_prefixes(path)]
    kinds = tuple(content_type.pk for content_type in get_content_types())
    index = next(iter(_find_places(fill_up(addresses), kinds)), None)
    if index is None:
        return None
    return find_channel_type(index).find(index, path.removeprefix(index.url_path.removeprefix(root_path)))


@compiled_query
def _find_places(addresses: tuple, kinds: tuple) -> QuerySet:
    pages = visible(Page.objects.filter(url_path__in=addresses, content_type__in=kinds))
    return pages.select_related("locale").order_by("-depth")


def list_prefixes(path: str) -> list[str]:
    """Return "a/b/" and "a/" for "a/b/"."""
    steps = path.rstrip("/").split("/")
    return ["/".join(steps[:number]) + "/" for number in range(len(steps), 0, -1)]
