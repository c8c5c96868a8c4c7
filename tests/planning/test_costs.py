"""The calendar takes at most fifteen queries in all, for 2,000 entries a year as for a few."""

import datetime
import uuid

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Collection, Locale, Page, Revision
from wagtail_localize.models import TranslatableObject, Translation, TranslationSource

from cms.planning.models import Assignment, Idea
from cms.translation.models import State, TextState, TranslationJob
from home.models import StandardPage
from tests.factories import (
    EditionPageFactory,
    ExhibitionPageFactory,
    ImageFactory,
    MuseumWeekIndexPageFactory,
    MuseumWeekPageFactory,
    StandardPageFactory,
)

from .conftest import in_days

pytestmark = pytest.mark.django_db

LIMIT = 15


@pytest.fixture
def spread(newsroom):
    """Spread entries of every kind over a year: half of them translations, a quarter originals, the rest the others."""

    def spread(number, days=360):
        fr, pt = Locale.objects.get(language_code="fr"), Locale.objects.get(language_code="pt")
        kind = ContentType.objects.get_for_model(StandardPage)
        originals = [uuid.uuid4() for _number in range(number * 3 // 4)]
        translated = originals[: number // 2]
        objects = [TranslatableObject(translation_key=key, content_type=kind) for key in translated]
        TranslatableObject.objects.bulk_create(objects)
        now = timezone.now()
        sources = TranslationSource.objects.bulk_create(
            TranslationSource(object=one, specific_content_type=kind, locale=fr, content_json="{}", last_updated_at=now)
            for one in objects
        )
        translations = Translation.objects.bulk_create(Translation(source=one, target_locale=pt) for one in sources)
        TranslationJob.objects.bulk_create(
            TranslationJob(translation=one, due_date=in_days(index % days)) for index, one in enumerate(translations)
        )
        ids = iter(range(10_000_000 + TextState.objects.count(), 20_000_000))
        row = {"content_type": kind, "title": "Texte"}
        TextState.objects.bulk_create(
            TextState(translation_key=key, locale=fr, object_id=next(ids), is_source=True, state=State.ORIGINAL, **row)
            for key in originals
        )
        TextState.objects.bulk_create(
            TextState(
                translation_key=key, locale=pt, object_id=next(ids), translation=one, state=State.NOT_STARTED, **row
            )
            for key, one in zip(translated, translations, strict=True)
        )
        Assignment.objects.bulk_create(
            Assignment(translation_key=key, due_date=in_days(index % days))
            for index, key in enumerate(originals[len(translated) :])
        )
        rest = number - len(originals)
        root = Collection.get_first_root_node()
        for index in range(min(rest, 20)):
            ImageFactory(title="Fougère", collection=root, expires_on=in_days(index * 7 % days))
            _make_scheduled(newsroom["fr"], now + datetime.timedelta(days=index * 9 % days, minutes=5))
        Idea.objects.bulk_create(
            Idea(title="Idée", locale=fr, due_date=in_days(index % days)) for index in range(max(0, rest - 40))
        )

    return spread


def _make_scheduled(parent, moment):
    page = StandardPageFactory(parent=parent, title="Programmé", slug=f"s-{uuid.uuid4()}", live=False)
    revision = page.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=moment)


@pytest.fixture
def years(newsroom):
    def make(number):
        index = Page.objects.filter(slug="mw").first() or MuseumWeekIndexPageFactory(parent=newsroom["fr"], slug="mw")
        show = Page.objects.filter(slug="expo").first() or ExhibitionPageFactory(parent=newsroom["fr"], slug="expo")
        start = len(show.get_children())
        for count in range(start, start + number):
            week = MuseumWeekPageFactory(
                parent=index,
                title=f"MW {count}",
                year=2030 + count,
                start_date=in_days(count),
                end_date=in_days(count + 6),
            )
            edition = EditionPageFactory(
                parent=show, title=f"Ville {count}", start_date=in_days(count), end_date=in_days(count + 90)
            )
            week.save_revision()
            edition.save_revision()

    return make


@pytest.fixture
def count():
    def count(browser, address):
        browser.get(address)  # fills the caches
        with CaptureQueriesContext(connection) as queries:
            response = browser.get(address)
        assert response.status_code == 200
        return [query["sql"] for query in queries], response

    return count


@pytest.mark.parametrize("role", ["editor", "superuser"])
def test_month_week_and_list_take_fifteen_queries_for_two_thousand_entries(hire, superuser, spread, years, count, role):
    desk = superuser if role == "superuser" else hire(role, "fr", "pt")
    spread(2000)
    years(4)
    for view in ("month", "week", "list"):
        asked, response = count(desk.browser, f"/admin/planning/calendar/?view={view}")
        assert len(asked) <= LIMIT, "\n".join(asked)
        if view == "list":
            assert response.context["count"] >= 1990


def test_the_number_of_queries_does_not_grow(hire, spread, years, count, client):
    desk = hire("moderator", "fr")
    spread(120, days=30)
    years(2)
    address = "/" + desk.post("planning:feed").context["address"].split("/", 3)[3]
    looked_at = [(desk.browser, "/admin/planning/calendar/"), (client, address)]
    few, few_fed = (len(count(*one)[0]) for one in looked_at)
    spread(240, days=30)
    years(4)
    many, many_fed = (len(count(*one)[0]) for one in looked_at)
    assert many == few
    assert many_fed == few_fed <= LIMIT


def test_the_feed_has_two_thousand_entries_in_fifteen_queries(hire, spread, years, count, client):
    desk = hire("editor", "fr")
    spread(2000)
    address = "/" + desk.post("planning:feed").context["address"].split("/", 3)[3]
    asked, response = count(client, address)
    assert len(asked) <= LIMIT, "\n".join(asked)
    assert response.content.count(b"BEGIN:VEVENT") >= 1990


def test_the_list_of_ideas_takes_the_same_number_of_queries_for_many(hire, note, count):
    desk = hire("editor", "fr")
    for index in range(3):
        note(f"Idée {index}", assignee=desk.user)
    few = len(count(desk.browser, "/admin/planning/ideas/")[0])
    for index in range(30):
        note(f"Autre {index}", assignee=hire("editor", "fr").user, author=desk.user)
    assert len(count(desk.browser, "/admin/planning/ideas/")[0]) == few <= LIMIT
