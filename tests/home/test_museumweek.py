"""The years of MuseumWeek: neighbours, days, hashtags in their language."""

import pytest
from django.test import TestCase
from django.utils.translation import override

from cms.core.templatetags.typography import break_hashtag
from cms.translation.text.filling import fill_segments, start_translation
from home.models import MuseumWeekDay, MuseumWeekPage
from tests.factories import MuseumWeekIndexPageFactory, MuseumWeekPageFactory
from tests.scenes import scene


@scene
def years(roots):
    index = MuseumWeekIndexPageFactory(parent=roots["fr"], slug="museumweek")
    return {
        year: MuseumWeekPageFactory(parent=index, year=year, slug=str(year), title=f"MuseumWeek {year}")
        for year in (2017, 2019, 2020)
    }


def test_a_year_leads_to_the_one_before_and_the_one_after(years, rf):
    context = years[2019].get_context(rf.get("/"))
    assert context["previous_year"].page.year == 2017
    assert context["next_year"].page.year == 2020


def test_the_first_year_has_none_before_and_the_last_none_after(years, rf):
    assert years[2017].get_context(rf.get("/"))["previous_year"] is None
    assert years[2020].get_context(rf.get("/"))["next_year"] is None


def test_a_hashtag_is_in_its_own_language_until_a_translator_replaces_it(years, pt):
    year = years[2019]
    year.days.add(MuseumWeekDay(date="2019-05-13", hashtag="#PlayMW", text="Jouez", locale=year.locale))
    year.save()
    translation = start_translation(MuseumWeekPage.objects.get(pk=year.pk), pt)
    fill_segments(translation, lambda segment: f"{segment.string.data} pt")
    with TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target(publish=True)
    translated = translation.get_target_instance()
    assert [day.tag_language for day in translated.listed_days] == ["en"]
    MuseumWeekDay.objects.filter(page=translated).update(hashtag="#BrincarMW")
    assert [day.tag_language for day in MuseumWeekPage.objects.get(pk=translated.pk).listed_days] == ["pt"]


def test_a_long_hashtag_can_break_between_its_words():
    assert break_hashtag("#WomenInCultureMW") == "#Women<wbr>In<wbr>Culture<wbr>MW"
    assert break_hashtag("<b>") == "&lt;b&gt;"


def test_an_end_before_the_beginning_is_refused_in_the_editors_language(years):
    year = years[2019]
    year.start_date, year.end_date = "2019-05-19", "2019-05-13"
    with override("fr"), pytest.raises(Exception, match="end_date") as error:
        year.full_clean()
    assert "end_date" in error.value.message_dict
