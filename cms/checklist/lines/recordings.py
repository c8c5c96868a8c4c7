"""A line about the recordings of bodies: what is said in them can be read."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.fields import StreamField

from cms.core.editing.blank import is_blank
from cms.pages.blocks.audio import AudioBlock

from ..line import Fault, Line


class TranscriptLine(Line):
    code = "transcripts"
    order = 65
    label = gettext_lazy("Transcripts")
    description = gettext_lazy("What is said in a recording can also be read.")

    def holds_for(self, model):
        return any(_find_audio_blocks(field) for field in model._meta.get_fields())

    def check(self, content, loaded, own):
        for field in content.model._meta.get_fields():
            names = _find_audio_blocks(field)
            for block in (content.get(field.name) or ()) if names else ():
                value = block.get("value") or {}
                if block.get("type") in names and is_blank(value.get("transcript")):
                    said = _("The recording “%(title)s” has no transcript.") % {"title": value.get("title") or ""}
                    yield Fault(said, field.name, subject=f"transcript {block.get('id')}")


def _find_audio_blocks(field) -> set[str]:
    if not isinstance(field, StreamField):
        return set()
    return {name for name, block in field.stream_block.child_blocks.items() if isinstance(block, AudioBlock)}
