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
    pages = [item.text for item in items if isinstance(item.text, Page)]
    known = find_known(user, pages) if pages else set()
    return [
        replace(item, title=_("A private page"), url="")
        if isinstance(item.text, Page) and item.text.pk not in known
        else item
        for item in items
    ]
