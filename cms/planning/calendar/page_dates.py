"""Entries for the dates that pages have as fields: moved in the draft of the original, and published like any edit.

A content app derives a provider from `PageDates` for a page type.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.core.sanitizing.ids import read_ids

from .entries import Entry, EntryProvider, Query


@dataclass(frozen=True)
class PageDate:
    """A date of a page."""

    name: str  # among the dates of the page
    title: str
    day: datetime.date
    last_day: datetime.date | None = None


class PageDates(EntryProvider):
    """The dates of all pages of a type, as their newest drafts have them.

    Pages without a revision, which programs make, take further queries; their number does not grow.
    """

    page_model: type[Page]
    children: tuple[str, ...] = ()  # the relations that have dates

    def list_dates(self, values: dict) -> Iterable[PageDate]:
        """Return the dates of a page. values: the fields of the page, as they are serialised."""
        raise NotImplementedError

    def set_date(self, page: Page, name: str, day: datetime.date) -> None:
        """Set the field that has a date; several, if one follows the other."""
        raise NotImplementedError

    def list_entries(self, query: Query) -> list[Entry]:
        found = []
        for page, values in self._load(query):
            movable = None
            for date in self.list_dates(values):
                entry_id = f"{page.pk}.{date.name}"
                if entry_id not in query.ids if query.ids is not None else not query.includes(date.day, date.last_day):
                    continue
                if movable is None:
                    movable = page_permission_policy.user_has_permission_for_instance(query.user, "change", page)
                found.append(self._make_entry(page, date, entry_id, movable))
        return found

    def move(self, user, entry: Entry, start: datetime.date) -> None:
        """Save a draft with the other date. Raises PermissionDenied if the person may not edit the page."""
        page_id, name = entry.id.split(".", 1)
        page = self.page_model.objects.get(pk=page_id).get_latest_revision_as_object()
        permissions = page.permissions_for_user(user)
        if not permissions.can_edit():
            raise PermissionDenied(_("You may not edit “%(title)s”.") % {"title": entry.title})
        if permissions.page_locked():
            raise ValidationError(_("“%(title)s” is locked or under review.") % {"title": entry.title})
        self.set_date(page, name, start)
        page.full_clean()
        page.save_revision(user=user, changed=True, log_action=True, clean=False)

    def _load(self, query: Query) -> list[tuple[Page, dict]]:
        """Return the originals with the fields of their newest drafts: their dates are those of all languages."""
        from cms.translation.models import TextState  # content apps are loaded before the translation's models

        from .texts import find_pages, load_pages

        kind = ContentType.objects.get_for_model(self.page_model)
        if query.ids is None:
            pages = [page for page in load_pages(query) if page.content_type_id == kind.pk]
        else:
            ids = read_ids(entry_id.split(".")[0] for entry_id in query.ids)
            originals = TextState.objects.filter(is_source=True, content_type=kind, object_id__in=ids)
            pages = list(find_pages(query, Q(pk__in=originals.values("object_id"))))
        values = {page.pk: page.latest_revision.content for page in pages if page.latest_revision}
        if made_by_programs := [page.pk for page in pages if page.pk not in values]:
            found = self.page_model.objects.filter(pk__in=made_by_programs).prefetch_related(*self.children)
            values |= {page.pk: page.serializable_data() for page in found}
        return [(page, values[page.pk]) for page in pages if page.pk in values]

    def _make_entry(self, page: Page, date: PageDate, entry_id: str, is_movable: bool) -> Entry:
        note = ""
        if not page.live:
            note = _("Draft")
        elif page.has_unpublished_changes:
            note = _("Live, with a newer draft")
        return Entry(
            kind=self.name,
            id=entry_id,
            title=date.title,
            start=date.day,
            last_day=date.last_day,
            url=reverse("wagtailadmin_pages:edit", args=[page.pk]) if is_movable else "",
            people=(page.owner_id,),
            note=note,
            is_movable=is_movable,
        )


def read_date(text) -> datetime.date | None:
    """Read a date as it is serialised in a revision, or as the database has it."""
    if isinstance(text, datetime.date) or not text:
        return text or None
    return datetime.date.fromisoformat(text)
