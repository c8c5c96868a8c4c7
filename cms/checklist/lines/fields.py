"""Lines about single fields: the summary, the lead picture, the description for search engines."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.blocks import FieldBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.images import get_image_model

from cms.core.editing.blank import is_blank
from cms.pages.completeness import find_gaps
from cms.seo.descriptions import DESCRIPTION_LENGTH

from ..contents import Content
from ..line import REQUIRED, Fault, Level, Line

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
    order = 10
    label = pgettext_lazy("line of the checklist", "Summary")
    description = gettext_lazy("A summary in one or two sentences, of 40 to 300 characters.")
    fields = ("summary",)

    def check(self, content, loaded, own):
        words = content.get("summary") or ""
        if is_blank(words):
            if not _has_other_words(content):
                yield Fault(_("The summary is missing."), "summary")
        elif fault := find_length_fault("summary", words, *SUMMARY_LENGTHS):
            yield fault


def _has_other_words(content: Content) -> bool:
    """Return whether a short text of its own stands for the summary: the label of a work, the life of a person."""
    if "summary" in getattr(content.model, "needed_by_readers", ()):
        return False
    names = [name for name in getattr(content.model, "description_fields", ()) if name != "summary"]
    short = [name for name in names if not isinstance(content.model._meta.get_field(name), StreamField)]
    return any(not is_blank(content.get(name)) for name in short)


class LeadPictureLine(Line):
    code = "lead_picture"
    order = 20
    label = gettext_lazy("Lead picture")
    description = gettext_lazy("A lead picture.")
    fields = ("lead_picture",)

    def holds_for(self, model):
        return super().holds_for(model) and getattr(model, "needs_lead_picture", True)

    def check(self, content, loaded, own):
        names = [field.name for field in content.model._meta.fields if field.related_model is get_image_model()]
        if not any(content.get(name) for name in names if name != "social_picture"):  # the cover of an issue is one
            yield Fault(_("The lead picture is missing."), "lead_picture")


class DescriptionLine(Line):
    code = "description"
    order = 90
    label = gettext_lazy("Description for search engines")
    description = gettext_lazy("If there is one, it has 50 to 160 characters: search engines cut what is longer.")
    fields = ("search_description",)

    def check(self, content, loaded, own):
        words = content.get("search_description") or ""
        if not is_blank(words) and (
            fault := find_length_fault("search_description", words, SHORTEST_DESCRIPTION, DESCRIPTION_LENGTH)
        ):
            yield fault


class RequiredLine(Line):
    """What `cms.pages.completeness` requires; a field that has a line of its own is named there alone."""

    code = REQUIRED
    order = 50
    label = gettext_lazy("Required fields")
    description = gettext_lazy("What the type of the page requires is there; nobody can approve it otherwise.")
    default = Level.BLOCKS

    def holds_for(self, model):
        return bool(getattr(model, "needed_by_readers", ()))

    def check(self, content, loaded, own):
        if not loaded.is_following(content):
            for name, label in find_gaps(content.model, content.values).items():
                yield Fault(_("Missing: %(field)s.") % {"field": label}, name)
            yield from find_block_gaps(content)


def find_block_gaps(content: Content) -> Iterator[Fault]:
    """Yield a fault for each required field of a block that is empty: the form that submits the text refuses it."""
    for field in content.model._meta.get_fields():
        if not isinstance(field, StreamField):
            continue
        for number, stored in enumerate(content.get(field.name) or (), 1):
            block = field.stream_block.child_blocks.get(stored.get("type"))
            fields = block.child_blocks if isinstance(block, StructBlock) else {}
            value = stored.get("value") or {}
            for name, child in fields.items():
                if isinstance(child, FieldBlock) and child.required and _is_missing(value.get(name)):
                    said = _("Missing in block %(number)d (%(block)s): %(field)s.")
                    words = {"number": number, "block": block.label, "field": child.label}
                    yield Fault(said % words, field.name, subject=f"{stored.get('id')} {name}")


def _is_missing(value) -> bool:
    return is_blank(value) if isinstance(value, str) else value is None
