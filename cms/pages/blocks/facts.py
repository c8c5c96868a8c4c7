"""Blocks that list facts: figures with what they count, and the dates of a timeline.

Their items are list items with ids of their own, so that each is translated, moved and compared by itself.
"""

import re

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.core.sanitizing.streams import ListBlock

from .texts import SHORT_TEXT_FEATURES, CharBlock, RichTextBlock

MOST_FIGURES, MOST_ENTRIES = 12, 60
LONGEST_FIGURE = 24

_YEAR = re.compile(r"[12]\d{3}")


class FigureBlock(blocks.StructBlock):
    figure = CharBlock(
        label=pgettext_lazy("number", "Figure"),
        max_length=LONGEST_FIGURE,
        help_text=_("As readers see it, with its unit: 3,400 or 12%."),
    )
    label = CharBlock(label=_("What it counts"))

    class Meta:
        icon = "order"
        label = pgettext_lazy("number", "Figure")


class FiguresBlock(blocks.StructBlock):
    title = CharBlock(label=_("Title"), required=False)
    figures = ListBlock(FigureBlock(), label=pgettext_lazy("numbers", "Figures"), min_num=1, max_num=MOST_FIGURES)
    source = CharBlock(
        label=pgettext_lazy("table", "Source"), required=False, help_text=_("Where the figures come from.")
    )

    class Meta:
        icon = "order"
        label = _("In figures")
        description = _("A few figures set large, each with what it counts.")
        template = "blocks/figures.html"
        preview_value = {
            "title": _("The herbarium in figures"),
            "figures": [
                {"figure": "348", "label": _("sheets lent in 2025")},
                {"figure": "12", "label": _("drawers that nobody has opened yet")},
            ],
            "source": "",
        }


class EntryValue(blocks.StructValue):
    @property
    def year(self) -> str:
        """Return the date for programs if it is a year, else ""."""
        date = str(self.get("date") or "").strip()
        return date if _YEAR.fullmatch(date) else ""


class EntryBlock(blocks.StructBlock):
    date = CharBlock(
        label=_("Date"), max_length=60, help_text=_("A year or a date, as readers see it: 1987, May 2020.")
    )
    title = CharBlock(label=_("Title"))
    text = RichTextBlock(label=_("Text"), features=SHORT_TEXT_FEATURES, required=False)
    image = ImageChooserBlock(label=_("Picture"), required=False)

    class Meta:
        icon = "date"
        label = pgettext_lazy("timeline", "Entry")
        value_class = EntryValue


class TimelineBlock(blocks.StructBlock):
    title = CharBlock(label=_("Title"))
    entries = ListBlock(
        EntryBlock(),
        label=pgettext_lazy("timeline", "Entries"),
        help_text=_("In the order in which readers see them."),
        min_num=2,
        max_num=MOST_ENTRIES,
    )

    class Meta:
        icon = "history"
        label = _("Timeline")
        description = _("What happened when: dates one below the other, each with a title, a text and a picture.")
        template = "blocks/timeline.html"
        preview_value = {
            "title": _("A herbarium through the years"),
            "entries": [
                {"date": "1874", "title": _("The first sheet"), "text": _("<p>A fern, from the valley.</p>")},
                {"date": "2025", "title": _("The last drawer"), "text": ""},
            ],
        }
