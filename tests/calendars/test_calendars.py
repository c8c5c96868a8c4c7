"""Calendar files, parsed as a reader's calendar parses them."""

import datetime

import icalendar
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from exhibition.models import EditionPage
from home.models import MuseumWeekDay, MuseumWeekPage
from tests.factories import (
    EditionPageFactory,
    ExhibitionPageFactory,
    MuseumWeekIndexPageFactory,
    MuseumWeekPageFactory,
)
from tests.scenes import scene

pytestmark = pytest.mark.django_db

WORDS = {"fr": "calendrier", "pt": "calendario", "en": "calendar"}
OCTOBER = datetime.date(2026, 10, 15)


@scene
def exhibitions(roots):
    """The exhibition in three languages."""
    fr = ExhibitionPageFactory(parent=roots["fr"], title="Vivants, la vie", slug="vivants")
    others = {
        code: ExhibitionPageFactory(parent=roots[code], title=code, slug="vivants", translation_key=fr.translation_key)
        for code in ("pt", "en")
    }
    return {"fr": fr, **others}


@scene
def lisbon(exhibitions):
    """An edition in French and Portuguese, with everything that a calendar can contain."""
    details = {"country": "PT", "latitude": "38.72", "longitude": "-9.14", "start_date": OCTOBER}
    details["end_date"] = datetime.date(2027, 1, 31)
    fr = EditionPageFactory(
        parent=exhibitions["fr"],
        title="Vivants, à Lisbonne",
        slug="lisbonne",
        city="Lisbonne",
        venue="Musée, jardin; et serre",
        address="Cais 1\r\n1100 Lisboa",
        summary="Une année d’été : forêts, récifs, étés et hivers, décrits à l’œil nu par ceux qui les ont dessinés.",
        hours="10 h – 18 h",
        **details,
    )
    pt = EditionPageFactory(
        parent=exhibitions["pt"],
        title="Em Lisboa",
        slug="lisboa",
        city="Lisboa",
        translation_key=fr.translation_key,
        **details,
    )
    return {"fr": publish(fr), "pt": publish(pt)}


@scene
def year(roots):
    index = MuseumWeekIndexPageFactory(parent=roots["fr"], slug="museumweek")
    year = MuseumWeekPageFactory(parent=index, year=2020, slug="2020", title="MuseumWeek 2020", theme="Ensemble")
    for number in (2, 1):
        day = MuseumWeekDay(date=datetime.date(2020, 5, 10 + number), hashtag=f"#Tag{number}MW", locale=year.locale)
        year.days.add(day)
    return publish(year)


def publish(page):
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def get_address(page, word=None):
    return f"{page.get_url()}{word or WORDS[page.locale.language_code]}.ics"


def read(client, page):
    """Return a page's calendar, and its events, as a client parses them."""
    answer = client.get(get_address(page))
    assert answer.status_code == 200
    calendar = icalendar.Calendar.from_ical(answer.content)
    return calendar, calendar.events


# --- The days of MuseumWeek ------------------------------------------------------------------------------------------


def test_each_day_of_museumweek_is_a_whole_day_under_its_hashtag(client, year):
    calendar, events = read(client, year)

    assert calendar["X-WR-CALNAME"] == calendar["NAME"] == "MuseumWeek 2020"
    assert "METHOD" not in calendar
    assert calendar["REFRESH-INTERVAL"].dt == datetime.timedelta(days=1)
    assert [str(event["SUMMARY"]) for event in events] == ["#Tag1MW · MuseumWeek 2020", "#Tag2MW · MuseumWeek 2020"]
    first = events[0]
    assert first["DTSTART"].dt == datetime.date(2020, 5, 11)
    assert first["DTEND"].dt == datetime.date(2020, 5, 12)  # the day after the last one
    assert first["TRANSP"] == "TRANSPARENT"
    assert str(first["DESCRIPTION"]) == f"Ensemble\n\n{first['URL']}"
    assert str(first["URL"]).endswith("/fr/museumweek/2020/")


def test_a_year_whose_days_are_not_known_is_one_event_and_without_dates_none(client, year):
    year.days.all().delete()
    assert client.get(get_address(year)).status_code == 404
    assert b"calendrier.ics" not in client.get(year.get_url()).content

    MuseumWeekPage.objects.update(start_date=datetime.date(2020, 5, 11), end_date=datetime.date(2020, 5, 17))
    [week] = read(client, year)[1]
    assert (week["DTSTART"].dt, week["DTEND"].dt) == (datetime.date(2020, 5, 11), datetime.date(2020, 5, 18))


# --- Editions --------------------------------------------------------------------------------------------------------


def test_an_edition_says_when_where_and_what_in_its_language(client, lisbon):
    _calendar, [event] = read(client, lisbon["fr"])

    assert str(event["SUMMARY"]) == "Vivants, à Lisbonne"
    assert event["SUMMARY"].params["LANGUAGE"] == "fr"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (OCTOBER, datetime.date(2027, 2, 1))
    assert event["LOCATION"] == "Musée, jardin; et serre, Cais 1, 1100 Lisboa, Lisbonne, Portugal"
    assert event["GEO"].to_ical() == "38.72;-9.14"
    assert "10\u00a0h – 18\u00a0h" in event["DESCRIPTION"]
    assert str(event["URL"]).endswith("/fr/vivants/lisbonne/")


def test_no_line_is_longer_than_75_octets_and_marks_are_escaped(client, lisbon):
    content = client.get(get_address(lisbon["fr"])).content

    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert content.count(b"\n") == content.count(b"\r\n")
    content.decode("utf-8")  # no accent is cut in two if a reader does not unfold lines
    assert rb"Mus\xc3\xa9e\, jardin\; et serre".replace(b"\\xc3\\xa9", "é".encode()) in content.replace(b"\r\n ", b"")


def test_days_have_no_time_and_no_zone(client, lisbon):
    content = client.get(get_address(lisbon["fr"])).content.decode()

    assert "DTSTART;VALUE=DATE:20261015\r\n" in content
    assert "DTEND;VALUE=DATE:20270201\r\n" in content
    assert "TZID" not in content
    assert "VTIMEZONE" not in content


def test_all_editions_are_one_calendar_in_the_order_of_the_journey(client, exhibitions, lisbon):
    paris = {"title": "Paris", "slug": "paris", "start_date": datetime.date(2026, 3, 1)}
    EditionPageFactory(parent=exhibitions["fr"], **paris)
    EditionPageFactory(parent=exhibitions["fr"], title="Un jour", slug="un-jour")  # has no dates yet
    _calendar, events = read(client, exhibitions["fr"])

    assert [str(event["SUMMARY"]) for event in events] == ["Paris", "Vivants, à Lisbonne"]
    assert events[0]["DTEND"].dt == datetime.date(2026, 3, 2)
    assert len({event["UID"] for event in events}) == 2


def test_a_calendar_without_any_edition_is_valid_and_one_of_an_edition_without_dates_is_not_there(client, exhibitions):
    calendar, events = read(client, exhibitions["en"])
    assert (events, str(calendar["VERSION"])) == ([], "2.0")

    someday = EditionPageFactory(parent=exhibitions["en"], title="Someday", slug="someday")
    assert client.get(get_address(someday)).status_code == 404


# --- Three languages -------------------------------------------------------------------------------------------------


def test_a_calendar_has_the_texts_of_its_own_language_and_no_others(client, exhibitions, lisbon):
    titles = {code: [str(event["SUMMARY"]) for event in read(client, page)[1]] for code, page in exhibitions.items()}

    assert titles == {"fr": ["Vivants, à Lisbonne"], "pt": ["Em Lisboa"], "en": []}


def test_an_event_is_the_same_in_every_language_and_after_every_change(client, lisbon):
    """Importing it in another language, or again, does not duplicate it."""
    before = {code: read(client, page)[1][0] for code, page in lisbon.items()}
    assert before["fr"]["UID"] == before["pt"]["UID"]

    edition = lisbon["fr"]
    edition.title, edition.slug = "Ailleurs", "ailleurs"
    with timezone.override("UTC"):
        edition.save_revision().publish()
    EditionPage.objects.filter(pk=edition.pk).update(last_published_at=timezone.now() + datetime.timedelta(hours=1))
    after = read(client, EditionPage.objects.get(pk=edition.pk))[1][0]
    assert after["UID"] == before["fr"]["UID"]
    assert str(after["SUMMARY"]) == "Ailleurs"
    assert after["SEQUENCE"] > before["fr"]["SEQUENCE"]
    assert after["LAST-MODIFIED"].dt == after["DTSTAMP"].dt > before["fr"]["DTSTAMP"].dt


def test_another_languages_word_leads_to_the_calendars_one_address(client, lisbon):
    answer = client.get(get_address(lisbon["fr"], "calendario"))

    assert (answer.status_code, answer["Location"]) == (301, "/fr/vivants/lisbonne/calendrier.ics")
    assert client.get("/fr/vivants/lisbonne/agenda.ics").status_code == 404


# --- What nobody may see ---------------------------------------------------------------------------------------------


def test_drafts_private_pages_and_aliases_are_in_no_calendar(client, exhibitions, lisbon):
    draft = EditionPageFactory(parent=exhibitions["fr"], title="D", slug="d", start_date=OCTOBER, live=False)
    private = EditionPageFactory(parent=exhibitions["fr"], title="P", slug="p", start_date=OCTOBER)
    private.view_restrictions.create(restriction_type="login")
    alias = lisbon["pt"].create_alias(parent=exhibitions["en"], update_slug="a")

    for page in (draft, private, alias):
        assert client.get(get_address(page)).status_code == 404
    assert [str(event["SUMMARY"]) for event in read(client, exhibitions["fr"])[1]] == ["Vivants, à Lisbonne"]
    assert read(client, exhibitions["en"])[1] == []


def test_an_expired_edition_leaves_the_calendar(client, exhibitions, lisbon):
    """At once, although `publish_scheduled` unpublishes it later."""
    EditionPage.objects.filter(pk=lisbon["fr"].pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))

    assert read(client, exhibitions["fr"])[1] == []
    assert client.get(get_address(lisbon["fr"])).status_code == 404


def test_below_a_private_exhibition_there_are_no_calendars(client, exhibitions, lisbon):
    exhibitions["fr"].view_restrictions.create(restriction_type="login")

    assert client.get(get_address(exhibitions["fr"])).status_code == 404
    assert client.get(get_address(lisbon["fr"])).status_code == 404


def test_a_draft_of_a_live_edition_does_not_show_before_it_is_published(client, lisbon):
    lisbon["fr"].title = "Pas encore"
    lisbon["fr"].save_revision()

    assert str(read(client, lisbon["fr"])[1][0]["SUMMARY"]) == "Vivants, à Lisbonne"


# --- As a file -------------------------------------------------------------------------------------------------------


def test_an_unchanged_calendar_is_the_same_file_and_answers_304(client, exhibitions, lisbon):
    address = get_address(exhibitions["fr"])
    first = client.get(address)

    assert client.get(address).content == first.content
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    head = client.head(address)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])
    assert client.post(address).status_code == 405
    assert first["Content-Type"] == "text/calendar; charset=utf-8"
    assert first["Content-Disposition"] == 'attachment; filename="vivants-la-vie.ics"'
    assert first.cookies == {}


@pytest.mark.parametrize("code", ["fr", "pt"])
def test_pages_link_to_their_calendars(client, exhibitions, lisbon, code):
    for page in (exhibitions[code], lisbon[code]):
        html = client.get(page.get_url()).content.decode()
        assert f'<a href="{get_address(page)}" type="text/calendar">' in html
        assert f'href="http://localhost{get_address(page)}"' in html  # in the head


def test_a_calendar_takes_as_many_queries_however_many_editions_it_has(client, exhibitions, lisbon):
    def count():
        client.get(get_address(exhibitions["fr"]))
        with CaptureQueriesContext(connection) as queries:
            client.get(get_address(exhibitions["fr"]))
        return len(queries)

    before = count()
    for number in range(9):
        EditionPageFactory(parent=exhibitions["fr"], title=f"E{number}", slug=f"e{number}", start_date=OCTOBER)
    assert count() == before <= 8
