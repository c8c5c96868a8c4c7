"""The texts that belong to a MuseumWeek year: its page and its partners."""

from collections.abc import Iterator

from django.db.models import Model

from .models import MuseumWeekPage


def list_members_of_year(year: MuseumWeekPage) -> Iterator[Model]:
    yield from (row.partner for row in year.get_latest_revision_as_object().partners.all())
    yield year
