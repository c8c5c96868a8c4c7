"""Inline rows and snippets follow like the fields of a page."""

import datetime

import pytest

from cms.translation.models import State
from cms.translation.text.filling import start_translation
from cms.translation.text.segments import find_missing
from cms.translation.workflow import moderation
from home.models import MuseumWeekDay, Partner
from tests.factories import ImageFactory, MuseumWeekIndexPageFactory, MuseumWeekPageFactory, PartnerFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def year(newsroom, start, fill, superuser, commit):
    """A year of three days, translated and live."""
    index = MuseumWeekIndexPageFactory(parent=newsroom["fr"], slug="museumweek", title="MuseumWeek")
    page = MuseumWeekPageFactory(parent=index, slug="2024", title="2024", summary="Une année.", live=False)
    for number in (1, 2, 3):
        page.days.add(
            MuseumWeekDay(
                date=datetime.date(2024, 6, number), hashtag=f"#Jour{number}", text=f"Jour {number}", locale=page.locale
            )
        )
    page.save_revision().publish()
    translation = start(page=page)
    fill(translation)
    with commit():
        moderation.publish(translation, superuser.user)
    return translation


def read_days(translation):
    return [(day.date.day, day.text) for day in translation.get_target_instance().days.all()]


def test_rows_in_another_order_follow_by_themselves(year, edit, read_row):
    def change(page):
        days = list(page.days.all())[::-1]
        for place, day in enumerate(days):
            day.sort_order = place
        page.days.set(days)

    edit(year, change)
    assert read_days(year) == [(3, "[Jour 3]"), (2, "[Jour 2]"), (1, "[Jour 1]")]
    assert find_missing(year) == []
    assert read_row(year).state == State.UP_TO_DATE


def test_a_date_of_a_row_follows_while_its_words_wait(year, edit, read_row):
    def change(page):
        day = page.days.all()[1]
        day.date, day.text = datetime.date(2024, 6, 22), "Un tout autre jour"
        page.days.set([page.days.all()[0], day, page.days.all()[2]])

    edit(year, change)
    assert read_days(year) == [(1, "[Jour 1]"), (22, "[Jour 2]"), (3, "[Jour 3]")]
    assert [segment.string.data for segment in find_missing(year)] == ["Un tout autre jour"]
    assert read_row(year).outdated == 1


def test_a_new_row_with_words_waits_and_one_that_is_gone_stays(year, edit):
    def change(page):
        new = MuseumWeekDay(date=datetime.date(2024, 6, 9), text="Un jour neuf", locale=page.locale, sort_order=9)
        page.days.set([*list(page.days.all())[1:], new])

    edit(year, change)
    assert sorted(read_days(year)) == [(1, "[Jour 1]"), (2, "[Jour 2]"), (3, "[Jour 3]")]


def test_the_logo_and_address_of_a_partner_follow_while_its_words_wait(newsroom, fill, superuser, commit):
    partner = PartnerFactory(
        name="Herbier", description="Un herbier.", url="https://example.org/", locale=newsroom["fr"].locale
    )
    with commit():
        partner.save_revision().publish()
        translation = start_translation(Partner.objects.get(pk=partner.pk), newsroom["pt"].locale)
        translation.save_target(publish=False)
    fill(translation)
    with commit():
        moderation.publish(translation, superuser.user)
    partner = Partner.objects.get(pk=partner.pk)
    partner.url, partner.logo, partner.description = "https://example.org/b", ImageFactory(), "Un autre herbier."
    with commit():
        partner.save_revision().publish()
    target = translation.get_target_instance()
    assert (target.url, target.logo_id, target.description) == (partner.url, partner.logo_id, "[Un herbier.]")
