"""The walk of a release for outsiders who have a valid link. They get no cookie, and nothing about them is stored."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cms.releases.moments import describe_moment
from cms.serving.negotiation import choose_language

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
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"}, content_type="text/plain")
    link = find_link(token)
    language = link.language if link else choose_language(request.headers.get("Accept-Language"))
    with translation.override(language):
        if link is None:
            return _say(request, "unknown", 404)
        return _show(request, link, token, address)


def _show(request: HttpRequest, link: WalkLink, token: str, address: str | None) -> HttpResponse:
    release = link.release
    if not link.is_open or not release.is_open:
        return _say(request, "live" if release.state == "live" else "ended", 410)
    walk = getattr(release, "walk", None)
    if walk is None or not is_fresh(walk):
        return _say(request, "prepared", release=release)
    top = reverse("walk_for_outsiders", args=[token])
    start = top + "at/"
    if address is None:
        columns = _put_first(link.language, list_by_language(walk, start))
        moments = {
            name: describe_moment(moment, names_city=True)
            for name, moment in (("moment", walk.moment), ("last", link.expires_at))
        }
        return _say(request, "list", release=release, columns=columns, **moments)
    return show_page(walk, address, start) or _say(request, "elsewhere", 404, top=top)


def _put_first(language: str, columns: list[dict]) -> list[dict]:
    return sorted(columns, key=lambda column: column["code"] != language)


def _say(request: HttpRequest, what: str, status: int = 200, **context) -> HttpResponse:
    """Return a page of ours: the list, or why there is nothing to see. An ended link does not name its release."""
    release = context.get("release")
    heading = release.name if release else _("This page is not part of the walk") if what == "elsewhere" else ""
    context |= {
        "what": what,
        "heading": heading or _("This link has ended"),
        "language": translation.get_language(),
    }
    return render(request, "walks/outside.html", context, status=status)
