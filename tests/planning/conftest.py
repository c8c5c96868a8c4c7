"""Texts and pictures that have dates, and people who look at the calendar."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.planning.models import Assignment, Idea
from cms.translation.models import TranslationJob
from tests.newsroom.conftest import _no_drawing, hire, newsroom, superuser, write  # noqa: F401 - fixtures
from tests.translation.conftest import fill, start  # noqa: F401 - fixtures

from .boards import abc, add_story, get_position, issue, magazines, make_issue, translate  # noqa: F401 - fixtures

PARIS = ZoneInfo("Europe/Paris")


def paris(*moment) -> datetime.datetime:
    return datetime.datetime(*moment, tzinfo=PARIS)


def in_days(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


@pytest.fixture
def due(start):  # noqa: F811
    """A translation into Portuguese that is due on a day."""

    def due(day, title="Un texte", assignee=None, code="pt"):
        translation = start("fr", code, title=title)
        TranslationJob.objects.create(translation=translation, assignee=assignee, due_date=day)
        return translation

    return due


@pytest.fixture
def assign_original(write, commit):  # noqa: F811
    """An original that is due on a day."""

    def assign(day, title="À écrire", code="fr", assignee=None, **kwargs):
        with commit():
            page = write(code, title=title, **kwargs)
        Assignment.objects.create(translation_key=page.translation_key, due_date=day, assignee=assignee)
        return page

    return assign


@pytest.fixture
def schedule(write, commit):  # noqa: F811
    """A text that is scheduled for a moment."""

    def schedule(moment, title="Programmé", code="fr", expire_at=None):
        with commit():
            page = write(code, title=title)
            page.go_live_at, page.expire_at = moment, expire_at
            page.save_revision().publish()
        page.refresh_from_db()
        return page

    return schedule


@pytest.fixture
def note(fr):
    def note(title="Une idée", locale=fr, **fields):
        return Idea.objects.create(title=title, locale=locale, **fields)

    return note


@pytest.fixture(scope="session")
def read():
    """Open the calendar; return what it shows as (title, day) in order."""

    def read(desk, day, view="month", **asked):
        response = desk.get("planning:calendar", data={"view": view, "day": day.isoformat(), **asked})
        assert response.status_code == 200
        grid = response.context["grid"]
        days = grid.listed_days
        return [(shown.entry.title, one.date) for one in days for shown in one.entries]

    return read


@pytest.fixture(scope="session")
def move(commit):
    """Move an entry as the calendar's script does."""

    def move(desk, kind, entry_id, day, **data):
        with commit():
            return desk.browser.post(
                reverse("planning:move", args=[kind, entry_id]),
                {"day": day if isinstance(day, str) else day.isoformat(), **data},
                headers={"x-requested-with": "XMLHttpRequest"},
            )

    return move
