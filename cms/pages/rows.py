"""Inline rows of pages: the topics of a story, the days of a year."""

from typing import ClassVar

from django.db.models import Max
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class InlineRow(Orderable):
    """A row of a list within a page, always in the same place.

    Wagtail's form numbers the rows, programs often do not, and a database gives rows of the same number back in any
    order: PostgreSQL gives first what was not changed lately.
    """

    class Meta(Orderable.Meta):
        abstract = True
        ordering: ClassVar = ["sort_order", "pk"]

    def save(self, *args, **kwargs):
        """Put a row that nobody has numbered after those that its page has."""
        if self.sort_order is None:
            self.sort_order = self._find_next_place()
        super().save(*args, **kwargs)

    def _find_next_place(self) -> int:
        parent = next(field for field in self._meta.get_fields() if isinstance(field, ParentalKey))
        siblings = type(self)._base_manager.filter(**{parent.attname: getattr(self, parent.attname)})
        last = siblings.aggregate(last=Max("sort_order"))["last"]
        return 0 if last is None else last + 1
