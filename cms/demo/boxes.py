"""Boxes of the Markdown of demonstration texts (`::: kind Title` … `:::`): the block that each kind becomes."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from .content import Advice, Audio, Figures, Map, Notes, Related, Table, Timeline, Verse
from .recordings import TITLES as RECORDINGS
from .words import WordReader

_AUDIO = re.compile(rf"({'|'.join(RECORDINGS)}) +(.+)")


@dataclass(frozen=True)
class Box:
    """A box of a file. lines: as they stand there; nodes: what Markdown makes of them; line: of the first of them."""

    kind: str
    title: str
    lines: list[str]
    nodes: list[SyntaxTreeNode]
    line: int


@dataclass(frozen=True)
class Kind:
    """What one kind of boxes holds, and the function that makes its block.

    holds: a pattern for the types of its nodes; has_title: None where it may have one.
    """

    read: Callable[[WordReader, Box], object]
    holds: str
    has_title: bool | None = True

    def fits(self, title: str, nodes: list[SyntaxTreeNode]) -> bool:
        has_nodes = re.fullmatch(self.holds, " ".join(node.type for node in nodes))
        return bool(has_nodes) and self.has_title in (None, bool(title))


def _read_verse(reader: WordReader, box: Box) -> Verse:
    text = "\n".join(box.lines).strip()
    if not text:
        raise reader.make_error(box.line - 1, "This verse has no lines.")
    return Verse(text, box.title)


def _read_advice(reader: WordReader, box: Box) -> Advice:
    return Advice(box.title, *_read_paragraphs(reader, box))


def _read_notes(reader: WordReader, box: Box) -> Notes:
    return Notes(*_read_paragraphs(reader, box))


def _read_paragraphs(reader: WordReader, box: Box) -> list[str]:
    """Return the items of a list as HTML; each is one paragraph."""
    items = [item.children for item in box.nodes[0].children]
    if any([child.type for child in children] != ["paragraph"] for children in items):
        raise reader.make_error(box.line - 1, "Each item of this list is one paragraph.")
    return [reader.make_html(paragraph, box.line) for (paragraph,) in items]


def _read_story(reader: WordReader, box: Box) -> Related:
    return Related(reader.make_text(box.nodes[0], box.line))


def _read_figures(reader: WordReader, box: Box) -> Figures:
    items = _read_items(reader, box)
    if any(text for _head, _words, text in items):
        raise reader.make_error(box.line - 1, "Figures have no texts below them.")
    return Figures(box.title, tuple((head, words) for head, words, _text in items), _read_source(reader, box))


def _read_timeline(reader: WordReader, box: Box) -> Timeline:
    return Timeline(box.title, _read_items_without_source(reader, box))


def _read_map(reader: WordReader, box: Box) -> Map:
    return Map(box.title, _read_items_without_source(reader, box))


def _read_audio(reader: WordReader, box: Box) -> Audio:
    known = _AUDIO.fullmatch(box.title)
    if not known:
        raise reader.make_error(box.line - 1, f"An audio begins with the key of a recording: {', '.join(RECORDINGS)}.")
    chapters = tuple(item[:2] for item in _read_items(reader, box))
    return Audio(known[1], known[2], chapters, tuple(reader.make_html(node, box.line) for node in box.nodes[1:]))


def _read_items_without_source(reader: WordReader, box: Box) -> tuple[tuple[str, str, str], ...]:
    if box.nodes[1:]:
        raise reader.make_error(box.line - 1, "Entries and places have texts and no source.")
    return _read_items(reader, box)


def _read_items(reader: WordReader, box: Box) -> tuple[tuple[str, str, str], ...]:
    return tuple(_read_item(reader, item, box.line) for item in box.nodes[0].children)


def _read_item(reader: WordReader, item: SyntaxTreeNode, line: int) -> tuple[str, str, str]:
    """Return the bold words that an item begins with, those after them, and its second paragraph as HTML."""
    first, *others = item.children
    inline = _list_inline(first)
    if len(others) > 1 or len(inline) < 2 or inline[0].type != "strong":
        raise reader.make_error(line - 1, "Each item begins with **bold words**, and has at most one more paragraph.")
    text = reader.make_html(others[0], line) if others else ""
    return reader.join(inline[0].children, line), reader.join(inline[1:], line).strip(), text


def _read_table(reader: WordReader, box: Box) -> Table:
    rows = [row.children for part in box.nodes[0].children for row in part.children]
    first = [_list_inline(row[0]) for row in rows[1:]]
    has_heads = all([child.type for child in children] == ["strong"] for children in first)
    texts = tuple(
        tuple(
            _read_cell(reader, cell, box.line, has_heads and number > 0 and column == 0)
            for column, cell in enumerate(row)
        )
        for number, row in enumerate(rows)
    )
    return Table(box.title, "both" if has_heads else "row", texts, _read_source(reader, box))


def _read_cell(reader: WordReader, cell: SyntaxTreeNode, line: int, is_head: bool) -> str:
    inline = _list_inline(cell)
    return reader.join(inline[0].children if is_head else inline, line)


def _read_source(reader: WordReader, box: Box) -> str:
    return reader.make_text(box.nodes[1], box.line) if box.nodes[1:] else ""


def _list_inline(node: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    """Return what a cell or a paragraph holds, without the empty texts beside its tags."""
    return [child for child in node.children[0].children if child.type != "text" or child.content]


BOXES = {
    "advice": Kind(_read_advice, "bullet_list"),
    "audio": Kind(_read_audio, "bullet_list( paragraph)+"),
    "figures": Kind(_read_figures, "bullet_list( paragraph)?"),
    "map": Kind(_read_map, "bullet_list( paragraph)?"),
    "notes": Kind(_read_notes, "bullet_list", has_title=False),
    "story": Kind(_read_story, "paragraph", has_title=False),
    "table": Kind(_read_table, "table( paragraph)?"),
    "timeline": Kind(_read_timeline, "bullet_list( paragraph)?"),
    "verse": Kind(_read_verse, "", has_title=None),
}
