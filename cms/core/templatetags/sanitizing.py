"""What is stored is shown only as far as it is allowed (cms.core.sanitizing)."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from cms.core.sanitizing import html, urls

register = template.Library()


@register.filter
def sanitize(value: str) -> SafeString:
    """Rendered rich text, without what could act."""
    return mark_safe(html.sanitize(value))  # noqa: S308 - that is what sanitizing is for


@register.filter
def allowed_url(url) -> str:
    """A stored URL; "" where it is none that may be shown as a link."""
    return urls.keep_allowed(url)
