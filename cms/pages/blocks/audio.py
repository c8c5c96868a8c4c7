"""The block of a recording: a player, what is said in it, and its chapters.

Times are the same in every language, so translators get the titles of the chapters only. The library of recordings is
a room above this one (cms/audio/), named here by its label.
"""

import re

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.core.editing.snippets import SnippetChooser
from cms.core.sanitizing.streams import ListBlock

from .texts import CharBlock, RichTextBlock

RECORDING = "audio.Recording"
TRANSCRIPT_FEATURES = ["bold", "italic", "link", "ol", "ul"]
MOST_CHAPTERS = 100
TIMES = {"short": "2:05", "long": "1:02:05"}  # examples
_TIME = re.compile(r"(?:\d{1,2}:[0-5]\d|\d{1,3}):[0-5]\d")


def read_time(text) -> int | None:
    """Return the seconds of a time such as 2:05 or 1:02:05; None for other texts."""
    text = str(text or "").strip()
    if not _TIME.fullmatch(text):
        return None
    hours, minutes, seconds = ["0", *text.split(":")][-3:]
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds)


class TimeBlock(blocks.RegexBlock):
    """A time in a recording. It is no CharBlock: there is nothing to translate."""

    def __init__(self, **kwargs):
        message = format_lazy(_("Write minutes and seconds, such as {short}, or hours too: {long}."), **TIMES)
        super().__init__(regex=_TIME.pattern.join(("^", "$")), error_messages={"invalid": message}, **kwargs)


class ChapterValue(blocks.StructValue):
    @property
    def seconds(self) -> int:
        return read_time(self.get("time")) or 0


class ChapterBlock(blocks.StructBlock):
    time = TimeBlock(
        label=_("Begins at"),
        help_text=format_lazy(_("Minutes and seconds from the start: {short}, or {long}."), **TIMES),
    )
    title = CharBlock(label=_("Title"))

    class Meta:
        icon = "list-ul"
        label = _("Chapter")
        value_class = ChapterValue


class RecordingChooserBlock(SnippetChooserBlock):
    @cached_property
    def widget(self):
        return SnippetChooser(self.target_model, icon=self.meta.icon)

    class Meta:
        icon = "media"


class AudioBlock(blocks.StructBlock):
    recording = RecordingChooserBlock(RECORDING, label=_("Recording"))
    title = CharBlock(label=_("Title"))
    chapters = ListBlock(
        ChapterBlock(), label=_("Chapters"), default=[], required=False, max_num=MOST_CHAPTERS, collapsed=True
    )
    transcript = RichTextBlock(
        label=_("Transcript"),
        features=TRANSCRIPT_FEATURES,
        required=False,
        help_text=_("What is said, for people who cannot hear it, and for the search."),
    )

    def clean(self, value):
        value = super().clean(value)
        errors, before = {}, -1
        for place, chapter in enumerate(value["chapters"]):
            error = self._find_fault(chapter.seconds, before, value["recording"])
            if error:
                errors[place] = blocks.StructBlockValidationError({"time": ValidationError(error)})
            before = chapter.seconds
        if errors:
            raise blocks.StructBlockValidationError({"chapters": blocks.ListBlockValidationError(block_errors=errors)})
        return value

    def _find_fault(self, seconds: int, before: int, recording) -> str:
        if seconds <= before:
            return _("This chapter begins before the one above it has begun.")
        if recording and recording.duration and seconds >= recording.duration:
            return _("The recording is over by then: it takes %(time)s.") % {"time": recording.clock}
        return ""

    def get_preview_value(self):
        model = apps.get_model(RECORDING)
        # If the library has no recording yet, use an unsaved one for the preview.
        recording = model.objects.order_by("pk").first() or model(
            pk=0, title="", file="audio/0.example.mp3", duration=754, file_size=6_000_000, credit="Helena Vasconcelos"
        )
        return self.normalize(
            {
                "recording": recording,
                "title": _("An hour in the storeroom"),
                "chapters": [{"time": "0:00", "title": _("The door")}, {"time": "4:10", "title": _("Drawer 12")}],
                "transcript": _("<p>You hear the door first, and then the drawers.</p>"),
            }
        )

    class Meta:
        icon = "media"
        label = _("Audio")
        description = _("A recording of the library, with its chapters, a transcript and a link to download it.")
        template = "blocks/audio.html"
