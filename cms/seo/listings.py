"""Addresses that are no pages of the tree, for the sitemap; the app that has them registers them in its ready()."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest


@dataclass(frozen=True)
class Listing:
    """One listing in the languages that it exists in."""

    urls: dict[str, str]  # by language
    modified: datetime | None = None


FindListings = Callable[[HttpRequest], Iterable[Listing]]
_finders: list[FindListings] = []


def register_listings(find: FindListings) -> None:
    """Add what a function returns to the sitemap: some dozens of listings, found in a fixed number of queries."""
    if find not in _finders:
        _finders.append(find)


def find_all_listings(request: HttpRequest) -> list[Listing]:
    return [listing for find in _finders for listing in find(request)]
