"""Lines about single fields: the summary, the lead picture, the description for search engines."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.core.editing.blank import is_blank
from cms.seo.descriptions import DESCRIPTION_LENGTH

from ..line import Fault, Line

# What fits below a title and in lists; a search engine shows the first as its description.
SUMMARY_LENGTHS = (40, 300)
SHORTEST_DESCRIPTION = 50


def find_length_fault(field: str, words: str, shortest: int, longest: int) -> Fault | None:
    """Return what is wrong with the length of some words, or None."""
    length = len(words.strip())
    if length < shortest:
        said = ngettext(
            "It has %(length)d character: at least %(limit)d are expected.",
            "It has %(length)d characters: at least %(limit)d are expected.",
            length,
        )
        return Fault(said % {"length": length, "limit": shortest}, field)
    if length > longest:
        said = _("It has %(length)d characters: at most %(limit)d are expected.")
        return Fault(said % {"length": length, "limit": longest}, field)
    return None


class SummaryLine(Line):
    code = "summary"
    label = gettext_lazy("Summary")
    description = gettext_lazy("A summary in one or two sentences, of 40 to 300 characters.")
    fields = ("summary",)

    def check(self, content, loaded, own):
        words = content.get("summary") or ""
        if is_blank(words):
            yield Fault(_("The summary is missing."), "summary")
        elif fault := find_length_fault("summary", words, *SUMMARY_LENGTHS):
            yield fault


class LeadPictureLine(Line):
    code = "lead_picture"
    label = gettext_lazy("Lead picture")
    description = gettext_lazy("A lead picture.")
    fields = ("lead_picture",)

    def check(self, content, loaded, own):
        if not content.get("lead_picture"):
            yield Fault(_("The lead picture is missing."), "lead_picture")


class DescriptionLine(Line):
    code = "description"
    label = gettext_lazy("Description for search engines")
    description = gettext_lazy("If there is one, it has 50 to 160 characters: search engines cut what is longer.")
    fields = ("search_description",)

    def check(self, content, loaded, own):
        words = content.get("search_description") or ""
        if not is_blank(words) and (
            fault := find_length_fault("search_description", words, SHORTEST_DESCRIPTION, DESCRIPTION_LENGTH)
        ):
            yield fault
