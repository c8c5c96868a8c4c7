"""Rules that hold a text back, in the page editor: what was typed is saved as a draft, and a sentence says why.

The editors of snippets do the same (`snippets.views`). Wagtail saves the text first and then submits, approves or
publishes it; it would answer a refusal with a page that does not say why.
"""

from functools import wraps

from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Revision

from cms.compat import wagtail_views

from ..moderation.approvals import find_hold
from ..moderation.publication_checks import (
    PublicationRefusedError,
    SubmissionRefusedError,
    check_approval,
    check_publication,
)

REFUSALS = (PublicationRefusedError, SubmissionRefusedError)


def say_refused(refusal: Exception) -> str:
    """Return the message for a text that was saved, and neither submitted nor published."""
    is_of_submission = isinstance(refusal, SubmissionRefusedError)
    said = _("Saved as a draft, not submitted.") if is_of_submission else _("Saved as a draft, not published.")
    return f"{said} {refusal}"


@hooks.register("before_publish_page", order=10)  # after four eyes
def check_rules_of_publication(request, page):
    """Stop the publication of a saved form if a rule forbids it: Wagtail's editor does not ask `Page.publish`.

    For a new page, `_with_check_of_new_page` has asked. What something holds is approved, and goes live later.
    """
    revision = page.get_latest_revision()
    try:
        (check_approval if find_hold(page, revision) else check_publication)(page, revision)
    except PublicationRefusedError as refusal:
        messages.error(request, say_refused(refusal))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def explain_refusals() -> None:
    """Make Wagtail's page editor and its form for new pages answer refusals with a sentence."""
    for action in (
        wagtail_views.SUBMIT_PAGE,
        wagtail_views.SUBMIT_NEW_PAGE,
        wagtail_views.RESTART_PAGE,
        wagtail_views.ANSWER_PAGE,
    ):
        action.replace(_with_sentence)
    wagtail_views.PUBLISH_NEW_PAGE.replace(_with_check_of_new_page)
    wagtail_views.RESUME.replace(transaction.atomic)


def _with_sentence(act):
    @wraps(act)
    def act_or_explain(view):
        try:
            return act(view)
        except REFUSALS as refusal:
            messages.error(view.request, say_refused(refusal))
            return redirect("wagtailadmin_pages:edit", view.page.pk)

    return act_or_explain


def _with_check_of_new_page(publish):
    """Save a new page as a draft if a rule forbids publishing it; Wagtail makes it live before it publishes it."""

    @wraps(publish)
    def publish_action(view):
        page = view.form.save(commit=False)
        try:
            check_publication(page, Revision(content=page.serializable_data()))
        except PublicationRefusedError as refusal:
            response = view.save_action()
            messages.error(view.request, say_refused(refusal))
            return response
        return publish(view)

    return publish_action
