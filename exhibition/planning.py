"""The openings and ends of editions in the newsroom's calendar."""

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.planning.calendar.page_dates import PageDate, PageDates, read_date

from .models import EditionPage

OPENS, ENDS = "start_date", "end_date"


class EditionDates(PageDates):
    name = "editions"
    label = gettext_lazy("Editions’ openings and ends")
    colour = "sea"
    icon = "site"
    page_model = EditionPage

    def list_dates(self, values: dict) -> Iterable[PageDate]:
        place = {"title": values["title"], "city": values.get("city") or ""}
        if opens := read_date(values.get(OPENS)):
            yield PageDate(OPENS, _("%(city)s opens: %(title)s") % place, opens)
        if ends := read_date(values.get(ENDS)):
            yield PageDate(ENDS, _("%(city)s, last day: %(title)s") % place, ends)

    def set_date(self, page: EditionPage, name: str, day: datetime.date) -> None:
        setattr(page, name, day)
