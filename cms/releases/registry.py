"""Registry for other apps: texts that belong to an issue, year or edition; links on a release's page; timed work."""

from collections.abc import Callable, Iterable

from django.db.models import Model
from wagtail.models import Page

ListMembers = Callable[[Page], Iterable[Model]]
_members: dict[type[Page], ListMembers] = {}


def register_members(model: type[Page], list_members: ListMembers) -> None:
    """Register how to find the texts that belong to the pages of a type. Call it in AppConfig.ready().

    list_members: gets a page in any language, with its drafts; returns the pages and snippets that go live with it, the
    page itself included, each in one language. A release takes those with something to publish, in all languages.
    """
    _members[model] = list_members


def get_models() -> list[type[Page]]:
    """Return the page types with members, in the order in which they were registered."""
    return list(_members)


def list_members(subject: Page) -> list[Model]:
    """Return the texts that belong to a page, each in one language; an empty list if its type has no members."""
    subject = subject.specific
    listed = _members.get(type(subject))
    return list(listed(subject)) if listed else []


# --- Links on the page of a release, and work of the minute's timer ---------------------------------------------------

FindLink = Callable[[Model, Page | None], tuple[str, str] | None]
_links: list[FindLink] = []
_minute_work: list[Callable[[], None]] = []


def register_link(find_link: FindLink) -> None:
    """Register a function that returns (label, URL) of a page about a release, or None: the release's page links there.

    find_link: gets the release and its subject, None if it has none. Call it in AppConfig.ready().
    """
    if find_link not in _links:
        _links.append(find_link)


def list_links(release: Model, subject: Page | None) -> list[tuple[str, str]]:
    """Return the registered links of a release. subject: its issue, year or edition, or None."""
    return [link for find_link in _links if (link := find_link(release, subject))]


def register_minute_work(work: Callable[[], None]) -> None:
    """Register a function that the minute's timer calls after the releases."""
    if work not in _minute_work:
        _minute_work.append(work)


def get_minute_work() -> list[Callable[[], None]]:
    return list(_minute_work)
