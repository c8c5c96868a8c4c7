"""The magazine's lines of the checklist: a story has a writer and a section."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.checklist.line import Fault, Line
from cms.checklist.registry import register_line

from .models import StoryPage


def register() -> None:
    register_line(WriterLine())
    register_line(SectionLine())


class StoryLine(Line):
    """A line of every type of story, in any app."""

    def holds_for(self, model):
        return issubclass(model, StoryPage)


class WriterLine(StoryLine):
    code = "writer"
    order = 30
    label = gettext_lazy("Writer")
    description = gettext_lazy("A story names who wrote it.")

    def check(self, content, loaded, own):
        if not content.get("authors"):
            yield Fault(_("No writer is named."), "authors")


class SectionLine(StoryLine):
    code = "section"
    order = 40
    label = gettext_lazy("Section")
    description = gettext_lazy("A story belongs to a section.")

    def check(self, content, loaded, own):
        if not content.get("section"):
            yield Fault(_("No section is chosen."), "section")
