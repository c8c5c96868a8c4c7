from django import template

from ..desk.columns import find_states

register = template.Library()


@register.simple_tag
def text_states(instance):
    """Return where a page or snippet stands in each language, for `translation/parts/states.html`."""
    key = getattr(instance, "translation_key", None)
    return find_states([key]).get(key, []) if key else []
