"""The private feed of each person: what they may know of, at a secret address, valid by RFC 5545."""

import datetime
import logging

import icalendar
import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cms.planning.models import CalendarFeed
from cms.serving.secret_paths import MaskSecretPaths, mask, mask_report

from .conftest import in_days, paris

pytestmark = pytest.mark.django_db


@pytest.fixture
def subscribe(client):
    """Make a person's feed by its button; return its path."""

    def subscribe(desk, **filters):
        address = desk.post("planning:feed", data=filters).context["address"]
        assert address.startswith("http")
        return "/" + address.split("/", 3)[3]

    return subscribe


@pytest.fixture
def fetch(client):
    def fetch(path):
        response = client.get(path)
        assert response.status_code == 200
        return icalendar.Calendar.from_ical(response.content)

    return fetch


def test_the_feed_has_each_entry_with_its_day_or_moment(hire, subscribe, fetch, due, schedule, note):
    day = in_days(20)
    due(day, title="À traduire; « vite », svp")
    note(due_date=day)
    moment = paris(day.year, day.month, day.day, 9, 30)
    schedule(moment)
    events = {str(event["summary"]): event for event in fetch(subscribe(hire("editor", "fr"))).events}
    assert set(events) == {"À traduire; « vite », svp", "Une idée", "Programmé"}
    whole_day, timed = events["À traduire; « vite », svp"], events["Programmé"]
    assert whole_day["dtstart"].dt == day
    assert whole_day["dtend"].dt == day + datetime.timedelta(days=1)
    assert timed["dtstart"].dt == moment
    assert timed["dtstart"].to_ical().endswith(b"Z")
    assert "dtend" not in timed  # RFC 5545, 3.6.1: it ends when it begins
    assert timed.end == timed.start == moment
    for event in events.values():
        assert event["uid"]
        assert event["dtstamp"]
    assert len({event["uid"] for event in events.values()}) == 3


def test_the_file_is_valid(hire, subscribe, client, due):
    due(in_days(3), title="Um título muito comprido, com acentuação " * 5)
    content = client.get(subscribe(hire("editor", "fr"))).content
    lines = content.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.errors
    assert not any(event.errors for event in calendar.events)
    assert {"VERSION", "PRODID"} <= set(calendar)
    assert calendar.to_ical() == content


@pytest.mark.parametrize(
    ("language", "kind"),
    [("fr", "Traductions à rendre"), ("pt-pt", "Traduções a entregar"), ("en", "Translations due")],
)
def test_the_feed_speaks_its_person_s_language(hire, subscribe, fetch, due, language, kind):
    due(in_days(3))
    calendar = fetch(subscribe(hire("editor", "fr", language=language)))
    assert str(calendar.events[0]["categories"].to_ical().decode()) == kind


def test_the_feed_has_only_what_the_person_may_know_of_now(hire, subscribe, fetch, due):
    text = due(in_days(3)).source.get_source_instance()
    path = subscribe(hire("translator", "en"))
    assert len(fetch(path).events) == 1
    restriction = PageViewRestriction.objects.create(page=text, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.create(name="Board"))
    assert fetch(path).events == []


def test_the_feed_keeps_the_filters_with_which_it_was_made(hire, subscribe, fetch, due, note):
    editor = hire("editor", "fr")
    due(in_days(3))
    note(due_date=in_days(3), assignee=editor.user)
    assert [str(event["summary"]) for event in fetch(subscribe(editor, person="me")).events] == ["Une idée"]
    assert len(fetch(subscribe(editor, kind=["ideas", "translations"])).events) == 2


def test_the_address_is_shown_once_and_stored_as_a_hash(hire, subscribe):
    editor = hire("editor", "fr")
    token = subscribe(editor).split("/")[-1].removesuffix(".ics")
    assert len(token) >= 43
    feed = CalendarFeed.objects.get()
    assert token not in str(vars(feed))
    response = editor.get("planning:feed")
    assert token not in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_a_renewed_address_ends_the_former_one_and_an_ended_feed_has_none(hire, subscribe, client):
    editor = hire("editor", "fr")
    former, path = subscribe(editor), subscribe(editor)
    assert client.get(former).status_code == 404
    assert client.get(path).status_code == 200
    editor.post("planning:feed", data={"end": "1"})
    assert client.get(path).status_code == 404
    assert not CalendarFeed.objects.exists()


@pytest.mark.parametrize("loses", ["is_active", "groups"])
def test_who_has_left_reads_nothing_more(hire, subscribe, client, loses):
    editor = hire("editor", "fr")
    path = subscribe(editor)
    if loses == "groups":
        editor.user.groups.clear()
    else:
        editor.user.is_active = False
        editor.user.save()
    assert client.get(path).status_code == 404


def test_no_cache_keeps_the_feed_and_no_search_engine_indexes_it(hire, subscribe, client):
    response = client.get(subscribe(hire("editor", "fr")))
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


def test_the_token_is_in_no_log(hire, subscribe, client, caplog):
    """Of the handlers of development and production, which have this filter (`cms.settings`)."""
    caplog.handler.addFilter(MaskSecretPaths())
    path = subscribe(hire("editor", "fr"))
    token = path.split("/")[-1].removesuffix(".ics")
    with caplog.at_level(logging.DEBUG):
        client.get(path)
        client.post(path)
        client.get(path.replace(".ics", "x.ics"))
    assert "Not Found: /calendar/***" in caplog.text
    assert token not in caplog.text
    assert not any(token in str(vars(record)) for record in caplog.records)


def test_a_feed_is_read_without_signing_in_and_says_when(hire, subscribe, client):
    editor = hire("editor", "fr")
    client.get(subscribe(editor))
    assert CalendarFeed.objects.get().read_at
    assert "last read" in editor.get("planning:feed").content.decode()


@pytest.mark.parametrize("token", ["x", "0" * 43, "é", "a" * 5000])
def test_another_token_is_not_found(client, db, token):
    assert client.get(f"/calendar/{token}.ics").status_code == 404


def test_others_are_not_subscribed(hire, subscribe):
    subscribe(hire("editor", "fr"))
    assert "last read" not in hire("editor", "fr").get("planning:feed").content.decode()
    assert reverse("private_calendar", args=["x"]) == "/calendar/x.ics"


def test_whatever_a_library_logs_of_the_address_is_masked(rf):
    record = logging.LogRecord("x", logging.ERROR, "", 1, "%s: %s", ("Error", "/calendar/secret-token.ics"), None)
    record.request = rf.get("/calendar/secret-token.ics")
    MaskSecretPaths().filter(record)
    assert record.getMessage() == "Error: /calendar/***.ics"
    assert "secret-token" not in str(record.request)
    report = mask_report({"request": {"url": "https://x.example/calendar/secret-token.ics"}}, {})
    assert report["request"]["url"] == "https://x.example/calendar/***.ics"


def test_readers_calendars_are_not_masked():
    assert mask("/fr/museumweek/2024/calendrier.ics") == "/fr/museumweek/2024/calendrier.ics"
