"""The notes of a post: those of the block editor, in a custom field, and those that plug-ins write into the text."""

import json
import re

from ..export import Post

_NOTE_ID = re.compile(r"[\w-]{1,80}")
# Of Easy Footnotes, Modern Footnotes, Footnotes and others.
_SHORTCODE = re.compile(r"\s{0,5}\[(ref|efn_note|easy_footnote|mfn|footnote)\](.{1,5000}?)\[/\1\]", re.DOTALL)


def write_notes(post: Post) -> str:
    """Return the notes of the block editor: each leads back to its mark."""
    try:
        notes = json.loads(post.get_value("footnotes") or "[]")
    except ValueError:
        return ""
    items = []
    for note in notes if isinstance(notes, list) else ():
        name, words = (note.get("id"), note.get("content")) if isinstance(note, dict) else (None, None)
        if isinstance(name, str) and isinstance(words, str) and _NOTE_ID.fullmatch(name):
            items.append((name, words))
    return _write_list(items)


def replace_notes(html: str) -> str:
    """Return a text whose notes in shortcodes stand below it, with marks that lead to them."""
    items: list[tuple[str, str]] = []

    def mark(match: re.Match) -> str:
        name = f"wp-note-{len(items) + 1}"
        items.append((name, match[2].strip()))
        return f'<sup><a href="#{name}" id="{name}-link">{len(items)}</a></sup>'

    html = _SHORTCODE.sub(mark, html)
    return f"{html}\n\n{_write_list(items)}" if items else html


def _write_list(items: list[tuple[str, str]]) -> str:
    written = [f'<li id="{name}">{words} <a href="#{name}-link">↩</a></li>' for name, words in items]
    return f'<ol class="wp-block-footnotes">{"".join(written)}</ol>' if written else ""
