"""URLs that a change of a page affects first: they are warmed at once, and purged from a CDN in front."""

from collections.abc import Callable
from urllib.parse import urlsplit

from wagtail.models import Page

from cms.core.content.visibility import visible
from cms.core.navigation.page_context import HOME_DEPTH

_finders: list[Callable[[Page], list[str]]] = []


def register_affected(find: Callable[[Page], list[str]]) -> None:
    """Register a function that finds more URLs to renew with a page.

    find: returns absolute URLs or paths; called after the commit."""
    if find not in _finders:
        _finders.append(find)


def find_affected(page: Page) -> list[str]:
    """Return the absolute URLs of a page, its ancestors up to the home page, its other languages and its feeds.

    The page comes last, because it is the one most likely to be requested.
    """
    ancestors = visible(Page.objects.ancestor_of(page).filter(depth__gte=HOME_DEPTH)).order_by("depth")
    versions = visible(Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk))
    addresses = [other.full_url for other in [*ancestors, *versions]]
    for find in _finders:
        addresses += find(page)
    return [address for address in dict.fromkeys([*addresses, page.full_url]) if address]


def get_paths(addresses: list[str]) -> list[str]:
    return [urlsplit(address).path for address in addresses]
