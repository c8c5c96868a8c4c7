"""The calendar shows everything that has a date, to those who may know of it."""

import datetime

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, PageViewRestriction

from tests.factories import (
    EditionPageFactory,
    ExhibitionPageFactory,
    ImageFactory,
    MuseumWeekIndexPageFactory,
    MuseumWeekPageFactory,
)

from .conftest import in_days, paris

pytestmark = pytest.mark.django_db

JUNE = datetime.date(2031, 6, 12)


def test_each_kind_is_shown_on_its_day(hire, read, due, assign_original, schedule, note, newsroom, commit):
    due(JUNE, title="À traduire")
    assign_original(JUNE)
    schedule(paris(2031, 6, 12, 9, 0), expire_at=paris(2031, 6, 13, 9, 0))
    note(due_date=JUNE)
    ImageFactory(title="Fougère", expires_on=JUNE, collection=Collection.get_first_root_node())
    with commit():
        years = MuseumWeekIndexPageFactory(parent=newsroom["fr"], title="MuseumWeek")
        week = MuseumWeekPageFactory(parent=years, title="Semaine", year=2031, start_date=JUNE, end_date=JUNE)
        week.save_revision()
        exhibition = ExhibitionPageFactory(parent=newsroom["fr"], title="Exposition")
        EditionPageFactory(parent=exhibition, title="À Lisbonne", city="Lisboa", start_date=JUNE)
    shown = read(hire("editor", "fr"), JUNE)
    assert sorted(shown) == sorted(
        [
            ("À traduire", JUNE),
            ("À écrire", JUNE),
            ("Programmé", JUNE),
            ("Une idée", JUNE),
            ("Fougère", JUNE),
            ("Semaine", JUNE),
            ("Lisboa opens: À Lisbonne", JUNE),
        ]
    )


def test_a_live_text_that_expires_is_shown(hire, read, write, commit):
    with commit():
        page = write(title="Éphémère")
        page.expire_at = paris(2031, 6, 12, 9, 0)
        page.save_revision().publish()
    assert read(hire("editor", "fr"), JUNE) == [("Éphémère", JUNE)]


def test_a_private_text_is_shown_only_to_who_may_know_of_it(hire, read, due, assign_original, schedule):
    texts = [due(JUNE).source.get_source_instance(), assign_original(JUNE), schedule(paris(2031, 6, 12, 9, 0))]
    for text in texts:
        restriction = PageViewRestriction.objects.create(page=text, restriction_type=PageViewRestriction.GROUPS)
        restriction.groups.add(Group.objects.create(name=f"Board {text.pk}"))
    assert read(hire("translator", "en"), JUNE) == []
    assert len(read(hire("editor", "fr"), JUNE)) == 3


def test_a_picture_is_shown_only_to_who_may_use_its_collection(hire, read, newsroom):
    ImageFactory(title="Fougère", expires_on=JUNE)
    outsider = hire("editor")
    group = Group.objects.create(name="Guests")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    outsider.user.groups.add(group)
    assert read(outsider, JUNE) == []


def test_entries_are_filtered_by_person_language_and_kind(hire, read, due, assign_original, note, pt):
    ada, editor = hire("translator", "pt"), hire("editor", "fr")
    due(JUNE, title="À traduire", assignee=ada.user)
    assign_original(JUNE, assignee=editor.user)
    note("Ideia", locale=pt, due_date=JUNE)
    assert read(editor, JUNE, person="me") == [("À écrire", JUNE)]
    assert read(editor, JUNE, person=ada.user.pk) == [("À traduire", JUNE)]
    assert {title for title, _ in read(editor, JUNE, language="pt")} == {"À traduire", "Ideia"}
    assert {title for title, _ in read(editor, JUNE, kind=["ideas", "texts"])} == {"Ideia", "À écrire"}


@pytest.mark.parametrize(
    "asked",
    [
        {"view": "year", "day": "2031-02-30"},
        {"view": "list", "day": "9999-12-31", "p": "x"},
        {"view": "month", "day": "1900-01-01", "person": "Ω", "language": "tlh", "kind": "nothing"},
        {"view": "month", "day": "2200-12-31"},
        {"view": "week", "day": "0001-01-01"},
    ],
)
def test_what_is_no_date_or_filter_shows_the_calendar_without_it(hire, asked):
    assert hire("editor", "fr").get("planning:calendar", data=asked).status_code == 200


def test_weeks_begin_on_monday_and_have_their_iso_numbers(hire):
    response = hire("editor", "fr").get("planning:calendar", data={"view": "month", "day": "2027-01-10"})
    weeks = response.context["grid"].weeks
    assert [week.number for week in weeks] == [53, 1, 2, 3, 4]
    assert weeks[0].days[0].date == datetime.date(2026, 12, 28)


def test_a_moment_is_on_the_day_and_at_the_hour_of_the_person_s_time_zone(hire, read, schedule):
    schedule(paris(2031, 6, 12, 1, 30))
    editor = hire("editor", "fr")
    assert read(editor, JUNE) == [("Programmé", JUNE)]
    profile = editor.user.wagtail_userprofile
    profile.current_time_zone = "America/Sao_Paulo"
    profile.save()
    assert read(editor, JUNE) == [("Programmé", datetime.date(2031, 6, 11))]
    html = editor.get("planning:calendar", data={"day": "2031-06-12"}).content.decode()
    assert "Sao Paulo" in html


def test_without_access_to_the_admin_there_is_no_calendar(client):
    assert client.get("/admin/planning/calendar/").status_code == 302


def test_what_is_overdue_says_so(hire, due):
    due(in_days(-1))
    html = hire("editor", "fr").get("planning:calendar", data={"day": in_days(-1).isoformat()}).content.decode()
    assert "Overdue" in html


def test_the_links_of_the_calendar_keep_the_filters(hire):
    html = hire("editor", "fr").get("planning:calendar", data={"day": "2031-06-12", "person": "me"}).content.decode()
    assert "?view=week&amp;day=2031-06-09&amp;person=me" in html
