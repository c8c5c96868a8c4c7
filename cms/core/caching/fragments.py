"""A fragment cache in the process: HTML that many readers' pages share, valid until anything visible changes.

The page cache stores finished pages, and empties with every change. Most of what is then rendered again is the same on
many pages: the navigation, the ancestors, the entry of a story in lists. This cache renders each once per change.

A fragment belongs to the version that was read before its *request* read anything else: data from before a change is
never stored as if it came after it (the rule of the page cache, docs/serving.md).
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

from django.db import connection
from django.http import HttpRequest

Fragment = TypeVar("Fragment")

MOST = 1000  # fragments at a time; a teaser is about 2 KB
_current: tuple[object, dict[Hashable, object]] = (None, {})


def open_fragment_cache(request: HttpRequest, version: object | None) -> None:
    """Let a request read and store the fragments of a version; do nothing without one.

    Only for requests for public content on the only site. Within a transaction it does nothing: the request may see
    data that is not committed, and may never be.
    """
    global _current
    if version is None or connection.in_atomic_block:
        return
    if _current[0] != version:
        _current = (version, {})
    request.fragment_cache = _current[1]


def clear_fragments() -> None:
    """Clear the cache; for tests, which change databases."""
    global _current
    _current = (None, {})


def find_fragment(request: HttpRequest, key: Hashable) -> object | None:
    return getattr(request, "fragment_cache", {}).get(key)


def store_fragment(request: HttpRequest, key: Hashable, made: object) -> None:
    """Store a fragment for other requests. They share it, so nobody may change it.

    key: must contain all that it depends on except the database, the settings and the code: the language and the
    variant.
    """
    fragments = getattr(request, "fragment_cache", None)
    if fragments is None:
        return
    if len(fragments) >= MOST:
        fragments.clear()
    fragments[key] = made


def get_or_make_fragment(request: HttpRequest, key: Hashable, make: Callable[[], Fragment]) -> Fragment:
    """Return the fragment of a key, or make and store it; not for values that may be None."""
    made = find_fragment(request, key)
    if made is None:
        made = make()
        store_fragment(request, key, made)
    return made
