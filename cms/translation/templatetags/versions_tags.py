"""What the confirmations of Wagtail's actions say of a text's other languages."""

from django import template
from wagtail.models import Page

from ..together.drafts_above import describe_draft_above
from ..together.versions import ACTIONS, FIELD, PRIVACY, list_versions

register = template.Library()


@register.inclusion_tag("translation/together/versions.html", takes_context=True)
def versions_of(context, page, action, destination=None):
    """Name the versions of a page in other languages, and offer to do the same with them."""
    versions = _keep_ticks(list_versions(page, context["request"].user, action, destination), context["request"])
    return {"groups": [("", versions)] if versions else [], "action": action, "field": FIELD}


@register.inclusion_tag("translation/together/versions.html", takes_context=True)
def versions_of_items(context):
    """Name the versions of all pages that a bulk action is about; nothing in other bulk actions."""
    kwargs = context["request"].resolver_match.kwargs
    action = kwargs.get("action")
    pages = [item["item"] for item in context.get("items") or () if isinstance(item.get("item"), Page)]
    if action not in ACTIONS or not pages:
        return {"groups": [], "action": action, "field": FIELD}
    among = [page.pk for page in pages]
    request = context["request"]
    listed = [(page, list_versions(page, request.user, action, among=among)) for page in pages]
    groups = [(page.get_admin_display_title(), _keep_ticks(found, request)) for page, found in listed if found]
    return {"groups": groups, "action": action, "field": FIELD}


def _keep_ticks(versions, request):
    """Where a form comes back with an error, what was ticked stays ticked."""
    if request.method == "POST":
        for version in versions:
            version.is_ticked = not version.objection and str(version.page.pk) in request.POST.getlist(FIELD)
    return versions


@register.inclusion_tag("translation/together/privacy.html", takes_context=True)
def versions_made_private(context, page):
    """Name the versions that become private, or public, with a page, and offer to do the same with the others.

    Translations follow their original at once.
    """
    if not isinstance(page, Page):
        return {}
    versions = _keep_ticks(list_versions(page, context["request"].user, PRIVACY), context["request"])
    return {
        "following": [version for version in versions if version.follows],
        "others": [version for version in versions if not version.follows],
        "field": FIELD,
    }


@register.simple_tag
def draft_above(page, destination):
    """Return a warning where a page would be live below a draft."""
    return describe_draft_above(page, parent=destination.specific)
