"""Tags for the head of a page, for `base.html` and `includes/metadata/`."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from cms.core.navigation.page_context import get_page_context
from cms.core.typography.cldr import name_locale

from .. import canonical, descriptions

register = template.Library()


@register.simple_tag(takes_context=True)
def find_page_links(context) -> canonical.PageLinks | None:
    """Return the URLs of the page and of its versions (`cms.seo.canonical`).

    A view without a page provides `language_links`.
    """
    request, page = context["request"], context.get("page")
    page = page if getattr(page, "pk", None) and getattr(page, "depth", None) else None  # a preview may have neither
    links = context.get("language_links") or (get_page_context(request, page).languages if page else [])
    return canonical.find_page_links(request, page, links, context.get("pagination"))


@register.simple_tag(takes_context=True)
def describe(context) -> descriptions.Description:
    """Return the description of the page; a view that is not the page itself provides `own_description`."""
    own, pagination = context.get("own_description", ""), context.get("pagination")
    return descriptions.describe(context.get("page") or None, own, pagination)


@register.simple_tag(takes_context=True)
def number_of_page(context) -> SafeString | str:
    """Return the end of a title from a list's second page on: " · Page 2 of 3"."""
    pagination = context.get("pagination")
    if not pagination or pagination.number == 1:
        return ""
    return mark_safe(f" · {conditional_escape(descriptions.name_page(pagination))}")  # noqa: S308 - escaped here


@register.filter
def with_site_name(title) -> SafeString:
    return descriptions.add_site_name(title)


@register.filter
def social_locale(code: str) -> str:
    return name_locale(code)
