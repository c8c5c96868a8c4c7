"""`{% cached_fragment "name" value … %}…{% endcached_fragment %}`: a part of a template that many pages share.

Like Django's `{% cache %}`, but without a timeout: it is valid until anything visible has changed
(cms.core.caching.fragments). The values must include all that it depends on, apart from the language. Previews do not
use it: they open no fragment cache.
"""

from django import template
from django.db.models import Model
from django.utils.translation import get_language

from ..caching.fragments import get_or_make_fragment

register = template.Library()


class CachedFragmentNode(template.Node):
    def __init__(self, nodelist, values):
        self.nodelist = nodelist
        self.values = values

    def render(self, context):
        values = (value.resolve(context) for value in self.values)
        key = (get_language(), *((type(value), value.pk) if isinstance(value, Model) else value for value in values))
        return get_or_make_fragment(context["request"], key, lambda: self.nodelist.render(context))


@register.tag
def cached_fragment(parser, token):
    values = [parser.compile_filter(bit) for bit in token.split_contents()[1:]]
    if not values:
        raise template.TemplateSyntaxError("cached_fragment needs a name, and what it depends on")
    nodelist = parser.parse(("endcached_fragment",))
    parser.delete_first_token()
    return CachedFragmentNode(nodelist, values)
