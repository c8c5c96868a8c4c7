"""A line about the notes of bodies: each has a mark in the text, and each mark its note."""

import html

from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.fields import StreamField

from cms.pages.blocks.bodies import NotesBlock
from cms.pages.blocks.notes import list_marks

from ..line import Fault, Line
from .body import is_rich_text


class NotesLine(Line):
    code = "notes"
    order = 105
    label = gettext_lazy("Notes")
    description = gettext_lazy("Each note belongs to words of the text, and the other way round.")

    def holds_for(self, model):
        return any(_find_notes_blocks(field) for field in model._meta.get_fields())

    def check(self, content, loaded, own):
        for field in content.model._meta.get_fields():
            if not (names := _find_notes_blocks(field)):
                continue
            blocks = [block for block in content.get(field.name) or () if block.get("type") in names]
            notes = {item["id"]: item["value"] for block in blocks for item in block["value"] if isinstance(item, dict)}
            texts = [one for one in content.stored if one.name == field.name and is_rich_text(one.definition)]
            marks = dict(mark for text in texts for mark in list_marks(str(text.value or "")))
            for note in notes.keys() - marks.keys():
                said = _("No words of the text lead to the note “%(words)s”: readers do not see it.")
                yield Fault(said % {"words": _shorten(notes[note])}, field.name, subject=f"note {note}")
            for note in marks.keys() - notes.keys():
                said = _("The note that belongs to “%(words)s” is missing.")
                yield Fault(said % {"words": _shorten(marks[note])}, field.name, subject=f"mark {note}")


def _find_notes_blocks(field) -> set[str]:
    if not isinstance(field, StreamField):
        return set()
    return {name for name, block in field.stream_block.child_blocks.items() if isinstance(block, NotesBlock)}


def _shorten(source: str) -> str:
    return Truncator(html.unescape(strip_tags(source)).strip()).chars(60)
