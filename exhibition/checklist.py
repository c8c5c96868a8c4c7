"""The exhibition's line of the checklist: a work names its artists."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.checklist.line import Fault, Line
from cms.checklist.registry import register_line


def register() -> None:
    register_line(ArtistsLine())


class ArtistsLine(Line):
    code = "artists"
    order = 30
    label = gettext_lazy("Artists")
    description = gettext_lazy("A work names who made it.")
    fields = ("artists",)

    def check(self, content, loaded, own):
        if not content.get("artists"):
            yield Fault(_("No artist is named."), "artists")
