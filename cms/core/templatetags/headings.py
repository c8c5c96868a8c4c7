"""The list of contents at the head of a long text."""

from django import template

from ..headings import list_contents

register = template.Library()


@register.inclusion_tag("parts/text_contents.html")
def contents_of(html: str) -> dict:
    """The headings of a body's HTML as links, where it is long and has several; else nothing."""
    return {"headings": list_contents(html)}
