"""Read the Markdown of demonstration texts as the blocks of a body.

| in the file | block |
| --- | --- |
| `## A heading` | heading |
| paragraphs, with `*emphasis*`, `**strong words**`, `[links](https://…)`, `m^2^` and `CO~2~` | text |
| `### A question?` and the paragraphs below it | question and answer |
| `---` | ends an answer or a text: a new text follows |
| `> A quote` and `> — Who said it` as the quote's last paragraph | quote |
| `![Caption](key-of-the-image)`; several on lines below each other | image; gallery |
| `::: advice The title`, a list with `-`, `:::` | advice |
| `::: table The caption`, a table with `|`, perhaps a paragraph with its source, `:::` | table; **bold** cells in the first column are heads |
| `[words](note:1)` in a text or answer, and `::: notes`, a list with `-`, `:::` | words with a note; notes |
| `::: figures The title`, a list of `- **12** what it counts`, perhaps a paragraph with the source, `:::` | figures |
| `::: timeline The title`, a list of `- **2014** Title`, each perhaps with a paragraph below it, `:::` | timeline |
| `::: map The title`, a list of `- **Name** 38.7, -9.1`, each perhaps with a paragraph below it, `:::` | map of places |
| `::: audio key-of-the-recording The title`, a list of chapters `- **0:08** Title`, a transcript in paragraphs, `:::` | audio |
| `::: verse Author and title`, lines, an empty line between stanzas, `:::` | verse |
| `::: story`, the key of the story, `:::` | link to another story |
"""

import re
from collections.abc import Iterable
from html import escape

from django.core.management.base import CommandError
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from .content import (
    QA,
    Advice,
    Audio,
    Figures,
    Gallery,
    Heading,
    Image,
    Map,
    Notes,
    Quote,
    Related,
    Table,
    Text,
    Timeline,
    Verse,
)
from .recordings import TITLES as RECORDINGS

ATTRIBUTION = "— "
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["code", "reference"])
_FENCE = re.compile(r":::\s*(\w*)\s*(.*?)\s*$")
_NOTE = re.compile(r"note:(\d+)")
_LISTS = {"figures": Figures, "timeline": Timeline, "map": Map}
_TAGS = {"em": "i", "strong": "b"}
_AUDIO = re.compile(rf"({'|'.join(RECORDINGS)}) +(.+)")
_RAISED_OR_LOWERED = re.compile(r"\^(\w+)\^|~(\w+)~")


class TextError(CommandError):
    """A file of demonstration texts has an error; the message begins with its path and line."""

    def __init__(self, path, line: int, message: str):
        super().__init__(f"{path}:{line}: {message}")


class BodyReader:
    """Reads the body of one file. blocks: pairs of the line in which a block begins, and the block."""

    def __init__(self, path, images: Iterable[str]):
        self.path, self.images = path, images
        self.blocks: list[tuple[int, object]] = []
        self._open: tuple[int, str | None, list[str]] | None = None  # line, question, paragraphs

    def read(self, text: str, first_line: int) -> list[tuple[int, object]]:
        lines, start = text.split("\n"), 0
        while start < len(lines):
            fences = [number for number in range(start, len(lines)) if _FENCE.match(lines[number])]
            opening = fences[0] if fences else len(lines)
            self._read_markdown(lines[start:opening], first_line + start)
            if opening == len(lines):
                break
            if len(fences) < 2 or _FENCE.match(lines[fences[1]])[1]:
                raise self._error(first_line + opening, "No line with ::: alone ends this box.")
            content = (lines[opening + 1 : fences[1]], first_line + opening + 1)
            self._read_box(*_FENCE.match(lines[opening]).groups(), *content)
            start = fences[1] + 1
        self._close()
        return self.blocks

    # --- Blocks ------------------------------------------------------------------------------------------------------

    def _read_markdown(self, lines: list[str], first_line: int) -> None:
        for node in self._parse(lines):
            line = first_line + node.map[0]
            if node.type == "paragraph":
                self._read_paragraph(node, line)
            elif node.type == "heading":
                self._read_heading(node, line)
            elif node.type == "blockquote":
                self._add(line, self._read_quote(node, line))
            elif node.type == "hr":
                self._close()
            else:
                raise self._error(line, f"A {node.type.replace('_', ' ')} cannot stand here.")

    def _read_paragraph(self, node: SyntaxTreeNode, line: int) -> None:
        children = [child for child in node.children[0].children if child.type != "softbreak"]
        if any(child.type == "image" for child in children):
            if any(child.type != "image" for child in children):
                raise self._error(line, "A picture stands in a paragraph of its own.")
            images = [self._read_image(child, line) for child in children]
            self._add(line, images[0] if len(images) == 1 else Gallery(*images))
            return
        if self._open is None:
            self._open = (line, None, [])
        self._open[2].append(self._make_html(node, line))

    def _read_heading(self, node: SyntaxTreeNode, line: int) -> None:
        if node.markup not in ("##", "###"):
            raise self._error(line, "Headings begin with ##, questions with ###; leave an empty line above ---.")
        text = self._make_text(node, line)
        if node.markup == "##":
            self._add(line, Heading(text))
        else:
            self._close()
            self._open = (line, text, [])

    def _read_image(self, node: SyntaxTreeNode, line: int) -> Image:
        key = str(node.attrs["src"])
        if key not in self.images:
            raise self._error(line, f"There is no picture “{key}”.")
        return Image(key, self._join(node.children, line))

    def _read_quote(self, node: SyntaxTreeNode, line: int) -> Quote:
        paragraphs = [self._make_text(child, line) for child in node.children if child.type == "paragraph"]
        attribution = paragraphs.pop() if paragraphs and paragraphs[-1].startswith(ATTRIBUTION) else ""
        if len(paragraphs) != 1 or any(child.type != "paragraph" for child in node.children):
            raise self._error(line, f"A quote is one paragraph, and one that begins with {ATTRIBUTION}for who said it.")
        return Quote(paragraphs[0], attribution.removeprefix(ATTRIBUTION))

    def _read_box(self, kind: str, title: str, lines: list[str], first_line: int) -> None:
        if kind == "verse" and "".join(lines).strip():
            return self._add(first_line - 1, Verse("\n".join(lines).strip(), title))
        nodes = self._parse(lines)
        if (
            kind in _LISTS
            and title
            and [node.type for node in nodes] in (["bullet_list"], ["bullet_list", "paragraph"])
        ):
            return self._add(first_line - 1, self._read_list(kind, title, nodes, first_line))
        if kind == "advice" and title and [node.type for node in nodes] == ["bullet_list"]:
            items = [item.children for item in nodes[0].children]
            if all([child.type for child in children] == ["paragraph"] for children in items):
                box = Advice(title, *(self._make_html(children[0], first_line) for children in items))
                return self._add(first_line - 1, box)
        if kind == "table" and title and [node.type for node in nodes] in (["table"], ["table", "paragraph"]):
            return self._add(first_line - 1, self._read_table(title, nodes, first_line))
        if kind == "audio" and [node.type for node in nodes[:2]] == ["bullet_list", "paragraph"]:
            return self._add(first_line - 1, self._read_audio(title, nodes, first_line))
        if kind == "notes" and not title and [node.type for node in nodes] == ["bullet_list"]:
            items = [item.children for item in nodes[0].children]
            return self._add(first_line - 1, Notes(*(self._make_html(children[0], first_line) for children in items)))
        if kind == "story" and not title and [node.type for node in nodes] == ["paragraph"]:
            return self._add(first_line - 1, Related(self._make_text(nodes[0], first_line)))
        raise self._error(
            first_line - 1,
            "A box is “::: advice Title” with a list, “::: table Caption” with a table, “::: story” with the key of one, "
            "or another of those that cms/demo/markdown.py names.",
        )

    def _read_list(self, kind: str, title: str, nodes: list[SyntaxTreeNode], line: int) -> Figures | Timeline | Map:
        items = [self._read_item(item, line) for item in nodes[0].children]
        source = self._make_text(nodes[1], line) if nodes[1:] else ""
        if kind == "figures" and not any(text for _head, _words, text in items):
            return Figures(title, tuple((head, words) for head, words, _text in items), source)
        if kind != "figures" and not source:
            return _LISTS[kind](title, tuple(items))
        raise self._error(line - 1, "Figures have a source and no texts; entries and places have texts and no source.")

    def _read_audio(self, title: str, nodes: list[SyntaxTreeNode], line: int) -> Audio:
        known = _AUDIO.fullmatch(title)
        if not known:
            raise self._error(line - 1, f"An audio begins with the key of a recording: {', '.join(RECORDINGS)}.")
        chapters = tuple(self._read_item(item, line)[:2] for item in nodes[0].children)
        return Audio(known[1], known[2], chapters, tuple(self._make_html(node, line) for node in nodes[1:]))

    def _read_item(self, item: SyntaxTreeNode, line: int) -> tuple[str, str, str]:
        """Return the bold words that an item begins with, those after them, and its second paragraph as HTML."""
        first, *others = item.children
        inline = [child for child in first.children[0].children if child.type != "text" or child.content]
        if len(others) > 1 or len(inline) < 2 or inline[0].type != "strong":
            raise self._error(line - 1, "Each item begins with **bold words**, and has at most one more paragraph.")
        text = self._make_html(others[0], line) if others else ""
        return self._join(inline[0].children, line), self._join(inline[1:], line).strip(), text

    def _read_table(self, caption: str, nodes: list[SyntaxTreeNode], line: int) -> Table:
        rows = [row.children for part in nodes[0].children for row in part.children]
        first = [_list_inline(row[0]) for row in rows[1:]]
        has_heads = all([child.type for child in children] == ["strong"] for children in first)
        texts = tuple(
            tuple(
                self._read_cell(cell, line, has_heads and number > 0 and column == 0) for column, cell in enumerate(row)
            )
            for number, row in enumerate(rows)
        )
        source = self._make_text(nodes[1], line) if nodes[1:] else ""
        return Table(caption, "both" if has_heads else "row", texts, source)

    def _read_cell(self, cell: SyntaxTreeNode, line: int, is_head: bool) -> str:
        inline = _list_inline(cell)
        return self._join(inline[0].children if is_head else inline, line)

    def _add(self, line: int, block: object) -> None:
        self._close()
        self.blocks.append((line, block))

    def _close(self) -> None:
        """End the text or the answer to which the collected paragraphs belong."""
        if self._open is not None:
            line, question, paragraphs = self._open
            self._open = None
            if question and not paragraphs:
                raise self._error(line, "This question has no answer.")
            self.blocks.append((line, QA(question, *paragraphs) if question else Text(*paragraphs)))

    # --- Words -------------------------------------------------------------------------------------------------------

    def _parse(self, lines: list[str]) -> list[SyntaxTreeNode]:
        tokens: list[Token] = _MARKDOWN.parse("\n".join(lines))
        return SyntaxTreeNode(tokens).children if tokens else []

    def _make_html(self, node: SyntaxTreeNode, line: int) -> str:
        return self._join(node.children[0].children, line, html=True)

    def _make_text(self, node: SyntaxTreeNode, line: int) -> str:
        return self._join(node.children[0].children, line)

    def _join(self, nodes: Iterable[SyntaxTreeNode], line: int, html: bool = False) -> str:
        return "".join(self._render(node, line, html) for node in nodes)

    def _render(self, node: SyntaxTreeNode, line: int, html: bool) -> str:
        if node.type in ("text", "text_special"):
            return _raise_or_lower(escape(node.content, quote=False)) if html else node.content
        if node.type == "softbreak":
            return " "
        if html and node.type in _TAGS:
            tag = _TAGS[node.type]
            return f"<{tag}>{self._join(node.children, line, html)}</{tag}>"
        if html and node.type == "link":
            if (note := _NOTE.fullmatch(str(node.attrs["href"]))) is not None:
                return f'<a linktype="footnote" id="note-{note[1]}">{self._join(node.children, line, html)}</a>'
            return f'<a href="{escape(str(node.attrs["href"]))}">{self._join(node.children, line, html)}</a>'
        raise self._error(line, f"“{node.type}” cannot stand here.")

    def _error(self, line: int, message: str) -> TextError:
        return TextError(self.path, line, message)


def _raise_or_lower(text: str) -> str:
    """Return HTML with `^2^` as a superscript and `~2~` as a subscript."""
    return _RAISED_OR_LOWERED.sub(
        lambda found: f"<sup>{found[1]}</sup>" if found[1] else f"<sub>{found[2]}</sub>", text
    )


def _list_inline(cell: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    """Return what a cell of a table holds, without the empty texts beside its tags."""
    return [child for child in cell.children[0].children if child.type != "text" or child.content]
