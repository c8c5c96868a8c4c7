"""Notes of bodies: marks in texts, and a list of notes. Both are numbered and linked with each other when rendered.

A mark is stored as a link of its own type, `<a linktype="footnote" id="<id of the note>">words</a>`: wagtail-localize
keeps what links lead to, and translators see a link that cannot be broken. A note is an item of a list, with an id of
its own (docs/decisions/notes.md).
"""

import re
from collections import defaultdict

from django import forms
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.staticfiles import versioned_static
from wagtail.blocks.stream_block import StreamBlockAdapter
from wagtail.rich_text import LinkHandler

LINK_TYPE = "footnote"
ENTITY = "FOOTNOTE"  # of the editor
# What the templates write: a mark (`NoteLinkHandler`), the list and its items (blocks/notes.html).
_MARK = re.compile(r'<a class="note-mark" id="([\w-]+)">(.*?)</a>', re.DOTALL)
_LIST = re.compile(r'(<section class="block-notes"[^>]*>.*?<ol>).*?(</ol>.*?</section>)', re.DOTALL)
_NOTE = re.compile(r'<li id="note-([\w-]+)">(.*?)</li>', re.DOTALL)
_STORED_MARK = re.compile(rf'<a\b(?=[^>]*\blinktype="{LINK_TYPE}")[^>]*\bid="([\w-]+)"[^>]*>(.*?)</a>', re.DOTALL)
_ID = re.compile(r"[\w-]{1,64}")


def number_notes(html: str) -> SafeString:
    """Return a body with its notes numbered in the order of their marks, and linked with these.

    A note without a mark is left out, and so is a mark without its note: its words stay.
    """
    notes = dict(_NOTE.findall(html)) if "note-mark" in html or "block-notes" in html else {}
    numbers: dict[str, int] = {}
    marks = defaultdict(list)  # the anchors of the marks of each note

    def link(match) -> str:
        note, words = match.groups()
        if note not in notes:
            return words
        number = numbers.setdefault(note, len(numbers) + 1)
        anchor = f"mark-{note}" + (f"-{len(marks[note]) + 1}" if marks[note] else "")
        marks[note].append(anchor)
        return f"{words}{_make_mark(note, anchor, number)}"

    html = _MARK.sub(link, html)
    items = "".join(_make_item(note, number, notes[note], marks[note]) for note, number in numbers.items())
    html = _LIST.sub(lambda match: f"{match[1]}{items}{match[2]}" if items else "", html)
    return mark_safe(html)  # noqa: S308 - rendered by our templates


def _make_mark(note: str, anchor: str, number: int) -> str:
    label = _("Note %(number)s") % {"number": number}
    return format_html(
        '<sup class="note-number"><a href="#note-{}" id="{}" role="doc-noteref" aria-label="{}">{}</a></sup>',
        note,
        anchor,
        label,
        number,
    )


def _make_item(note: str, number: int, html: str, anchors: list[str]) -> str:
    label = _("Back to note %(number)s in the text") % {"number": number}
    back = "".join(
        format_html('&nbsp;<a class="note-back" href="#{}" role="doc-backlink" aria-label="{}">↩</a>', anchor, label)
        for anchor in anchors
    )
    before, end, after = html.rpartition("</p>")
    return f'<li id="note-{note}">{before}{back}{end}{after}</li>' if end else f'<li id="note-{note}">{html}{back}</li>'


def list_marks(source: str) -> list[tuple[str, str]]:
    """Return the marks in stored rich text: the id of the note, and the words of the text, as HTML."""
    return _STORED_MARK.findall(source) if LINK_TYPE in source else []


# --- Rich text -------------------------------------------------------------------------------------------------------


class NoteLinkHandler(LinkHandler):
    """Writes a mark for readers as a link without a target, which `number_notes` replaces."""

    identifier = LINK_TYPE

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        ids = [attrs.get("id") or "" for attrs in attrs_list]
        return [f'<a class="note-mark" id="{note}">' if _ID.fullmatch(note) else "<a>" for note in ids]


class NoteElementHandler(InlineEntityElementHandler):
    mutability = "MUTABLE"

    def get_attribute_data(self, attrs):
        return {"note": attrs.get("id", "")}


def make_mark(props: dict):
    """Return a mark for storage; only the words if the id is none."""
    note = props.get("note") or ""
    attributes = {"linktype": LINK_TYPE, "id": note}
    return DOM.create_element("a", attributes, props["children"]) if _ID.fullmatch(note) else props["children"]


class BodyAdapter(StreamBlockAdapter):
    """Lets the editor's button for notes find the body that a text is part of (pages/notes.js)."""

    js_constructor = "museumweek.Body"

    @cached_property
    def media(self):
        return super().media + forms.Media(js=[versioned_static("pages/notes.js")])
