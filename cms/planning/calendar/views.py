"""The pages of the calendar, and the form that moves an entry."""

import datetime
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from cms.releases.moments import check_year, describe_moment, explain_zone, get_site_zone, make_moment, name_zone
from cms.users.sessions import is_from_script

from .entries import Entry, Query, Start, collect_entries, find_entry, get_providers
from .filters import FilterForm, find_team
from .grid import Grid
from .moving import Move, MovedMeanwhileError, move_entry, read_start, shift, write_start
from .periods import LIST, VIEWS, read_period

PER_PAGE = 100  # entries of a list
UNDO = "planning_undo"  # in the session


@require_GET
def show_calendar(request: HttpRequest) -> HttpResponse:
    """Show the entries of a month or a week, or from a day on."""
    period = read_period(request.GET.get("view", ""), request.GET.get("day", ""))
    team = find_team()
    form = FilterForm(request.GET, team=team)
    filters = form.read()
    query = Query(request.user, period.first, period.last)
    entries = filters.keep(collect_entries(query, filters.kinds), request.user)
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("p")) if period.view == LIST else None
    kept = [(key, value) for key in ("person", "language", "kind") for value in request.GET.getlist(key) if value]
    context = {
        "period": period,
        "grid": Grid(period, page.object_list if page else entries, team),
        "count": len(entries),
        "page": page,
        "form": form,
        "kinds": [(choice, get_providers()[choice.data["value"]].colour) for choice in form["kind"]],
        "is_filtered": bool(kept),
        "views": [(label, _write(kept, view, period.day), view == period.view) for view, label in VIEWS.items()],
        "previous_url": _write(kept, period.view, period.previous),
        "next_url": _write(kept, period.view, period.next),
        "today_url": _write(kept, period.view, timezone.localdate()),
        "kept": f"&{urlencode(kept)}" if kept else "",
        "clear_url": _write([], period.view, period.day),
        "feed_url": f"{reverse('planning:feed')}?{urlencode(kept)}",
        "here": request.get_full_path(),
        "zone": _name_zone(),
        "undo": request.session.pop(UNDO, None),
    }
    return render(request, "planning/calendar/index.html", context)


def _write(kept: list[tuple[str, str]], view: str, day: datetime.date) -> str:
    return "?" + urlencode([("view", view), ("day", day.isoformat()), *kept])


def _name_zone() -> str:
    """Return the person's time zone if it is not that of the site."""
    zone = timezone.get_current_timezone()
    return "" if str(zone) == str(get_site_zone()) else name_zone(zone)


class MoveForm(forms.Form):
    day = forms.DateField(label=gettext_lazy("Date"), widget=AdminDateInput)
    time = forms.TimeField(label=gettext_lazy("Time"), widget=AdminTimeInput)

    def __init__(self, *args, entry: Entry, **kwargs):
        self.entry = entry
        initial = {"day": entry.day}
        if entry.is_moment:  # entered in the site's time zone, like those of releases
            local = timezone.localtime(entry.start, get_site_zone())
            initial = {"day": local.date(), "time": local.time()}
        super().__init__(*args, initial=initial, **kwargs)
        if not entry.is_moment:
            del self.fields["time"]
        elif _name_zone():
            self.fields["time"].help_text = explain_zone()

    def clean(self):
        cleaned = super().clean()
        if "day" in cleaned:
            check_year(cleaned["day"])
        if {"day", "time"} <= cleaned.keys():
            cleaned["start"] = make_moment(datetime.datetime.combine(cleaned["day"], cleaned["time"]))
        elif "day" in cleaned and not self.entry.is_moment:
            cleaned["start"] = cleaned["day"]
        return cleaned


def move(request: HttpRequest, kind: str, entry_id: str) -> HttpResponse:
    """Ask for another day of an entry, and move it.

    Scripts send only a `day`, and the button that undoes a move an exact `start`; both get JSON or return to the
    calendar. The form gets itself back with its errors.
    """
    entry = find_entry(request.user, kind, entry_id)
    if entry is None:
        raise Http404("No such entry")
    form = MoveForm(request.POST or None, entry=entry)
    try:
        if not entry.is_movable:
            raise PermissionDenied(_("You may not move “%(title)s”.") % {"title": entry.title})
        if request.method == "POST":
            start = _read_start(request, entry, form)
            if start is not None:
                return _move(request, entry, start)
    except (PermissionDenied, ValidationError) as refusal:
        return _refuse(request, entry, form, refusal)
    return _show_form(request, entry, form)


def _read_start(request: HttpRequest, entry: Entry, form: MoveForm) -> Start | None:
    """Return where the entry is to go; None if the form has errors."""
    if exact := request.POST.get("start"):
        return read_start(exact, entry)
    if "time" in request.POST or not is_from_script(request):
        return form.cleaned_data["start"] if form.is_valid() else None
    try:
        day = datetime.date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        raise ValidationError(_("This is not a date.")) from None
    return shift(entry, day)


def _move(request: HttpRequest, entry: Entry, start: Start) -> HttpResponse:
    moved = move_entry(request.user, entry, start, request.POST.get("expected", ""))
    text = _describe(moved) if moved else ""
    if moved and "start" not in request.POST:
        request.session[UNDO] = {
            "text": text,
            "url": reverse("planning:move", args=[entry.kind, entry.id]),
            "start": write_start(moved.before),
            "expected": write_start(moved.entry.start),
        }
    elif moved:
        messages.success(request, text)
    if is_from_script(request):
        return JsonResponse({"message": text})
    return redirect(_find_way_back(request))


def _describe(moved: Move) -> str:
    return _("“%(title)s” was moved to %(day)s.") % {"title": moved.entry.title, "day": write_day(moved.after)}


def write_day(start: Start) -> str:
    """Return a day or a moment in words, in the person's time zone."""
    return describe_moment(start) if isinstance(start, datetime.datetime) else date_format(start, "DATE_FORMAT")


def _refuse(request: HttpRequest, entry: Entry, form: MoveForm, refusal: Exception) -> HttpResponse:
    sentences = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
    if is_from_script(request):
        status = 403 if isinstance(refusal, PermissionDenied) else 409
        return JsonResponse({"detail": " ".join(sentences)}, status=status)
    if isinstance(refusal, PermissionDenied):
        raise refusal
    if not form.is_bound or "start" in request.POST or isinstance(refusal, MovedMeanwhileError):
        messages.error(request, " ".join(sentences))
        return redirect(_find_way_back(request))
    form.is_valid()
    for sentence in sentences:
        form.add_error(None, sentence)
    return _show_form(request, entry, form)


def _show_form(request: HttpRequest, entry: Entry, form: MoveForm) -> HttpResponse:
    context = {
        "entry": entry,
        "form": form,
        "expected": request.POST.get("expected") or write_start(entry.start),
        "next": _find_way_back(request),
    }
    return render(request, "planning/calendar/move.html", context)


def _find_way_back(request: HttpRequest) -> str:
    """Return the URL of the calendar as the person saw it."""
    url = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return url if url and is_ours else reverse("planning:calendar")
