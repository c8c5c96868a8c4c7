"""`{% kept "name" value … %}…{% endkept %}`: a part of a template that many readers' pages show alike.

Like Django's `{% cache %}`, but without a time: it holds until something that shows has changed
(cms.core.caching.fragments). The values say all that it depends on, apart from the language. Not in previews: they
begin no keeping.
"""

from django import template
from django.db.models import Model
from django.utils.translation import get_language

from ..caching.fragments import make_once

register = template.Library()


class KeptNode(template.Node):
    def __init__(self, nodelist, values):
        self.nodelist = nodelist
        self.values = values

    def render(self, context):
        values = (value.resolve(context) for value in self.values)
        key = (get_language(), *((type(value), value.pk) if isinstance(value, Model) else value for value in values))
        return make_once(context["request"], key, lambda: self.nodelist.render(context))


@register.tag
def kept(parser, token):
    values = [parser.compile_filter(bit) for bit in token.split_contents()[1:]]
    if not values:
        raise template.TemplateSyntaxError("kept needs a name, and what it depends on")
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist, values)
