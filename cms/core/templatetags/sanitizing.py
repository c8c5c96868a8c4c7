"""Filters that show stored values only as far as they are allowed (cms.core.sanitizing)."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from cms.core.sanitizing import html, urls

register = template.Library()


@register.filter
def sanitize(value: str) -> SafeString:
    """Return rendered rich text without active content."""
    return mark_safe(html.sanitize(value))  # noqa: S308 - that is what sanitizing is for


@register.filter
def allowed_url(url) -> str:
    """Return a stored URL; "" if it is not allowed as a link."""
    return urls.keep_allowed(url)
