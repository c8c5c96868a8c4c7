"""What many readers' pages show alike, kept in the process until anything that shows changes anywhere.

The page cache keeps finished pages, and forgets them all with every change. Most of what is then made anew is the same
on many pages: the navigation, the pages above, the entry of a story in lists. So each is made once after a change.

It is kept for a *request*, under the version that was read before the request looked at anything: what a page has
fetched before a change is never kept as if it came after it (the rule of the page cache, docs/serving.md).
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

from django.db import connection
from django.http import HttpRequest

Made = TypeVar("Made")

MOST = 1000  # things at a time; a teaser is about 2 KB
_current: tuple[object, dict[Hashable, object]] = (None, {})


def begin_keeping(request: HttpRequest, version: object | None) -> None:
    """Let a request find and keep what holds under a version; nothing where there is none.

    For requests of what everybody may see, to the only site that there is. Nothing within a transaction: it may see
    what is not committed, and what may never be.
    """
    global _current
    if version is None or connection.in_atomic_block:
        return
    if _current[0] != version:
        _current = (version, {})
    request.kept = _current[1]


def forget_kept() -> None:
    """For tests, which change from one database to another."""
    global _current
    _current = (None, {})


def find_kept(request: HttpRequest, key: Hashable) -> object | None:
    return getattr(request, "kept", {}).get(key)


def keep(request: HttpRequest, key: Hashable, made: object) -> None:
    """Keep something for other requests, which share it: nobody may change it.

    key: says all that it depends on but the database, the settings and the code: the language, what is shown how.
    """
    kept = getattr(request, "kept", None)
    if kept is None:
        return
    if len(kept) >= MOST:
        kept.clear()
    kept[key] = made


def make_once(request: HttpRequest, key: Hashable, make: Callable[[], Made]) -> Made:
    """Return what is kept under a key, or make and keep it; not for what may be None."""
    made = find_kept(request, key)
    if made is None:
        made = make()
        keep(request, key, made)
    return made
