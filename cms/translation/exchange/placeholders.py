"""Segments as plain text, for people without a program: tags are `{1}…{/1}` and `{2/}`."""

import re

from cms.core.sanitizing.characters import drop_unstorable

from .inline import Tag, Text, find_tags, join_html, split_html

_PLACEHOLDER = re.compile(r"\{(\{/?\d+/?\})|\{(/?)(\d{1,4})(/?)\}")
_LITERAL = re.compile(r"\{(?=/?\d+/?\})")  # written "{{1}" where the text itself has "{1}"
_KINDS = {("", ""): "open", ("/", ""): "close", ("", "/"): "alone"}


def to_plain(words: str, like: str = "") -> str:
    """Return the HTML of a segment as text with placeholders."""
    return drop_unstorable(
        "".join(
            _LITERAL.sub("{{", part.text) if isinstance(part, Text) else _name(part)
            for part in split_html(words, like=like)
        )
    )


def from_plain(text: str, source: str) -> str | None:
    """Return text with placeholders as HTML; None if a placeholder stands for no tag of the original (`source`)."""
    tags = find_tags(source)
    parts: list = []
    start = 0
    for match in _PLACEHOLDER.finditer(text):
        parts.append(Text(text[start : match.start()]))
        start = match.end()
        if match[1]:
            parts.append(Text(match[1]))
            continue
        kind = _KINDS.get((match[2], match[4]), "")
        html = tags.get((kind, int(match[3])))
        if html is None:
            return None
        parts.append(Tag(kind, int(match[3]), html))
    return join_html([*parts, Text(text[start:])])


def _name(tag: Tag) -> str:
    before, after = {"open": ("", ""), "close": ("/", ""), "alone": ("", "/")}[tag.kind]
    return f"{{{before}{tag.number}{after}}}"
