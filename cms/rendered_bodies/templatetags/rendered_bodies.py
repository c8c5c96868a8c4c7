"""Tags for the stored HTML of a page; for a draft in a preview, it is rendered at once."""

from django import template
from django.utils.safestring import SafeString

from ..rendering import render_body, render_contents, render_lead
from ..storing import get_body_html, get_contents_html, get_lead_html

register = template.Library()


@register.simple_tag(takes_context=True)
def body_html(context) -> SafeString:
    """Return the body of the page."""
    return render_body(context["page"]) if _is_preview(context) else get_body_html(context["page"])


@register.simple_tag(takes_context=True)
def body_contents(context, html: str) -> SafeString:
    """Return the headings of the body as links, if it is long and has several. html: the body's."""
    return render_contents(context["page"], html) if _is_preview(context) else get_contents_html(context["page"], html)


@register.simple_tag(takes_context=True)
def lead_image(context) -> SafeString:
    """Return the page's lead image with its caption (in both languages if two are read) and credit."""
    page, beside = context["page"], context.get("beside")
    return render_lead(page, beside) if beside or _is_preview(context) else get_lead_html(page)


def _is_preview(context) -> bool:
    return getattr(context.get("request"), "is_preview", False)
