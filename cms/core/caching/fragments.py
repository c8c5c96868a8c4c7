"""A fragment cache in the process: what many readers' pages show alike, until anything that shows changes.

The page cache stores finished pages, and empties with every change. Most of what is then rendered again is the same
on many pages: the navigation, the pages above, the entry of a story in lists. This cache renders each once per change.

A fragment belongs to the version that was read before its *request* looked at anything: what a page fetched before a
change is never stored as if it came after it (the rule of the page cache, docs/serving.md).
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

from django.db import connection
from django.http import HttpRequest

Fragment = TypeVar("Fragment")

MOST = 1000  # things at a time; a teaser is about 2 KB
_current: tuple[object, dict[Hashable, object]] = (None, {})


def open_fragment_cache(request: HttpRequest, version: object | None) -> None:
    """Let a request read and store the fragments of a version; does nothing without one.

    For requests of what everybody may see, to the only site that there is. Nothing within a transaction: it may see
    what is not committed, and what may never be.
    """
    global _current
    if version is None or connection.in_atomic_block:
        return
    if _current[0] != version:
        _current = (version, {})
    request.fragment_cache = _current[1]


def clear_fragments() -> None:
    """For tests, which change from one database to another."""
    global _current
    _current = (None, {})


def find_fragment(request: HttpRequest, key: Hashable) -> object | None:
    return getattr(request, "fragment_cache", {}).get(key)


def store_fragment(request: HttpRequest, key: Hashable, made: object) -> None:
    """Store something for other requests, which share it: nobody may change it.

    key: says all that it depends on but the database, the settings and the code: the language, what is shown how.
    """
    fragments = getattr(request, "fragment_cache", None)
    if fragments is None:
        return
    if len(fragments) >= MOST:
        fragments.clear()
    fragments[key] = made


def get_or_make_fragment(request: HttpRequest, key: Hashable, make: Callable[[], Fragment]) -> Fragment:
    """Return the fragment of a key, or make and store it; not for what may be None."""
    made = find_fragment(request, key)
    if made is None:
        made = make()
        store_fragment(request, key, made)
    return made
