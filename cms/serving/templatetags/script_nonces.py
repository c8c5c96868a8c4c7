"""The nonce without which the browser does not run an inline script of the admin."""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from cms.compat.script_nonces import get_nonce

register = template.Library()
register.simple_tag(get_nonce, name="script_nonce")

INLINE_SCRIPT = re.compile(r'<script(?: type="text/javascript")?>')


@register.filter
def with_nonce(block: str) -> str:
    """Add the nonce to the inline scripts of a library's template: `{{ block.super|with_nonce }}`.

    Only for blocks in which nobody's words are.
    """
    return mark_safe(INLINE_SCRIPT.sub(format_html('<script nonce="{}">', get_nonce()), block))  # noqa: S308
