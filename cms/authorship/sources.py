"""Registry of apps that store the words of texts themselves, as translations do in segments."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Protocol

from .attribution import Piece
from .shares import Count


class WordSource(Protocol):
    """The interface of an app that stores the words of texts."""

    def count_words(self, texts: list[tuple[int, str]]) -> dict[tuple[int, str], Count]:
        """Count the words of the texts (content type id, object id) that it stores, in a fixed number of queries."""

    def list_pieces(self, text: Any) -> Iterable[Piece]:
        """Return the words of a page or snippet that it stores, with their writers."""

    def count_writers(self, translation: Any) -> Counter[int]:
        """Return {user id: number of words written}, published ones included, corrections in review excluded."""

    def settle(self, text: Any, publisher_id: int, revision: Any) -> None:
        """Called after a user has published a page or snippet. revision: None for the latest state."""


_registered: list[WordSource] = []


def register_source(source: WordSource) -> None:
    """Register a source. Registering it twice has no effect."""
    if source not in _registered:
        _registered.append(source)


def get_sources() -> list[WordSource]:
    return _registered
