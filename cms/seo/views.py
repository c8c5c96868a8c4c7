"""Views for robots.txt and the sitemap."""

from django.conf import settings
from django.contrib.sitemaps.views import x_robots_tag
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.core.navigation.parameters import reads_parameters
from cms.core.navigation.urls import get_root_url, make_absolute

from .sitemaps import Sitemap, write_index, write_urlset

XML = "application/xml; charset=utf-8"


@reads_parameters()
@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """Return robots.txt.

    Machines may read everything except the newsroom and the forms of private pages. It names the sitemap.

    Searches are not forbidden here: their pages say `noindex`, which a machine sees only if it may read them; a
    URL that may not be read can still be listed if somebody links to it.
    """
    if not settings.SEARCH_ENGINES_WELCOME:
        return _answer_text(["User-agent: *", "Disallow: /"])
    forbidden = [f"Disallow: {path}" for path in (reverse("wagtailadmin_home"), "/*/_util/")]
    return _answer_text(["User-agent: *", *forbidden, "", f"Sitemap: {make_absolute(reverse('sitemap'), request)}"])


@reads_parameters()
@require_safe
@x_robots_tag
def sitemap(request: HttpRequest) -> HttpResponse:
    """Return sitemap.xml: everything in one file, or the index of the files if that would be too much."""
    found = Sitemap(request)
    if len(found.files) == 1:
        return HttpResponse(write_urlset(found.list_entries(1)), content_type=XML)
    root = get_root_url(request)
    files = [(root + reverse("sitemap_part", args=[number]), date) for number, date in enumerate(found.files, start=1)]
    return HttpResponse(write_index(files), content_type=XML)


@reads_parameters()
@require_safe
@x_robots_tag
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """Return one file of the sitemap, counted from 1. Raise Http404 if there is none with that number."""
    found = Sitemap(request)
    if not 1 <= number <= len(found.files):
        raise Http404("No such part of the sitemap")
    return HttpResponse(write_urlset(found.list_entries(number)), content_type=XML)


def _answer_text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
