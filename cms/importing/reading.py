"""What was understood of a text from another program, before it becomes the blocks of a page."""

from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Self

from .reasons import Reason, say


class Kind(StrEnum):
    """What an element of a text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list; lists are runs of items, each with its depth
    QUOTE = "quote"
    VERSE = "verse"
    TABLE = "table"
    PICTURE = "picture"
    VIDEO = "video"


@dataclass
class Run:
    """Words with the same form. A line break is a newline. script: "sup", "sub" or ""; note: the id of its note."""

    text: str
    bold: bool = False
    italic: bool = False
    script: str = ""
    href: str = ""
    note: str = ""

    def with_text(self, text: str) -> "Run":
        return replace(self, text=text)


@dataclass
class Element:
    """A heading, a paragraph, an item of a list, a quote, a table or a picture's place.

    level: of a heading, from 1; the depth of an item, from 0. ordered: whether an item is numbered. rows: the cells of
    a table; head: one of `cms.pages.blocks.tables.Head`. words: a table's caption, who said a quote, a video's title,
    or what a line is beside the text ("title", "subtitle", "caption", "byline"). picture: the number of the picture in
    its reading.
    """

    kind: Kind
    runs: list[Run] = field(default_factory=list)
    level: int = 0
    ordered: bool = False
    rows: list[list[str]] = field(default_factory=list)
    head: str = "row"
    words: str = ""
    picture: int = -1

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def is_bold(self) -> bool:
        """Return whether all words are bold."""
        filled = [run for run in self.runs if run.text.strip()]
        return bool(filled) and all(run.bold for run in filled)


@dataclass
class Picture:
    """A picture of a text. content: its file, if the text brought one; the rest is what the text says of it."""

    name: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    content: bytes = b""


@dataclass
class Reading:
    """A text as it was understood. notes: HTML by the id that marks have; left_out: what was left out, how often."""

    title: str = ""
    summary: str = ""
    writer: str = ""
    elements: list[Element] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    left_out: Counter = field(default_factory=Counter)
    # What the blocks of a page could not hold: counted anew by each `make_blocks`.
    unfit: Counter = field(default_factory=Counter)

    def leave_out(self, reason: Reason, number: int = 1) -> None:
        if number > 0:
            self.left_out[reason] += number

    @property
    def sentences(self) -> list[str]:
        """Return what was left out or changed, as sentences in the active language."""
        counted = self.left_out + self.unfit
        return [say(reason, counted[reason]) for reason in Reason if counted[reason]]

    def to_json(self) -> dict:
        """Return the reading as JSON can hold it: without the files of its pictures."""
        pictures = [replace(picture, content=b"") for picture in self.pictures]
        counts = {"left_out": dict(self.left_out), "unfit": dict(self.unfit)}  # `asdict` cannot copy a Counter
        data = asdict(replace(self, pictures=pictures, **counts))
        for picture in data["pictures"]:
            del picture["content"]
        return data

    @classmethod
    def from_json(cls, data: dict) -> Self:
        """Return a reading from what `to_json` returned."""
        elements = [
            Element(**item | {"kind": Kind(item["kind"]), "runs": [Run(**run) for run in item["runs"]]})
            for item in data["elements"]
        ]
        counts = {
            name: Counter({Reason(reason): number for reason, number in data[name].items()})
            for name in ("left_out", "unfit")
        }
        pictures = [Picture(**item) for item in data["pictures"]]
        return cls(**data | {"elements": elements, "pictures": pictures} | counts)
