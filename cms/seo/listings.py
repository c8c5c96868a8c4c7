"""Listings for the sitemap that are not pages of the tree; the app that has them registers them in its ready()."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest


@dataclass(frozen=True)
class Listing:
    """One listing, in the languages in which it exists."""

    urls: dict[str, str]  # by language
    modified: datetime | None = None


FindListings = Callable[[HttpRequest], Iterable[Listing]]
_finders: list[FindListings] = []


def register_listings(find: FindListings) -> None:
    """Register a function that returns listings for the sitemap: some dozens, in a fixed number of queries."""
    if find not in _finders:
        _finders.append(find)


def find_all_listings(request: HttpRequest) -> list[Listing]:
    return [listing for find in _finders for listing in find(request)]
