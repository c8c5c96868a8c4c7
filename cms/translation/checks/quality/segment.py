"""A segment to check: the words of the original and of the translation."""

from functools import cached_property
from typing import NamedTuple

from ...terms.recognising import Match, TermIndex
from .reading.text import Text, normalise


class TextRow(NamedTuple):
    """A segment of a whole text, for checks that compare segments."""

    id: int | str
    source: str
    target: str
    kind: str = ""


class Segment:
    """A segment whose sides are analysed once for all checks.

    kind: the path of the field without ids (`text.segments.name_kind_of_place`): "title", "body.*.caption". terms: the
    termbase; without it, terms are not checked.
    """

    def __init__(
        self,
        source: str,
        target: str,
        source_language: str,
        target_language: str,
        kind: str = "",
        terms: TermIndex | None = None,
    ):
        self.source = Text(source, source_language)
        self.target = Text(target, target_language)
        self.kind = kind
        self.terms = terms

    @property
    def is_slug(self) -> bool:
        return self.kind == "slug"

    @cached_property
    def is_copied(self) -> bool:
        """Return whether the translation has the same words as the original."""
        return normalise(self.source.markup) == normalise(self.target.markup)

    @cached_property
    def source_terms(self) -> list[Match]:
        """Return the terms in the original that translations are checked for, each once."""
        if self.terms is None:
            return []
        first: dict[tuple[str, bool], Match] = {}
        for match in self.terms.find(self.source.plain, self.source.language):
            if match.entry.is_checked:
                first.setdefault((match.entry.key, match.is_scientific), match)
        return list(first.values())

    @cached_property
    def target_terms(self) -> dict[str, list[Match]]:
        """Return where the terms of the original stand in the translation, by the key of their entry.

        Scientific names, which are compared as they are written, are not among them.
        """
        found: dict[str, list[Match]] = {}
        index = TermIndex({match.entry.key: match.entry for match in self.source_terms}.values())
        for match in index.find(self.target.plain, self.target.language):
            if not match.is_scientific:
                found.setdefault(match.entry.key, []).append(match)
        return found
