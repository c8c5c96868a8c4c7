"""A text that was read, as the stored blocks of a page's body."""

import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from wagtail import blocks

from cms.pages.blocks import bodies, linked
from cms.pages.blocks.tables import MOST_COLUMNS, MOST_ROWS
from cms.pages.blocks.texts import BODY_TEXT_FEATURES

from .lists import write_text
from .questions import Question, find_questions
from .reading import Element, Kind, Picture, Reading, Run
from .reasons import Reason
from .runs import get_text, write

_CLASSES = {
    "heading": bodies.HeadingBlock,
    "text": bodies.TextBlock,
    "quote": bodies.QuoteBlock,
    "verse": bodies.VerseBlock,
    "table": bodies.TableBlock,
    "notes": bodies.NotesBlock,
    "embed": linked.EmbedBlock,
    "question_answer": bodies.QuestionAnswerBlock,
}
_ABOVE_HEADINGS = "title"


def make_blocks(
    reading: Reading,
    stream_block: blocks.StreamBlock,
    place_picture: Callable[[Picture], dict | None] = lambda picture: None,
    *,
    takes_videos: bool = True,
) -> list[dict]:
    """Return the blocks of a reading, as a StreamField of this block stores them. Their ids are new.

    What a body has no block for becomes text; `reading.unfit` counts what is then no longer as it was. place_picture:
    returns the value of the block for a picture, None to leave the picture out. takes_videos: whether somebody is there
    to give videos their titles; without, they become links.
    """
    reading.unfit = Counter()
    return _Writer(reading, stream_block, place_picture, takes_videos).write()


class _Writer:
    def __init__(self, reading: Reading, stream_block: blocks.StreamBlock, place_picture, takes_videos: bool):
        self._reading, self._place_picture = reading, place_picture
        # The name of the first block of each class, under the name that it usually has.
        self._names = {
            usual: name
            for usual, kind in _CLASSES.items()
            for name in [_find_name(stream_block, kind)]
            if name is not None and (takes_videos or usual != "embed")
        }
        self._has_pictures = "picture" in stream_block.child_blocks
        text = stream_block.child_blocks.get(self._names.get("text"))
        self._features = frozenset(getattr(text, "features", None) or BODY_TEXT_FEATURES)
        if "notes" not in self._names:
            self._features -= {"footnote"}
        self._note_ids: dict[str, str] = {}
        self._text: list[Element] = []  # paragraphs and items of the text that is being collected
        self._blocks: list[dict] = []

    def write(self) -> list[dict]:
        reading = self._reading if "embed" in self._names else replace(self._reading, elements=self._link_videos())
        elements = find_questions(reading) if "question_answer" in self._names else reading.elements
        self._count_levels()
        for element in elements:
            if isinstance(element, Question):
                self._count_styles(element.runs)
                self._add(
                    "question_answer", {"question": _flatten(element.runs), "answer": self._write(element.answer)}
                )
            elif element.kind in (Kind.PARAGRAPH, Kind.ITEM):
                self._text.append(element)
            else:
                self._write_other(element)
        self._end_text()
        self._write_notes()
        return self._blocks

    def _link_videos(self) -> list[Element]:
        """Return the elements with links in the place of videos, and their titles below."""
        found: list[Element] = []
        for element in self._reading.elements:
            if element.kind is not Kind.VIDEO:
                found.append(element)
                continue
            found.append(Element(Kind.PARAGRAPH, element.runs))
            if element.words:
                found.append(Element(Kind.PARAGRAPH, [Run(element.words)]))
        return found

    def _count_levels(self) -> None:
        levels = [element.level for element in self._reading.elements if element.kind is Kind.HEADING]
        ranks = [element.level for element in self._reading.elements if _is_below_title(element)]
        top = min(ranks or levels, default=0)
        self._reading.unfit[Reason.LEVELS] += sum(level > top for level in levels)

    def _count_styles(self, runs: list[Run]) -> None:
        """Count words of a block of plain words that stood out among the others."""
        filled = [run for run in runs if run.text.strip()]
        are_mixed = len({(run.bold, run.italic) for run in filled}) > 1
        self._reading.unfit[Reason.WORD_STYLES] += are_mixed or any(run.script or run.href for run in filled)

    def _write_other(self, element: Element) -> None:
        """Write what has a block of its own; as text, if this body has none for it."""
        if element.kind.value in self._names and element.kind is not Kind.TABLE:
            self._count_styles(element.runs)
        if element.kind is Kind.HEADING:
            self._put("heading", _flatten(element.runs), [Element(Kind.PARAGRAPH, _embolden(element.runs))])
        elif element.kind in (Kind.QUOTE, Kind.VERSE):
            value = {"text": element.text, "attribution": element.words}
            words = [Element(Kind.PARAGRAPH, runs) for runs in (element.runs, [Run(element.words)]) if get_text(runs)]
            self._put(element.kind.value, value, words)
        elif element.kind is Kind.TABLE:
            self._write_table(element)
        elif element.kind is Kind.PICTURE:
            self._write_picture(self._reading.pictures[element.picture])
        elif element.kind is Kind.VIDEO:
            self._add("embed", {"url": element.text, "title": element.words})

    def _write_table(self, table: Element) -> None:
        as_text = [Element(Kind.PARAGRAPH, [Run(" | ".join(cell for cell in row if cell))]) for row in table.rows]
        caption = [Element(Kind.PARAGRAPH, [Run(table.words)])] if table.words else []
        if max(map(len, table.rows)) > MOST_COLUMNS:
            self._reading.unfit[Reason.WIDE_TABLES] += 1
            self._text += caption + as_text
            return
        parts = [table.rows[start : start + MOST_ROWS] for start in range(0, len(table.rows), MOST_ROWS)]
        self._reading.unfit[Reason.LONG_TABLES] += len(parts) > 1
        for number, rows in enumerate(parts):
            head = table.head if number == 0 else {"row": "none", "both": "column"}.get(table.head, table.head)
            cells = [_make_item([_make_item(cell) for cell in row]) for row in rows]
            value = {"caption": table.words, "head": head, "rows": cells, "source": ""}
            words = as_text[number * MOST_ROWS : (number + 1) * MOST_ROWS]
            self._put("table", value, caption + words if number == 0 else words)

    def _write_picture(self, picture: Picture) -> None:
        value = self._place_picture(picture) if self._has_pictures else None
        if value is not None:
            self._add("picture", value)
            return
        self._reading.unfit[Reason.PICTURES] += 1
        if picture.caption:  # these are the writer's words
            self._text.append(Element(Kind.PARAGRAPH, [Run(picture.caption)]))

    # --- Text and notes ----------------------------------------------------------------------------------------------

    def _put(self, usual: str, value, words: list[Element]) -> None:
        """Add a block; words: the same as text, for a body that has no such block."""
        if usual in self._names:
            self._add(usual, value)
        else:
            self._text += words

    def _add(self, usual: str, value) -> None:
        self._end_text()
        self._blocks.append({"type": self._names.get(usual, usual), "value": value, "id": _make_id()})

    def _end_text(self) -> None:
        collected, self._text = self._text, []
        if collected and "text" in self._names:
            html = self._write(collected)
            self._blocks.append({"type": self._names["text"], "value": html, "id": _make_id()})

    def _write(self, elements: list[Element]) -> str:
        return write_text(elements, lambda runs: write(runs, self._features, self._find_note), self._features)

    def _find_note(self, note: str) -> str | None:
        """Return the id of a note in the page, new at its first mark; None if the note has no words."""
        if note not in self._reading.notes:
            return None
        return self._note_ids.setdefault(note, _make_id())

    def _write_notes(self) -> None:
        notes = self._reading.notes
        unmarked = [note for note in notes if note not in self._note_ids]
        self._reading.unfit[Reason.NOTES_WITHOUT_MARK] += len(unmarked)
        items = [_make_item(notes[note], self._note_ids.get(note)) for note in [*self._note_ids, *unmarked]]
        if items and "notes" in self._names:
            self._add("notes", items)
        elif items and "text" in self._names:
            self._add("text", "".join(item["value"] for item in items))


def _find_name(stream_block: blocks.StreamBlock, kind: type) -> str | None:
    return next((name for name, block in stream_block.child_blocks.items() if isinstance(block, kind)), None)


def _is_below_title(element: Element) -> bool:
    return element.kind is Kind.HEADING and element.words != _ABOVE_HEADINGS


def _flatten(runs: list[Run]) -> str:
    """Return words on one line, for blocks of plain text."""
    return get_text(runs).replace("\n", " ")


def _embolden(runs: list[Run]) -> list[Run]:
    return [replace(run, bold=True) for run in runs]


def _make_id() -> str:
    return str(uuid.uuid4())


def _make_item(value, item_id: str | None = None) -> dict:
    return {"type": "item", "value": value, "id": item_id or _make_id()}
