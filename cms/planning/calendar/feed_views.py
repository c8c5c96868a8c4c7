"""The feed itself, read by calendar programs without a session; and the page that renews its address."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cms.calendars.icalendar import write_calendar

from ..models import CalendarFeed
from .feeds import REFRESH, end_feed, find_feed, make_calendar, note_reading, renew_feed
from .filters import FilterForm, find_team


def serve_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Return the calendar file of the person whose token it is; 404 for any other token.

    `SecretPathsMiddleware` makes every answer private.
    """
    if request.method not in ("GET", "HEAD"):
        return _refuse(405)
    feed = find_feed(token)
    if feed is None:
        return _refuse(404)
    # Without SOURCE, because the address is secret: a saved file does not contain it.
    content = write_calendar(make_calendar(feed), "", REFRESH)
    note_reading(feed)
    headers = {"Content-Disposition": 'attachment; filename="planning.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def _refuse(status: int) -> HttpResponse:
    return HttpResponse(status=status, content_type="text/plain")


@never_cache
def show_feed(request: HttpRequest) -> HttpResponse:
    """Show whether the person has a feed; make its address, renew it, or end it.

    The address is shown in the answer that makes it, and never again. The feed holds what the filters in the URL let
    through.
    """
    feed = CalendarFeed.objects.filter(user=request.user).first()
    team = find_team()
    address = ""
    if request.method == "POST":
        if "end" in request.POST:
            end_feed(request.user)
            messages.success(request, _("The feed has ended: its address no longer works."))
            return redirect("planning:feed")
        form = FilterForm(request.POST, team=team)
        address = renew_feed(request.user, form.read())
        feed = CalendarFeed.objects.get(user=request.user)
    else:
        asked = FilterForm(request.GET if request.GET or feed is None else feed.filters, team=team)
        form = FilterForm(asked.read().as_dict(), team=team)
    response = render(request, "planning/calendar/feed.html", {"feed": feed, "form": form, "address": address})
    response["Referrer-Policy"] = "same-origin"
    return response
