"""MuseumWeek's feed: its years, each with its theme, its days and its text.

The days are part of their year's entry: they have no pages of their own, and seven entries of one line each would push
the years out of the feed.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Self

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from cms.core.content.relations import select_served
from cms.feeds.channels import Channel, newest_first
from cms.feeds.entries import Entry, find_updates, make_entry
from cms.feeds.full_text import render_full_texts

from .models import MuseumWeekIndexPage, MuseumWeekPage
from .models.museum_week_page import MuseumWeekDay, find_tag_languages


class MuseumWeekChannel(Channel):
    page_model = MuseumWeekIndexPage

    @classmethod
    def find(cls, index: Page, rest: str) -> Self | None:
        return None if rest else cls(index)

    @classmethod
    def offer(cls, index: Page, context: Mapping) -> list[Self]:
        return [cls(index)]

    def get_pages(self) -> QuerySet:
        return newest_first(MuseumWeekPage.objects.all(), self.index)

    def make_entries(self, request: HttpRequest, keys: list[int]) -> list[Entry]:
        years = list(select_served(MuseumWeekPage.objects.filter(pk__in=keys)))
        set_days(years)
        texts = render_full_texts(years, "home/feeds/year.html", request)
        updates = find_updates(years)
        return [make_entry(request, year, texts[year.pk], updates[year.pk]) for year in years]


def set_days(years: list[MuseumWeekPage]) -> None:
    """Set `listed_days` on each year (two queries for all of them)."""
    days = list(MuseumWeekDay.objects.filter(page__in=[year.pk for year in years]))
    find_tag_languages(days, years[0].locale)
    by_year = defaultdict(list)
    for day in days:
        by_year[day.page_id].append(day)
    for year in years:
        year.listed_days = by_year[year.pk]
