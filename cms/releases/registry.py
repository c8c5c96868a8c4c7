"""Registry of what belongs together: content apps say which texts an issue, a year or an edition has."""

from collections.abc import Callable, Iterable

from django.db.models import Model
from wagtail.models import Page

ListMembers = Callable[[Page], Iterable[Model]]
FindLink = Callable[[Page], tuple[str, str] | None]
_members: dict[type[Page], ListMembers] = {}
_links: list[FindLink] = []


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


def register_link(find_link: FindLink) -> None:
    """Register a function that returns (label, URL) of a page about a release's subject, or None: its page links there.

    Call it in AppConfig.ready().
    """
    if find_link not in _links:
        _links.append(find_link)


def list_links(subject: Page) -> list[tuple[str, str]]:
    """Return the registered links of an issue, a year or an edition."""
    return [link for find_link in _links if (link := find_link(subject))]
