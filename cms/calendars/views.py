"""Views for the calendars of pages, at a URL below each page."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.cache import get_conditional_response
from django.utils.text import slugify
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.core.content.visibility import visible
from cms.core.navigation.parameters import reads_parameters
from cms.core.navigation.urls import with_query
from cms.redirects.following import register_file
from cms.serving.pages.routing import find_route

from .events import collect_events, has_calendar
from .urls import FILE_NAMES, get_calendar_path, get_word


@reads_parameters()
@require_safe
@cache_control(public=True, max_age=300)
def serve_calendar(request: HttpRequest, path: str, word: str) -> HttpResponse:
    """Return the calendar of the page at a path below the language's prefix. Raise Http404 if the page is not public.

    The word of another language redirects to that of this one, so that each calendar has one URL.
    """
    from .icalendar import write_calendar  # imports 3 MB, needed only for calendars

    route = find_route(request, path)
    page = route.page if route and visible(Page.objects.filter(pk=route.page.pk)).exists() else None
    calendar = collect_events(page, request) if page else None
    if calendar is None:
        raise Http404("No calendar")
    own_word = get_word(calendar.language)
    if word != own_word:
        return HttpResponsePermanentRedirect(with_query(get_calendar_path(page, request), request))
    content = write_calendar(calendar, f"{calendar.url}{own_word}.ics")
    name = slugify(calendar.name) or own_word
    response = HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.ics"',
            "ETag": f'"{hashlib.sha256(content).hexdigest()[:32]}"',
        },
    )
    return get_conditional_response(request, etag=response["ETag"], response=response)


register_file(FILE_NAMES, has_calendar)  # a page's former URL redirects to its calendar too
