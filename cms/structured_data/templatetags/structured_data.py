"""`{% structured_data %}`: the description of the page for machines, as JSON-LD."""

import json

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from ..registry import describe_page, describe_view

register = template.Library()

# Characters that could end the element or begin another or a comment, or that end a line in older JavaScript.
_ESCAPES = {character: f"\\u{ord(character):04X}" for character in "<>&\u2028\u2029"}


@register.simple_tag(takes_context=True)
def structured_data(context) -> SafeString | str:
    """Return one `<script type="application/ld+json">`, which browsers do not run; "" for what is not a public page."""
    page, request = context.get("page"), context.get("request")
    if request is None:
        return ""
    nodes = describe_page(page, context) if isinstance(page, Page) else describe_view(context)
    return write_graph(nodes) if nodes else ""


def write_graph(nodes: list[dict]) -> SafeString:
    """Return the element with a graph; its text is escaped so that it cannot leave the element."""
    data = {"@context": "https://schema.org", "@graph": nodes}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in _ESCAPES.items():  # str.translate() takes a millisecond, this almost nothing
        text = text.replace(character, escaped)
    return mark_safe(f'\n    <script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped here
