from django import template

from cms.core.navigation.page_context import get_page_context
from cms.social_cards.sharing import SharedCard, share_card

register = template.Library()


@register.simple_tag(takes_context=True)
def social_card(context) -> SharedCard | None:
    """Return the card of the current page; on a section's listing, that of its index."""
    return share_card(context.get("page"))


@register.simple_tag(takes_context=True)
def home_card(context) -> SharedCard | None:
    """Return the card of the site in this language, which is its home page's."""
    return share_card(get_page_context(context["request"], context.get("page")).home)
