"""Markdown, by CommonMark, with tables, notes and a front matter that names title, summary and author."""

from ..markup.reader import read_markup
from ..reading import Reading
from .packages import check_size

_FIELDS = {
    "title": ("title", "titre", "titulo", "título"),
    "summary": ("summary", "description", "resume", "résumé", "chapo", "resumo"),
    "writer": ("author", "by", "auteur", "autor", "autora"),
}


def read_markdown(content: bytes) -> Reading:
    """Return what a Markdown file says. Raises UnreadableError."""
    check_size(len(content))
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    text, named = _split_front_matter(decode(content).replace("\r\n", "\n"))
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).use(footnote_plugin)
    reading = read_markup(parser.render(text))
    reading.title, reading.summary, reading.writer = named["title"], named["summary"], named["writer"]
    return reading


def decode(content: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16 if it says so, else as Windows writes it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _split_front_matter(text: str) -> tuple[str, dict[str, str]]:
    """Return the text without its front matter, and the fields that this has. Its values are words, not YAML."""
    named = dict.fromkeys(_FIELDS, "")
    if not text.startswith("---\n"):
        return text, named
    head, end, rest = text[4:].partition("\n---\n")
    if not end or len(head) > 10_000:
        return text, named
    for line in head.split("\n"):
        name, colon, value = line.partition(":")
        field = next((field for field, names in _FIELDS.items() if name.strip().lower() in names), None)
        if colon and field:
            named[field] = value.strip().strip("\"'")
    return rest, named
