from django import template

from ..colours import COLOURS

register = template.Library()


@register.simple_tag
def colour(name: str, scheme: str) -> str:
    """Return a colour of the palette in a scheme, where no stylesheet applies: {% colour "paper" "dark" %}."""
    return getattr(COLOURS[name], scheme)
