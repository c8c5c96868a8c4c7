from django import template

from ..report.columns import find_states

register = template.Library()


@register.simple_tag
def text_states(instance):
    """Return where a page or snippet stands in each language: (code, name, row) of each, as `find_states` gives it.

    Remembered on the object: Wagtail renders its side panels twice.
    """
    key = getattr(instance, "translation_key", None)
    if key and not hasattr(instance, "_text_states"):
        instance._text_states = find_states([key]).get(key, [])
    return instance._text_states if key else []
