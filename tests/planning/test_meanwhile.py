"""Who has a form open does not overwrite what somebody else decided in the calendar or in the same form meanwhile."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.planning.models import Assignment
from cms.releases.members import create_release
from cms.releases.models import Release
from home.models import MuseumWeekDay
from tests.factories import MuseumWeekIndexPageFactory, MuseumWeekPageFactory

from .boards import reload
from .conftest import paris

pytestmark = pytest.mark.django_db

MAY, JUNE = datetime.date(2031, 5, 12), datetime.date(2031, 6, 12)


def read_form(answer) -> dict[str, str]:
    """Return what a browser would send back of the form of a page, as it is."""
    form = BeautifulSoup(answer.content, "html.parser").select_one("main form[method=post]")
    data = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    data |= {field["name"]: field.get_text() for field in form.select("textarea[name]")}
    for field in form.select("select[name]"):
        chosen = field.select_one("option[selected]")
        data[field["name"]] = chosen["value"] if chosen else ""
    return data


# --- The days of a MuseumWeek -----------------------------------------------------------------------------------------


@pytest.fixture(params=["live", "draft"])
def week(request, newsroom, commit):
    """A year with three days: live, or one whose days are in its draft only."""
    with commit():
        years = MuseumWeekIndexPageFactory(parent=newsroom["fr"], title="MuseumWeek")
        page = MuseumWeekPageFactory(parent=years, title="Semaine", year=2031, live=request.param == "live")
        page.days = [
            MuseumWeekDay(date=MAY + datetime.timedelta(days=number), hashtag=tag, locale=page.locale)
            for number, tag in enumerate(["#UneMW", "#DeuxMW", "#TroisMW"])
        ]
        revision = page.save_revision()
        if request.param == "live":
            revision.publish()
    return reload(page)


def fill_opened(week, **dates):
    """Return what the editor's form sends of a year as it is now, with other dates of days by their hashtags."""
    draft = reload(week).get_latest_revision_as_object()
    days = [
        {
            "id": day.pk or "", "date": dates.get(day.hashtag.strip("#"), day.date).isoformat(), "hashtag": day.hashtag,
            "hashtag_language": "en", "text": "", "ORDER": place,
        }
        for place, day in enumerate(draft.days.all(), start=1)
    ]  # fmt: skip
    return nested_form_data(
        {
            "title": "Semaine, revue", "slug": draft.slug, "summary": "", "year": 2031, "theme": "",
            "start_date": "", "end_date": "", "loaded_revision_id": draft.latest_revision_id,
            "body": streamfield([]), "comments": inline_formset([]), "partners": inline_formset([]),
            "days": inline_formset(days, initial=len(days)),
        }
    )  # fmt: skip


def save(desk, week, data):
    answer = desk.post("wagtailadmin_pages:edit", week.pk, data=data)
    assert answer.status_code == 302, (answer.context["form"].errors, answer.context["form"].formsets["days"].errors)


def move_day(desk, move, week, hashtag, day):
    draft = reload(week).get_latest_revision_as_object()
    key = next(one.translation_key for one in draft.days.all() if one.hashtag == hashtag)
    assert move(desk, "museumweek", f"{week.pk}.{key}", day).status_code == 200


def read_days(week) -> dict[str, datetime.date]:
    draft = reload(week).get_latest_revision_as_object()
    return {day.hashtag: day.date for day in draft.days.all()}


def test_who_has_a_year_open_does_not_overwrite_a_day_that_was_moved_meanwhile(hire, move, week):
    editor = hire("editor", "fr")
    opened = fill_opened(week)
    move_day(hire("moderator", "fr"), move, week, "#DeuxMW", JUNE)
    save(editor, week, opened)
    assert reload(week).get_latest_revision_as_object().title == "Semaine, revue"
    assert read_days(week) == {"#UneMW": MAY, "#DeuxMW": JUNE, "#TroisMW": MAY + datetime.timedelta(days=2)}


def test_a_day_that_the_editor_types_is_theirs_and_the_others_stay_as_moved(hire, move, week):
    editor, typed = hire("editor", "fr"), datetime.date(2031, 7, 1)
    opened = fill_opened(week, TroisMW=typed)
    for tag in ("#UneMW", "#TroisMW"):
        move_day(hire("moderator", "fr"), move, week, tag, JUNE)
    save(editor, week, opened)
    assert read_days(week) == {"#UneMW": JUNE, "#DeuxMW": MAY + datetime.timedelta(days=1), "#TroisMW": typed}


def test_a_day_that_was_taken_out_stays_out(hire, move, week):
    editor = hire("editor", "fr")
    opened = fill_opened(week) | {"days-1-DELETE": "on"}
    move_day(hire("moderator", "fr"), move, week, "#DeuxMW", JUNE)
    save(editor, week, opened)
    assert list(read_days(week)) == ["#UneMW", "#TroisMW"]


# --- Plain forms ------------------------------------------------------------------------------------------------------


def test_an_idea_keeps_a_due_date_that_was_moved_while_its_form_was_open(hire, note, move):
    moderator = hire("moderator", "fr")
    idea = note(due_date=MAY)
    opened = read_form(moderator.get("planning:idea", idea.pk)) | {"note": "Voir l’herbier."}
    assert move(moderator, "ideas", str(idea.pk), JUNE).status_code == 200
    assert moderator.post("planning:idea", idea.pk, data=opened).status_code == 302
    idea.refresh_from_db()
    assert (idea.due_date, idea.note) == (JUNE, "Voir l’herbier.")


def test_what_both_have_changed_is_refused_once_with_what_it_is_now(hire, note, move):
    moderator = hire("moderator", "fr")
    idea = note(due_date=MAY)
    opened = read_form(moderator.get("planning:idea", idea.pk)) | {"due_date": "2031-07-01"}
    move(moderator, "ideas", str(idea.pk), JUNE)
    refused = moderator.post("planning:idea", idea.pk, data=opened)
    assert refused.status_code == 200
    assert "meanwhile to “12 Jun 2031”" in refused.content.decode()
    idea.refresh_from_db()
    assert idea.due_date == JUNE
    again = read_form(refused)
    assert again["due_date"] == "2031-07-01"
    assert moderator.post("planning:idea", idea.pk, data=again).status_code == 302
    idea.refresh_from_db()
    assert idea.due_date == datetime.date(2031, 7, 1)


def test_a_date_is_taken_away_and_a_person_is_not_given_back(hire, note):
    moderator, ada = hire("moderator", "fr"), hire("editor", "fr").user
    idea = note(due_date=MAY, assignee=ada)
    first, second = (read_form(moderator.get("planning:idea", idea.pk)) for _form in range(2))
    moderator.post("planning:idea", idea.pk, data=first | {"assignee": ""})
    moderator.post("planning:idea", idea.pk, data=second | {"due_date": ""})
    idea.refresh_from_db()
    assert (idea.assignee, idea.due_date) == (None, None)


def test_two_who_give_a_text_to_somebody_at_once_see_each_other(hire, write, commit):
    moderator, ada, leo = hire("moderator", "fr"), hire("editor", "fr").user, hire("editor", "fr").user
    with commit():
        page = write("fr", title="À écrire")
    address = ("planning:assign_text", ContentType.objects.get_for_model(Page).pk, page.pk)
    first, second = (read_form(moderator.get(*address)) for _form in range(2))
    assert moderator.post(*address, data=first | {"assignee": ada.pk}).status_code == 302
    refused = moderator.post(*address, data=second | {"assignee": leo.pk})
    assert refused.status_code == 200
    assert Assignment.objects.get().assignee == ada
    assert moderator.post(*address, data=second | {"due_date": "2031-06-12"}).status_code == 302
    assert (Assignment.objects.get().assignee, Assignment.objects.get().due_date) == (ada, JUNE)


def test_a_release_keeps_a_moment_that_was_moved_while_its_form_was_open(hire, move):
    moderator = hire("moderator", "fr")
    release = create_release("Numéro 13", moderator.user, paris(2031, 5, 12, 9, 0))
    opened = read_form(moderator.get("releases:edit", release.pk)) | {"name": "Numéro 13, automne"}
    assert move(moderator, "releases", str(release.pk), JUNE).status_code == 200
    assert moderator.post("releases:edit", release.pk, data=opened).status_code == 302
    release = Release.objects.get()
    assert (release.name, release.planned_for) == ("Numéro 13, automne", paris(2031, 6, 12, 9, 0))
    assert (
        moderator.post("releases:edit", release.pk, data=opened | {"planned_for": "2031-08-01 09:00"}).status_code
        == 200
    )
    assert Release.objects.get().planned_for == paris(2031, 6, 12, 9, 0)
