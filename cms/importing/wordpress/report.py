"""What an import did and did not do, post by post."""

import csv
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TextIO

from wagtail.models import Page

from cms.core.editing.spreadsheets import neutralize

from .export import Post


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
    FIELD = "field not taken"
    PICTURE = "picture not taken"
    TEXT = "left out or changed in the text"
    UNKNOWN = "not understood, its words kept"
    ADDRESS = "old address not taken"


@dataclass
class Report:
    """The lines of a report. The number of lines of each kind is counted; the lines go to a file, if there is one."""

    file: TextIO | None = None
    counts: Counter = field(default_factory=Counter)

    def __post_init__(self):
        self._writer = csv.writer(self.file, delimiter=";", lineterminator="\r\n") if self.file else None
        if self._writer:
            self._writer.writerow(["post", "address", "title", "what", "detail"])

    def tell(self, post: Post, what: What, detail: str = "") -> None:
        self.counts[what] += 1
        if self._writer:
            cells = (post.id, post.address, post.title, what.value, detail)
            self._writer.writerow([neutralize(cell) for cell in cells])

    def tell_of(self, page: Page, what: What, detail: str) -> None:
        """Tell something of a page that is here already, by its number here."""
        self.counts[what] += 1
        if self._writer:
            cells = (f"page {page.pk}", page.url_path, page.title, what.value, detail)
            self._writer.writerow([neutralize(cell) for cell in cells])

    @property
    def lines(self) -> list[str]:
        """Return the summary: one line for each kind."""
        return [f"{self.counts[what]:>7}  {what.value}" for what in What if self.counts[what]]
