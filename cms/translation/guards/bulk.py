"""Guard of publishing many pages at once: if some are not ready, list them and publish nothing."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from cms.newsroom.moderation.approvals import find_hold
from cms.newsroom.moderation.publication_checks import (
    PublicationRefusedError,
    check_approval,
    check_publication,
    find_objection,
)


def find_refused(pages) -> list[tuple[str, str]]:
    """Return the title of each page that may not go live now, and the reason."""
    refused = []
    for page in pages:
        page = page.specific
        revision = page.get_latest_revision()
        reason = find_objection(page)
        try:
            if revision and not reason:  # without a revision, the action creates one, and is checked then
                check = check_approval if find_hold(page, revision) else check_publication
                check(page, revision)
        except PublicationRefusedError as refusal:
            reason = refusal
        if reason:
            refused.append((page.get_admin_display_title(), str(reason)))
    return refused


@hooks.register("before_bulk_action")
def refuse_to_publish_what_is_not_ready(request, action_type, objects, action):
    """Refuse to publish pages that are not ready, and list them.

    Wagtail's action would stop at the first one, with a general message about permissions.
    """
    if action_type != "publish" or not issubclass(action.model, Page):
        return None
    pages = list(objects)
    if action.cleaned_form.cleaned_data["include_descendants"]:
        below = [draft for page in objects for draft in page.get_descendants().not_live()]
        pages += [draft for draft in below if draft.permissions_for_user(request.user).can_publish()]
    if refused := find_refused(pages):
        named = format_html_join("", "<li>{}: {}</li>", refused)
        text = _("Nothing was published: these pages are not ready.")
        messages.error(request, format_html("{}<ul>{}</ul>", text, named))
        return redirect(action.next_url)
    return None
