"""The texts in which pictures of the inbox are to stand: the rooms above register how to find them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..models import Arrival


@dataclass(frozen=True)
class Place:
    """A text that waits for a picture."""

    title: str
    url: str  # of its editor


Finder = Callable[[object, list[int]], Iterable[tuple[int, Place]]]
_finders: list[Finder] = []


def register_places(find: Finder) -> None:
    """Register a function that takes a user and keys of arrivals.

    It yields the key of an arrival with each of its places whose text this user may edit, with a bounded number of
    queries.
    """
    _finders.append(find)


def find_places(user, arrivals: Iterable[Arrival]) -> dict[int, list[Place]]:
    """Return the places of arrivals, by the arrival's key."""
    keys = [arrival.pk for arrival in arrivals]
    found = defaultdict(list)
    for find in _finders if keys else ():
        for key, place in find(user, keys):
            found[key].append(place)
    return found
