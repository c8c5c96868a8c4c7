"""Tags for stories in two languages; `cms.side_by_side.parallel_versions` does the work."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.core.content.untranslated import find_language
from cms.core.typography.typesetting import typeset

from ..parallel_versions import Offer, ParallelVersion, find_parallel_version, list_offers

register = template.Library()


@register.simple_tag(takes_context=True)
def version_beside(context) -> ParallelVersion | None:
    """Return the version that the reader wants beside the page; None on the plain page."""
    return find_parallel_version(context["request"], context["page"])


@register.simple_tag(takes_context=True)
def caption_beside(context) -> SafeString | str:
    """Return the caption of the lead image in the other language; "" on the plain page."""
    beside = context.get("beside")
    if not beside or not beside.page.lead_caption:
        return ""
    language = find_language(beside.page, "lead_caption") or beside.language
    caption = typeset(beside.page.lead_caption, language)
    return format_html('<span class="caption beside" lang="{}">{}</span>', language, caption)


@register.simple_tag(takes_context=True)
def side_by_side_offers(context) -> list[Offer]:
    """Return the links to the page beside its other languages."""
    return list_offers(context["request"], context["page"], context.get("beside"))
