"""Entries of the calendar, and the registry of their providers.

A provider answers with the entries of a period that a person may know of, in a bounded number of queries, and decides
who may move them. Each app registers its own in AppConfig.ready(): `register_entries(MyEntries())`.
"""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Page

from ..permissions import Planner

Start = datetime.date | datetime.datetime


@dataclass(frozen=True)
class Entry:
    """Something on a day or at a moment, for one person who sees it."""

    kind: str  # the provider's name
    id: str  # among the entries of the kind
    title: str
    start: Start  # a day, or an aware moment
    url: str = ""  # where it is edited; "" if the person may not
    last_day: datetime.date | None = None  # of an entry that lasts several days
    language: str = ""  # of the text; "" if it concerns all languages
    people: tuple[int | None, ...] = ()  # the ids of those who are responsible
    note: str = ""  # its state, in a few words
    is_movable: bool = False  # the provider decides again when it is moved
    is_done: bool = False
    is_late: bool = False

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.id}"

    @property
    def is_moment(self) -> bool:
        return isinstance(self.start, datetime.datetime)

    @property
    def day(self) -> datetime.date:
        """Return the (first) day, in the person's time zone."""
        return timezone.localtime(self.start).date() if self.is_moment else self.start

    @property
    def days(self) -> list[datetime.date]:
        """Return all days that it lasts."""
        length = (self.last_day - self.day).days if self.last_day else 0
        return [self.day + datetime.timedelta(days=number) for number in range(length + 1)]


class Query:
    """The entries that are asked for: those of a period, or single ones by their ids, for a person."""

    def __init__(self, user, first: datetime.date, last: datetime.date, ids=None):
        self.user = user
        self.planner = Planner(user)
        self.shared: dict = {}  # what several providers have loaded together (`texts`)
        self.first = first  # inclusive, like `last`
        self.last = last
        self.ids: Collection[str] | None = ids  # instead of the period

    @cached_property
    def moments(self) -> tuple[datetime.datetime, datetime.datetime]:
        """Return when the period begins and ends in the person's time zone; the end is not part of it."""
        midnight = datetime.time.min
        after = self.last + datetime.timedelta(days=1)
        return tuple(timezone.make_aware(datetime.datetime.combine(day, midnight)) for day in (self.first, after))

    def includes(self, first: datetime.date, last: datetime.date | None = None) -> bool:
        return first <= self.last and (last or first) >= self.first


class EntryProvider:
    """The entries of one kind. `name` is used in URLs; `colour` is a colour of the palette, `icon` one of Wagtail's."""

    name: str
    label: str  # lazy
    colour: str = "umber"
    icon: str = "date"
    page_model: type[Page] | None = None  # whose fields have the dates: loaded for all providers at once (`texts`)

    def list_entries(self, query: Query) -> Iterable[Entry]:
        """Return the entries that are asked for and that the person may know of, in a bounded number of queries."""
        raise NotImplementedError

    def move(self, user, entry: Entry, start: Start) -> None:
        """Give an entry another day or moment.

        Raises PermissionDenied or ValidationError with a sentence; nothing is changed then.
        """
        raise NotImplementedError


_providers: dict[str, EntryProvider] = {}


def register_entries(provider: EntryProvider) -> None:
    """Add a kind of entries to the calendar; one that has the same name is replaced."""
    _providers[provider.name] = provider


def get_providers() -> dict[str, EntryProvider]:
    """Return the registered providers by their names."""
    return dict(_providers)


def collect_entries(query: Query, kinds: Collection[str] = ()) -> list[Entry]:
    """Return the entries of a period in their order: by day, whole days first. kinds: only of these, if given."""
    chosen = [provider for name, provider in _providers.items() if not kinds or name in kinds]
    order = {provider.name: number for number, provider in enumerate(_providers.values())}
    found = [entry for provider in chosen for entry in provider.list_entries(query)]
    return sorted(
        found, key=lambda e: (e.day, e.is_moment, e.start.timestamp() if e.is_moment else order[e.kind], e.title, e.id)
    )


def find_entry(user, kind: str, entry_id: str) -> Entry | None:
    """Return an entry that a person may know of, or None."""
    provider = _providers.get(kind)
    if provider is None:
        return None
    today = timezone.localdate()
    found = provider.list_entries(Query(user, today, today, ids=[entry_id]))
    return next((entry for entry in found if entry.id == entry_id), None)
