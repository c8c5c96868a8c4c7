"""Template tags for the confirmations of Wagtail's actions, which list a text's versions in other languages."""

from django import template
from wagtail.models import Page

from ..version_actions.drafts_above import describe_draft_above
from ..version_actions.versions import ACTIONS, FIELD, PRIVACY, list_versions

register = template.Library()


@register.inclusion_tag("translation/version_actions/versions.html", takes_context=True)
def versions_of(context, page, action, destination=None):
    """List the versions of a page in other languages, and offer to do the same with them."""
    versions = _keep_ticks(list_versions(page, context["request"].user, action, destination), context["request"])
    return {"groups": [("", versions)] if versions else [], "action": action, "field": FIELD}


@register.inclusion_tag("translation/version_actions/versions.html", takes_context=True)
def versions_of_items(context):
    """List the versions of all pages of a bulk action; nothing if the action is not one of ACTIONS."""
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
    """Keep the user's ticks if the form is shown again with an error."""
    if request.method == "POST":
        for version in versions:
            version.is_ticked = not version.objection and str(version.page.pk) in request.POST.getlist(FIELD)
    return versions


@register.inclusion_tag("translation/version_actions/privacy.html", takes_context=True)
def versions_made_private(context, page):
    """List the versions that become private, or public, with a page, and offer to do the same with the others.

    Translations always follow their original.
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
    """Return a warning if a page would be live below a draft after it is moved; "" if not."""
    return describe_draft_above(page, parent=destination.specific)
