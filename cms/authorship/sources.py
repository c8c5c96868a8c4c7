"""Texts whose words are stored in parts elsewhere, as translations are in segments: their apps register here."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Protocol

from .marks import Piece
from .shares import Count


class WordSource(Protocol):
    """What an app that stores words in parts provides."""

    def count_words(self, texts: list[tuple[int, str]]) -> dict[tuple[int, str], Count]:
        """Count the words of those texts (base content type, id) that it has, in a number of queries that is fixed."""

    def list_pieces(self, text: Any) -> Iterable[Piece]:
        """Return what it knows of who wrote the words of a page or snippet."""

    def count_writers(self, translation: Any) -> Counter[int]:
        """Return how many words of a translation each person (the id) wrote, ever, other than in a review of it."""

    def settle(self, text: Any, publisher_id: int, revision: Any) -> None:
        """Called when a person has published a page or snippet."""


_registered: list[WordSource] = []


def register_source(source: WordSource) -> None:
    if source not in _registered:
        _registered.append(source)


def get_sources() -> list[WordSource]:
    return _registered
