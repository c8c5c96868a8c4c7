"""What an import did and did not do, post by post."""

import csv
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TextIO

from wagtail.models import Page

from cms.core.editing.spreadsheets import neutralize

from .export import File, Post


class What(StrEnum):
    """What is told of a post. The order is that of the summary."""

    TAKEN = "taken as a draft"
    HERE = "here already, not touched"
    NOT_PUBLISHED = "not taken: not published there"
    NOT_A_POST = "not taken: not a post"
    NO_LANGUAGE = "not taken: no magazine in its language"
    FAILED = "not taken: an error"
    PUBLISHED = "published as an archive"
    WAITS = "not published"
    TRANSLATION = "translation"
    STOPPED = "translation, stopped"
    LANGUAGE = "language not in the export"
    NOT_LINKED = "translation not linked"
    PERSON = "person made as a draft"
    NO_PERSON = "author not taken"
    CATEGORY = "category or tag not taken"
    CLASSIFICATION = "section or topic made as a draft"
    FIELD = "field not taken"
    MARK = "pinned, format or schedule not taken"
    COMMENTS = "not taken: comments of readers"
    PICTURE = "picture not taken"
    FILE_LINK = "link to a file of that site, kept as it was"
    SITE_LINK = "link to a page of that site, kept as it was"
    UNUSED = "file that no text shows, not taken"
    TEXT = "left out or changed in the text"
    UNKNOWN = "not understood, its words kept"
    ADDRESS = "old address not taken"


# What is counted by its detail too: these are few, or say what somebody decides for all of them at once.
_COUNTED = {What.NOT_PUBLISHED, What.NOT_A_POST, What.NO_LANGUAGE, What.CATEGORY, What.UNKNOWN}
_MOST = 20  # details below a line of the summary


@dataclass
class Report:
    """The lines of a report. The number of lines of each kind is counted; the lines go to a file, if there is one.

    A file that has lines already gets those that it has not: of an import that was stopped and goes on, nothing is
    missing.
    """

    file: TextIO | None = None
    counts: Counter = field(default_factory=Counter)
    amounts: dict[What, Counter] = field(default_factory=lambda: defaultdict(Counter))

    def __post_init__(self):
        self._known: set[tuple[str, ...]] = set()
        self._writer = None
        if self.file:
            if self.file.seekable():
                self.file.seek(0)
                self._known = {tuple(row) for row in csv.reader(self.file, delimiter=";")}
            self._writer = csv.writer(self.file, delimiter=";", lineterminator="\r\n")
            self._write(("post", "address", "title", "what", "detail"))

    def tell(self, post: Post, what: What, detail: str = "", amounts: Counter | None = None) -> None:
        """Tell something of a post. amounts: what is counted in the summary, if it is not the detail."""
        self._count(what, amounts or ({detail: 1} if what in _COUNTED else {}))
        self._write((post.id, post.address, post.title, what.value, detail))

    def tell_of(self, page: Page, what: What, detail: str) -> None:
        """Tell something of a page that is here already, by its number here."""
        self._count(what)
        self._write((f"page {page.pk}", page.url_path, page.title, what.value, detail))

    def tell_of_file(self, number: int, file: File, what: What) -> None:
        """Tell something of a file of the export."""
        self._count(what)
        self._write((number, file.address, file.title, what.value, ""))

    def _count(self, what: What, amounts: Mapping[str, int] | None = None) -> None:
        self.counts[what] += 1
        self.amounts[what].update(amounts or {})

    def _write(self, values: tuple) -> None:
        cells = tuple(neutralize(str(value)) for value in values)
        if self._writer and cells not in self._known:
            self._known.add(cells)
            self._writer.writerow(cells)

    @property
    def lines(self) -> list[str]:
        """Return the summary: one line for each kind, and below it what is counted apart, the most frequent first."""
        lines = []
        for what in What:
            if not self.counts[what]:
                continue
            lines.append(f"{self.counts[what]:>7}  {what.value}")
            amounts = self.amounts[what].most_common()
            lines += [f"{'':7}    {amount} × {detail}" for detail, amount in amounts[:_MOST]]
            lines += [f"{'':7}    and {len(amounts) - _MOST} more"] if len(amounts) > _MOST else []
        return lines
