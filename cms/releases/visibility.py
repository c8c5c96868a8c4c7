"""Hide the titles of private pages of a release from people who may not know of them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.newsroom.access.pages import find_known

Item = TypeVar("Item")


def hide_private(user, items: Iterable[Item]) -> list[Item]:
    """Return blockers or lines as a user may see them, without the titles and links of private pages. One query."""
    items = list(items)
    pages = [text for item in items for text in _list_named(item) if isinstance(text, Page)]
    known = find_known(user, pages) if pages else set()
    return [_hide(item, known) for item in items]


def _list_named(item) -> list:
    return [item.text, *getattr(item, "names", ())]


def _hide(item: Item, known: set[int]) -> Item:
    values = {}
    if _is_hidden(item.text, known):
        values |= {"title": _("A private page"), "url": ""}
    if any(_is_hidden(text, known) for text in getattr(item, "names", ())):
        values |= {"sentence": item.nameless, "url": ""}  # the link may lead there
    return replace(item, **values) if values else item


def _is_hidden(text, known: set[int]) -> bool:
    return isinstance(text, Page) and text.pk not in known
