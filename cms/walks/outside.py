"""The walk of a release for outsiders who have a valid link. They get no cookie, and nothing about them is stored."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from cms.serving.secret_paths import PRIVATE

from .freshness import is_fresh
from .links import find_link
from .models import WalkLink
from .showing import list_by_language, make_address, show_page


def show(request: HttpRequest, token: str) -> HttpResponse:
    """List the pages of the walk that a token leads to."""
    return _answer(request, token, None)


def show_walked(request: HttpRequest, token: str, address: str) -> HttpResponse:
    """Show a page of the walk that a token leads to."""
    return _answer(request, token, make_address(address, request.META.get("QUERY_STRING", "")))


def _answer(request: HttpRequest, token: str, address: str | None) -> HttpResponse:
    if request.method not in ("GET", "HEAD"):
        return HttpResponse(status=405, headers=PRIVATE | {"Allow": "GET, HEAD"}, content_type="text/plain")
    link = find_link(token)
    if link is None:
        return HttpResponse(status=404, headers=PRIVATE, content_type="text/plain")
    with translation.override(link.language):
        return _show(request, link, token, address)


def _show(request: HttpRequest, link: WalkLink, token: str, address: str | None) -> HttpResponse:
    if not link.is_open or not link.release.is_open:
        return _say(request, link, status=410)
    walk = getattr(link.release, "walk", None)
    if walk is None or not is_fresh(walk):
        return _say(request, link)
    top = reverse("walk_for_outsiders", args=[token])
    start = top + "at/"
    if address is None:
        return _say(request, link, walk=walk, columns=_put_first(link.language, list_by_language(walk, start)))
    return show_page(walk, address, start) or _say(request, link, status=404, top=top)


def _put_first(language: str, columns: list[dict]) -> list[dict]:
    return sorted(columns, key=lambda column: column["code"] != language)


def _say(request: HttpRequest, link: WalkLink, status: int = 200, **context) -> HttpResponse:
    """Return a page of ours: the list, or that there is nothing to see."""
    context |= {"release": link.release, "link": link, "status": status, "language": link.language}
    response = render(request, "walks/outside.html", context, status=status)
    for name, value in PRIVATE.items():
        response[name] = value
    return response
