"""Words of demonstration texts: Markdown within a paragraph, as HTML or as plain text, and errors that say where."""

import re
from collections.abc import Iterable
from html import escape

from django.core.management.base import CommandError
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["code", "reference"])
_NOTE = re.compile(r"note:(\d+)")
_TAGS = {"em": "i", "strong": "b"}
_RAISED_OR_LOWERED = re.compile(r"\^(\w+)\^|~(\w+)~")


class TextError(CommandError):
    """A file of demonstration texts has an error; the message begins with its path and line."""

    def __init__(self, path, line: int, message: str):
        super().__init__(f"{path}:{line}: {message}")


class WordReader:
    """Reads the words of one file."""

    def __init__(self, path):
        self.path = path

    def parse(self, lines: list[str]) -> list[SyntaxTreeNode]:
        tokens: list[Token] = _MARKDOWN.parse("\n".join(lines))
        return SyntaxTreeNode(tokens).children if tokens else []

    def make_html(self, node: SyntaxTreeNode, line: int) -> str:
        return self.join(node.children[0].children, line, html=True)

    def make_text(self, node: SyntaxTreeNode, line: int) -> str:
        return self.join(node.children[0].children, line)

    def join(self, nodes: Iterable[SyntaxTreeNode], line: int, html: bool = False) -> str:
        return "".join(self._render(node, line, html) for node in nodes)

    def _render(self, node: SyntaxTreeNode, line: int, html: bool) -> str:
        if node.type in ("text", "text_special"):
            return _raise_or_lower(escape(node.content, quote=False)) if html else node.content
        if node.type == "softbreak":
            return " "
        if html and node.type in _TAGS:
            tag = _TAGS[node.type]
            return f"<{tag}>{self.join(node.children, line, html)}</{tag}>"
        if html and node.type == "link":
            if (note := _NOTE.fullmatch(str(node.attrs["href"]))) is not None:
                return f'<a linktype="footnote" id="note-{note[1]}">{self.join(node.children, line, html)}</a>'
            return f'<a href="{escape(str(node.attrs["href"]))}">{self.join(node.children, line, html)}</a>'
        raise self.make_error(line, f"“{node.type}” cannot stand here.")

    def make_error(self, line: int, message: str) -> TextError:
        return TextError(self.path, line, message)


def _raise_or_lower(text: str) -> str:
    """Return HTML with `^2^` as a superscript and `~2~` as a subscript."""
    return _RAISED_OR_LOWERED.sub(
        lambda found: f"<sup>{found[1]}</sup>" if found[1] else f"<sub>{found[2]}</sub>", text
    )
