from django import template
from django.utils.safestring import SafeString

from ..rendering import render_body
from ..storing import get_body_html

register = template.Library()


@register.simple_tag(takes_context=True)
def body_html(context) -> SafeString:
    """The body of the page that is being read; of a draft in a preview, rendered there and then."""
    page = context["page"]
    is_preview = getattr(context.get("request"), "is_preview", False)
    return render_body(page) if is_preview else get_body_html(page)
