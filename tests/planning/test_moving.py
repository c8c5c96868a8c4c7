"""Entries are moved by who may, on the server: refused otherwise, undone, never over what somebody else decided."""

import datetime
from unittest.mock import patch

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from cms.planning.models import Assignment
from cms.releases.members import add_texts, set_state
from cms.releases.models import Release, State
from cms.releases.texts import TextKey
from cms.translation.models import TranslationJob
from home.models import MuseumWeekDay
from tests.factories import (
    EditionPageFactory,
    ExhibitionPageFactory,
    ImageFactory,
    MuseumWeekIndexPageFactory,
    MuseumWeekPageFactory,
    StandardPageFactory,
)

from .conftest import in_days, paris

pytestmark = pytest.mark.django_db

JUNE = datetime.date(2031, 6, 12)
NEXT = datetime.date(2031, 6, 13)


def get_scheduled_id(page):
    return f"live-{ContentType.objects.get_for_model(Page).pk}-{page.pk}"


@pytest.mark.parametrize(
    ("role", "code", "may"),
    [("moderator", "pt", True), ("moderator", "fr", False), ("translator", "pt", False)],
)
def test_a_translation_s_due_date_is_moved_by_who_may_assign(hire, due, move, role, code, may):
    translation = due(JUNE)
    answer = move(hire(role, code), "translations", translation.pk, NEXT)
    assert answer.status_code == (200 if may else 403)
    assert TranslationJob.objects.get().due_date == (NEXT if may else JUNE)
    assert answer.json()["message" if may else "detail"]


def test_an_original_s_due_date_is_moved_by_its_writer_or_a_moderator(hire, assign_original, move):
    writer, other = hire("editor", "fr"), hire("editor", "fr")
    assign_original(JUNE, assignee=writer.user)
    assignment = Assignment.objects.get()
    assert move(other, "texts", assignment.pk, NEXT).status_code == 403
    assert move(writer, "texts", assignment.pk, NEXT).status_code == 200
    assert move(hire("moderator", "fr"), "texts", assignment.pk, JUNE).status_code == 200
    assignment.refresh_from_db()
    assert assignment.due_date == JUNE


def test_a_scheduled_text_is_moved_by_who_may_publish_with_the_words_that_were_approved(hire, schedule, move):
    page = schedule(paris(2031, 6, 12, 9, 0))
    revision = page.scheduled_revision
    words = revision.content["body"]
    entry_id = get_scheduled_id(page)
    assert move(hire("editor", "fr"), "scheduled", entry_id, NEXT).status_code == 403
    assert move(hire("moderator", "fr"), "scheduled", entry_id, NEXT).status_code == 200
    page = Page.objects.get(pk=page.pk).specific
    moment = paris(2031, 6, 13, 9, 0)
    assert page.go_live_at == moment
    assert page.scheduled_revision.pk == revision.pk
    assert page.scheduled_revision.approved_go_live_at == moment
    assert page.scheduled_revision.as_object().go_live_at == moment
    assert page.scheduled_revision.content["body"] == words
    assert not page.live


def test_a_moved_text_goes_live_at_its_new_moment_only(hire, schedule, move):
    page = schedule(paris(2031, 6, 12, 9, 0))
    move(hire("moderator", "fr"), "scheduled", get_scheduled_id(page), NEXT)
    with patch.object(timezone, "now", return_value=paris(2031, 6, 12, 10, 0)):
        call_command("publish_scheduled")
    assert not Page.objects.get(pk=page.pk).live
    with patch.object(timezone, "now", return_value=paris(2031, 6, 13, 10, 0)):
        call_command("publish_scheduled")
    assert Page.objects.get(pk=page.pk).live


def test_a_live_text_s_scheduled_update_is_moved_and_readers_see_no_change(hire, write, move, commit):
    with commit():
        page = write(title="En ligne")
        page.save_revision().publish()
        page = Page.objects.get(pk=page.pk).specific
        page.go_live_at, page.title = paris(2031, 6, 12, 9, 0), "Mis à jour"
        page.save_revision().publish()
    assert move(hire("moderator", "fr"), "scheduled", get_scheduled_id(page), NEXT).status_code == 200
    page = Page.objects.get(pk=page.pk)
    assert page.live
    assert page.title == "En ligne"
    assert page.scheduled_revision.as_object().go_live_at == paris(2031, 6, 13, 9, 0)


def test_nobody_moves_their_own_text_to_another_moment_past_four_eyes(hire, newsroom, move, commit):
    moderator = hire("moderator", "fr")
    with commit():
        page = StandardPageFactory(parent=newsroom["fr"], title="Mien", live=False, owner=moderator.user)
        page.summary = "Beaucoup de mots que le modérateur a écrits tout seul un matin."
        page.go_live_at = paris(2031, 6, 12, 9, 0)
        page.save_revision(user=moderator.user).publish()
    assert move(moderator, "scheduled", get_scheduled_id(page), NEXT).status_code == 403


def test_a_moment_that_has_passed_is_refused(hire, schedule, move):
    page = schedule(paris(2031, 6, 12, 9, 0))
    answer = move(hire("moderator", "fr"), "scheduled", get_scheduled_id(page), in_days(-3))
    assert answer.status_code == 409
    assert "passed" in answer.json()["detail"]


def test_a_text_cannot_go_live_after_it_expires(hire, schedule, move):
    page = schedule(paris(2031, 6, 12, 9, 0), expire_at=paris(2031, 6, 12, 12, 0))
    assert move(hire("moderator", "fr"), "scheduled", get_scheduled_id(page), NEXT).status_code == 409


def test_a_drag_keeps_the_hour_of_the_site_s_zone_across_summer_time(hire, schedule, move):
    page = schedule(paris(2031, 10, 25, 9, 0))  # summer time ends on the 26th
    assert move(hire("moderator", "fr"), "scheduled", get_scheduled_id(page), "2031-10-27").status_code == 200
    assert Page.objects.get(pk=page.pk).go_live_at == paris(2031, 10, 27, 9, 0)


@pytest.mark.parametrize(("day", "words"), [("2031-03-30", "there is no"), ("2031-10-26", "twice")])
def test_an_hour_that_summer_time_skips_or_repeats_is_refused(hire, schedule, move, day, words):
    page = schedule(paris(2031, 2, 12, 2, 30))
    answer = move(hire("moderator", "fr"), "scheduled", get_scheduled_id(page), day)
    assert answer.status_code == 409
    assert words in answer.json()["detail"]
    assert Page.objects.get(pk=page.pk).go_live_at == paris(2031, 2, 12, 2, 30)


@pytest.fixture
def week(newsroom, commit):
    with commit():
        years = MuseumWeekIndexPageFactory(parent=newsroom["fr"], title="MuseumWeek")
        week = MuseumWeekPageFactory(parent=years, title="Semaine", year=2031)
        week.days.add(MuseumWeekDay(date=JUNE, hashtag="#Eau", locale=week.locale))
        week.save_revision().publish()
    return week


def test_a_day_of_museumweek_is_moved_as_a_draft_by_who_may_edit_the_page(hire, read, move, week):
    day = week.days.get()
    editor = hire("editor", "fr")
    entry_id = f"{week.pk}.{day.translation_key}"
    assert read(editor, JUNE) == [("#Eau · Semaine", JUNE)]
    assert move(hire("editor", "pt"), "museumweek", entry_id, NEXT).status_code == 403
    assert move(editor, "museumweek", entry_id, NEXT).status_code == 200
    assert read(editor, JUNE) == [("#Eau · Semaine", NEXT)]
    assert week.days.get().date == JUNE  # readers see the former day until the draft is published
    draft = Page.objects.get(pk=week.pk).get_latest_revision_as_object()
    assert [item.date for item in draft.days.all()] == [NEXT]


def test_a_year_of_museumweek_without_days_is_moved_as_a_whole(hire, move, newsroom, commit):
    with commit():
        years = MuseumWeekIndexPageFactory(parent=newsroom["fr"], title="MuseumWeek")
        end = JUNE + datetime.timedelta(days=6)
        week = MuseumWeekPageFactory(parent=years, title="Semaine", year=2031, start_date=JUNE, end_date=end)
        open_ended = MuseumWeekPageFactory(parent=years, title="Autre", year=2032, start_date=JUNE, end_date=None)
    editor = hire("editor", "fr")
    for page in (week, open_ended):
        assert move(editor, "museumweek", f"{page.pk}.week", NEXT).status_code == 200
    drafts = [Page.objects.get(pk=page.pk).get_latest_revision_as_object() for page in (week, open_ended)]
    assert [draft.start_date for draft in drafts] == [NEXT, NEXT]
    assert [draft.end_date for draft in drafts] == [NEXT + datetime.timedelta(days=6), None]


def test_a_locked_page_is_not_moved(hire, move, week):
    Page.objects.filter(pk=week.pk).update(locked=True)
    answer = move(hire("editor", "fr"), "museumweek", f"{week.pk}.{week.days.get().translation_key}", NEXT)
    assert answer.status_code == 409
    assert "locked" in answer.json()["detail"]


def test_an_edition_does_not_end_before_it_opens(hire, newsroom, move, commit):
    with commit():
        exhibition = ExhibitionPageFactory(parent=newsroom["fr"], title="Exposition")
        edition = EditionPageFactory(parent=exhibition, title="Lyon", city="Lyon", start_date=JUNE, end_date=NEXT)
    answer = move(hire("editor", "fr"), "editions", f"{edition.pk}.end_date", "2031-06-01")
    assert answer.status_code == 409
    assert "before the first" in answer.json()["detail"]


def test_rights_that_end_are_not_moved(hire, superuser, move):
    image = ImageFactory(title="Fougère", expires_on=JUNE)
    assert move(superuser, "rights", image.pk, NEXT).status_code == 403


def test_an_idea_is_moved_by_who_may_plan_it(hire, note, move):
    idea = note(due_date=JUNE)
    assert move(hire("translator", "fr"), "ideas", idea.pk, NEXT).status_code == 403
    assert move(hire("editor", "fr"), "ideas", idea.pk, NEXT).status_code == 200


def test_a_move_over_what_somebody_else_decided_meanwhile_is_refused(hire, due, move):
    translation = due(JUNE)
    answer = move(hire("moderator", "pt"), "translations", translation.pk, NEXT, expected="2031-06-01")
    assert answer.status_code == 409
    assert TranslationJob.objects.get().due_date == JUNE


def test_a_move_is_undone_by_its_button(hire, due, move):
    translation, moderator = due(JUNE), hire("moderator", "pt")
    move(moderator, "translations", translation.pk, NEXT)
    undo = moderator.get("planning:calendar", data={"day": "2031-06-12"}).context["undo"]
    answer = moderator.browser.post(undo["url"], {"start": undo["start"], "expected": undo["expected"]})
    assert answer.status_code == 302
    assert TranslationJob.objects.get().due_date == JUNE


def test_the_exact_moment_comes_back_when_a_move_is_undone(hire, schedule, move):
    page, moderator = schedule(paris(2031, 6, 12, 9, 17)), hire("moderator", "fr")
    move(moderator, "scheduled", get_scheduled_id(page), NEXT)
    undo = moderator.get("planning:calendar").context["undo"]
    moderator.browser.post(undo["url"], {"start": undo["start"], "expected": undo["expected"]})
    assert Page.objects.get(pk=page.pk).go_live_at == paris(2031, 6, 12, 9, 17)


def test_the_form_moves_without_a_script_and_keeps_what_was_typed(hire, schedule):
    page, moderator = schedule(paris(2031, 6, 12, 9, 0)), hire("moderator", "fr")
    address = ("planning:move", "scheduled", get_scheduled_id(page))
    assert 'value="09:00"' in moderator.get(*address).content.decode()
    answer = moderator.post(*address, data={"day": "2031-03-30", "time": "02:30"})
    assert answer.status_code == 200
    assert 'value="2031-03-30"' in answer.content.decode()
    assert "there is no" in answer.content.decode()
    back = "/admin/planning/calendar/?view=week&day=2031-06-14"
    answer = moderator.post(*address, data={"day": "2031-06-14", "time": "18:45", "next": back})
    assert answer["Location"] == back
    assert Page.objects.get(pk=page.pk).go_live_at == paris(2031, 6, 14, 18, 45)


@pytest.mark.parametrize("day", ["", "tomorrow", "2031-02-30", "99999-01-01", "9999-12-31", "0001-01-01"])
def test_what_is_no_date_is_refused_with_a_sentence(hire, due, move, day):
    translation = due(JUNE)
    answer = move(hire("moderator", "pt"), "translations", translation.pk, day)
    assert answer.status_code == 409
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("kind", "entry_id"),
    [
        ("translations", "999999"),
        ("translations", "x"),
        ("scheduled", "live-1"),
        ("scheduled", "live-99999-9999999999999999999999"),
        ("museumweek", "1"),
        ("nothing", "1"),
        ("texts", "²"),
    ],
)
def test_what_is_not_there_is_not_found(superuser, move, kind, entry_id):
    assert move(superuser, kind, entry_id, NEXT).status_code == 404


def test_another_site_is_not_led_to_after_a_move(hire, due):
    translation = due(JUNE)
    moderator = hire("moderator", "pt")
    data = {"day": "2031-06-14", "next": "https://evil.example/"}
    answer = moderator.post("planning:move", "translations", translation.pk, data=data)
    assert answer["Location"] == "/admin/planning/calendar/"


@pytest.fixture
def release():
    return Release.objects.create(name="No. 13", planned_for=paris(2031, 6, 12, 9, 0))


def test_a_release_is_moved_by_a_moderator_and_shown_to_everybody_with_a_role(hire, read, move, release):
    assert read(hire("translator", "pt"), JUNE) == [("No. 13", JUNE)]
    assert move(hire("editor", "fr"), "releases", release.pk, NEXT).status_code == 403
    assert move(hire("moderator", "fr"), "releases", release.pk, NEXT).status_code == 200
    release.refresh_from_db()
    assert release.planned_for == paris(2031, 6, 13, 9, 0)


def test_a_release_is_not_moved_by_a_moderator_of_none_of_its_languages(hire, move, release, write):
    page = write("pt")
    add_texts(release, [TextKey.of(page)])
    assert move(hire("moderator", "fr"), "releases", release.pk, NEXT).status_code == 403
    assert move(hire("moderator", "pt"), "releases", release.pk, NEXT).status_code == 200


def test_a_release_that_is_live_or_withdrawn_is_not_moved(hire, superuser, read, move, release):
    set_state(release, State.LIVE, released_at=paris(2031, 6, 12, 9, 0))
    assert read(superuser, JUNE) == [("No. 13", JUNE)]
    assert move(superuser, "releases", release.pk, NEXT).status_code == 404
    set_state(release, State.WITHDRAWN)
    assert read(superuser, JUNE) == []


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_moment_at_the_end_of_time_is_refused_with_a_sentence(hire, schedule, move, day):
    page, moderator = schedule(paris(2031, 6, 12, 23, 30)), hire("moderator", "fr")
    assert move(moderator, "scheduled", get_scheduled_id(page), day).status_code == 409
    answer = moderator.post("planning:move", "scheduled", get_scheduled_id(page), data={"day": day, "time": "23:59"})
    assert answer.status_code == 200
    assert move(moderator, "scheduled", get_scheduled_id(page), "x", start=f"{day}T23:59:00+00:00").status_code == 409
