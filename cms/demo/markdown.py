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

from markdown_it.tree import SyntaxTreeNode

from .boxes import BOXES, Box
from .content import QA, Gallery, Heading, Image, Quote, Text
from .words import WordReader

ATTRIBUTION = "— "
_FENCE = re.compile(r":::\s*(\w*)\s*(.*?)\s*$")


class BodyReader(WordReader):
    """Reads the body of one file. blocks: pairs of the line in which a block begins, and the block."""

    def __init__(self, path, images: Iterable[str]):
        super().__init__(path)
        self.images = images
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
                raise self.make_error(first_line + opening, "No line with ::: alone ends this box.")
            content = (lines[opening + 1 : fences[1]], first_line + opening + 1)
            self._read_box(*_FENCE.match(lines[opening]).groups(), *content)
            start = fences[1] + 1
        self._close()
        return self.blocks

    # --- Blocks ------------------------------------------------------------------------------------------------------

    def _read_markdown(self, lines: list[str], first_line: int) -> None:
        for node in self.parse(lines):
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
                raise self.make_error(line, f"A {node.type.replace('_', ' ')} cannot stand here.")

    def _read_paragraph(self, node: SyntaxTreeNode, line: int) -> None:
        children = [child for child in node.children[0].children if child.type != "softbreak"]
        if any(child.type == "image" for child in children):
            if any(child.type != "image" for child in children):
                raise self.make_error(line, "A picture stands in a paragraph of its own.")
            images = [self._read_image(child, line) for child in children]
            self._add(line, images[0] if len(images) == 1 else Gallery(*images))
            return
        if self._open is None:
            self._open = (line, None, [])
        self._open[2].append(self.make_html(node, line))

    def _read_heading(self, node: SyntaxTreeNode, line: int) -> None:
        if node.markup not in ("##", "###"):
            raise self.make_error(line, "Headings begin with ##, questions with ###; leave an empty line above ---.")
        text = self.make_text(node, line)
        if node.markup == "##":
            self._add(line, Heading(text))
        else:
            self._close()
            self._open = (line, text, [])

    def _read_image(self, node: SyntaxTreeNode, line: int) -> Image:
        key = str(node.attrs["src"])
        if key not in self.images:
            raise self.make_error(line, f"There is no picture “{key}”.")
        return Image(key, self.join(node.children, line))

    def _read_quote(self, node: SyntaxTreeNode, line: int) -> Quote:
        paragraphs = [self.make_text(child, line) for child in node.children if child.type == "paragraph"]
        attribution = paragraphs.pop() if paragraphs and paragraphs[-1].startswith(ATTRIBUTION) else ""
        if len(paragraphs) != 1 or any(child.type != "paragraph" for child in node.children):
            raise self.make_error(
                line, f"A quote is one paragraph, and one that begins with {ATTRIBUTION}for who said it."
            )
        return Quote(paragraphs[0], attribution.removeprefix(ATTRIBUTION))

    def _read_box(self, kind: str, title: str, lines: list[str], first_line: int) -> None:
        nodes = [] if kind == "verse" else self.parse(lines)  # the lines of a verse are as the poet wrote them
        box = BOXES.get(kind)
        if box is None or not box.fits(title, nodes):
            raise self.make_error(
                first_line - 1,
                "A box is “::: advice Title” with a list, “::: table Caption” with a table, “::: story” with the key of "
                "one, or another of those that cms/demo/markdown.py names.",
            )
        self._add(first_line - 1, box.read(self, Box(kind, title, lines, nodes, first_line)))

    def _add(self, line: int, block: object) -> None:
        self._close()
        self.blocks.append((line, block))

    def _close(self) -> None:
        """End the text or the answer to which the collected paragraphs belong."""
        if self._open is not None:
            line, question, paragraphs = self._open
            self._open = None
            if question and not paragraphs:
                raise self.make_error(line, "This question has no answer.")
            self.blocks.append((line, QA(question, *paragraphs) if question else Text(*paragraphs)))
