from django import template

from ..report.columns import find_states

register = template.Library()


@register.simple_tag
def text_states(instance):
    """Return the states of a page or snippet as `find_states` does: (code, name, row) of each language.

    They are cached on the object, because Wagtail renders its side panels twice.
    """
    key = getattr(instance, "translation_key", None)
    if key and not hasattr(instance, "_text_states"):
        instance._text_states = find_states([key]).get(key, [])
    return instance._text_states if key else []
