"""Parts of a text in files that are no segments: the words of its pictures, and values that may be replaced."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from cms.core.sanitizing.characters import UNSTORABLE

from ..text.blank import get_blank_error, is_blank
from .documents import Document, Entry, EntryState, Flag, Note, hash_path, make_key
from .items import Item, Verdict
from .placeholders import from_plain


@dataclass(frozen=True)
class Written:
    """What is stored for a part here, in the shape of a segment's row."""

    data: str
    last_translated_by: Any
    updated_at: datetime | None


@dataclass(frozen=True)
class Part:
    """A part of a text in its two languages. `source` and `words` are plain text.

    state: one of EntryState. version: as the workbench knows it. by, at: who wrote the words here, and when; None for
    those that a file never overwrites, because it only proposes others.
    """

    path: str
    label: str
    source: str
    words: str
    state: str
    version: str
    by: Any = None
    at: datetime | None = None
    note: str = ""
    may_stay_empty = False

    @property
    def key(self) -> str:
        return make_key(self.path, escape(self.source))

    def clean(self, words: str) -> str:
        """Return words of a file as they are stored."""
        return words.strip()

    def find_fault(self, words: str) -> str:
        """Return why words cannot be taken, as a sentence."""
        return ""

    def is_here(self, words: str) -> bool:
        """Return whether words say what is used here already."""
        return words == self.words

    def make_entry(self) -> Entry:
        notes = [Note("about", self.note)] if self.note else []
        said = {"source": escape(self.source), "words": escape(self.words)}
        return Entry(**said, key=self.key, path=self.path, state=self.state, label=self.label, notes=notes)


class PartJudge:
    """Decides what happens to those entries of a file that are parts of a kind."""

    def __init__(self, document: Document, parts: Iterable[Part]):
        self.made_at = document.made_at
        self.parts = {part.key: part for part in parts}
        self.places = {hash_path(part.path) for part in self.parts.values()}
        self.seen: dict[str, str] = {}

    def judge(self, entry: Entry) -> Item:
        part = self.parts[entry.key]
        source = escape(part.source)
        words = from_plain(entry.words, source) if entry.is_plain else entry.words
        item = Item(Verdict.TAKE, source, words or "", label=part.label, part=part, version=part.version)
        item.is_final = entry.state == EntryState.FINAL
        if part.words:
            item.theirs = Written(escape(part.words), part.by, part.at)
        has_tags = words is None or bool(re.search("<[a-zA-Z/!]", words)) or entry.flag == Flag.TAGS
        item.words = escape(part.clean(html.unescape(words or "")))
        item.verdict, item.reasons = self._decide(entry, part, item, has_tags)
        self.seen.setdefault(entry.key, item.words)
        return item

    def _decide(self, entry: Entry, part: Part, item: Item, has_tags: bool) -> tuple[Verdict, list[str]]:
        if entry.flag == Flag.FUZZY:
            return Verdict.FUZZY, []
        if has_tags or entry.flag == Flag.PLURAL:
            return Verdict.BROKEN, [_("It has tags that the original does not have.")]
        if not entry.words:
            return Verdict.UNCHANGED if part.may_stay_empty and not part.words else Verdict.EMPTY, []
        words = html.unescape(item.words)
        if is_blank(words):
            return Verdict.BLANK, [get_blank_error()]
        if UNSTORABLE.search(words):
            return Verdict.BROKEN, [_("The text contains a control character, which nobody can see.")]
        if fault := part.find_fault(words):
            return Verdict.BROKEN, [str(fault)]
        if entry.key in self.seen:
            return Verdict.REPEATED if self.seen[entry.key] != item.words else Verdict.UNCHANGED, []
        is_open = bool(part.words) and part.state == EntryState.INITIAL
        if part.is_here(words) and not (is_open and item.is_final):
            return Verdict.UNCHANGED, []
        if words != part.words and self._is_newer_here(part):
            return Verdict.CONFLICT, []
        return Verdict.TAKE, []

    def _is_newer_here(self, part: Part) -> bool:
        """Return whether words were written here that the file does not know."""
        return part.at is not None and (self.made_at is None or part.at > self.made_at)


def escape(text: str) -> str:
    return html.escape(text, quote=False)
