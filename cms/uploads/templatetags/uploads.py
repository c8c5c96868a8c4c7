"""Template tag for uploads that wait for their details: `{% count_waiting_uploads as count %}`."""

from django import template

from ..kinds import get_waiting

register = template.Library()


@register.simple_tag(takes_context=True)
def count_waiting_uploads(context) -> int:
    """Return the number of the user's own uploads that wait for their details."""
    user = context["request"].user
    return get_waiting(user).filter(uploaded_by_user=user).count()
