"""Filters for releases: moments and people."""

from django import template
from wagtail.admin.utils import get_user_display_name

from ..moments import describe_moment

register = template.Library()


@register.filter
def moment(value) -> str:
    """Return a moment in the person's time zone, with the site's if it differs."""
    return describe_moment(value) if value else ""


@register.filter
def person(user) -> str:
    return get_user_display_name(user) if user else ""
