"""The private calendar feeds of people: an address with a secret token, which calendar programs read."""

import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name

from cms.calendars.events import Event, EventCalendar
from cms.serving.secret_paths import hash_token, make_token, make_url
from cms.users.languages import speak_to

from ..models import CalendarFeed
from .entries import Entry, Query, collect_entries, get_providers
from .filters import CalendarFilters, FilterForm, find_team

DAYS_BEFORE, DAYS_AFTER = 31, 365
REFRESH = datetime.timedelta(hours=1)


def renew_feed(user, filters: CalendarFilters) -> str:
    """Give a person's feed a new address, and return it. The former address ends; nobody can read this one again."""
    token, token_hash = make_token()
    values = {"token_hash": token_hash, "filters": filters.as_dict(), "renewed_at": timezone.now()}
    CalendarFeed.objects.update_or_create(user=user, defaults=values | {"read_at": None})
    return make_url("private_calendar", token)


def end_feed(user) -> None:
    CalendarFeed.objects.filter(user=user).delete()


def find_feed(token: str) -> CalendarFeed | None:
    """Return the feed of a token, if its person may still use the admin."""
    feed = CalendarFeed.objects.select_related("user__wagtail_userprofile").filter(token_hash=hash_token(token)).first()
    if feed is None or not (feed.user.is_active and feed.user.has_perm("wagtailadmin.access_admin")):
        return None
    return feed


def note_reading(feed: CalendarFeed) -> None:
    """Store that a calendar program reads the feed, at most once an hour."""
    now = timezone.now()
    if feed.read_at is None or now - feed.read_at > REFRESH:
        CalendarFeed.objects.filter(pk=feed.pk).update(read_at=now)


def make_calendar(feed: CalendarFeed) -> EventCalendar:
    """Return the entries that the person may know of, in their language, from last month to next year."""
    user = feed.user
    today = timezone.localdate(timezone=timezone.get_default_timezone())
    query = Query(user, today - datetime.timedelta(days=DAYS_BEFORE), today + datetime.timedelta(days=DAYS_AFTER))
    with speak_to(user):
        team = find_team()
        filters = FilterForm(feed.filters, team=team).read()
        entries = filters.keep(collect_entries(query, filters.kinds), user)
        base, language = (
            settings.WAGTAILADMIN_BASE_URL.rstrip("/"),
            (get_language() or settings.LANGUAGE_CODE).split("-")[0],
        )
        now = timezone.now()
        events = [_make_event(entry, team, base, language, now) for entry in entries]
        name = _("Planning of %(site)s: %(person)s") % {
            "site": settings.WAGTAIL_SITE_NAME,
            "person": get_user_display_name(user),
        }
    return EventCalendar(name=name, language=language, url=base + reverse("planning:calendar"), events=events)


def _make_event(entry: Entry, team: dict[int, str], base: str, language: str, now: datetime.datetime) -> Event:
    people = ", ".join(team[person] for person in entry.people if person in team)
    kind = str(get_providers()[entry.kind].label)
    return Event(
        uid=f"{entry.kind}-{entry.id}@planning",
        title=entry.title,
        first_day=entry.day,
        last_day=entry.last_day,
        moment=entry.start if entry.is_moment else None,
        url=base + (entry.url or reverse("planning:calendar")),
        language=entry.language or language,
        revised=now,  # entries have no date of their last change
        text=" · ".join(filter(None, (kind, entry.language.upper(), entry.note, people))),
        text_language=language,
        category=kind,
    )
