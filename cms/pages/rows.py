"""Inline rows of pages, such as the topics of a story or the days of a year."""

from typing import ClassVar

from django.db.models import Max
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class InlineRow(Orderable):
    """A row of a list within a page, with a stable order.

    Wagtail's form numbers the rows, but programs often do not, and a database returns rows with equal numbers in any
    order: PostgreSQL first returns those that were not changed recently.
    """

    # As those of pages (cms.pages.models); only rows that are translated have them.
    planned_fields: ClassVar[tuple[str, ...]] = ()

    class Meta(Orderable.Meta):
        abstract = True
        ordering: ClassVar = ["sort_order", "pk"]

    def save(self, *args, **kwargs):
        """Save the row; without a number, it is placed after the existing rows of its page."""
        if self.sort_order is None:
            self.sort_order = self._find_next_place()
        super().save(*args, **kwargs)

    def _find_next_place(self) -> int:
        parent = next(field for field in self._meta.get_fields() if isinstance(field, ParentalKey))
        siblings = type(self)._base_manager.filter(**{parent.attname: getattr(self, parent.attname)})
        last = siblings.aggregate(last=Max("sort_order"))["last"]
        return 0 if last is None else last + 1
