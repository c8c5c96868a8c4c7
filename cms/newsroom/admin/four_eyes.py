"""Four eyes in the editors: show how much of a text the user wrote before the rule stops them."""

from functools import wraps

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import DraftStateMixin, Page, TranslatableMixin

from cms.authorship.shares import Share, get_limit
from cms.authorship.tokenization import list_words
from cms.compat import wagtail_views

from ..moderation.four_eyes import (
    OwnTextError,
    explain,
    find_share,
    is_own_text,
    may_publish_alone,
    remember,
    say_saved_only,
)
from ..moderation.permission_policies import may_work_on

BEFORE_LOCALIZE = -150  # wagtail-localize's hook replaces the editor's response


@hooks.register("before_publish_page")
def check_what_was_typed(request, page):
    """Stop the publication of a saved form if its words make somebody else's approval necessary; it stays a draft."""
    if request.user.is_superuser or not is_own_text(page, request.user):
        return None
    messages.error(request, say_saved_only(page, request.user))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_edit_page", order=BEFORE_LOCALIZE)
@hooks.register("before_edit_snippet", order=BEFORE_LOCALIZE)
def show_own_share(request, text):
    """Show a user who may publish how much of the text they wrote, and what they may do with it."""
    if request.method != "GET" or not isinstance(text, DraftStateMixin) or not isinstance(text, TranslatableMixin):
        return
    if request.user.is_superuser or not _publishes(request.user, text):
        return
    remember(text)
    share = find_share(text, request.user)
    if not share.written or may_publish_alone(request.user, text.locale_id):
        return
    if not share.is_small:
        hint = (
            _("Hand it back to the other moderators once it is ready.")
            if text.workflow_in_progress
            else _("Submit it for moderation once it is ready.")
        )
        messages.warning(request, f"{explain(text, request.user)} {hint}")
        return
    said = _("You wrote %(percent)d %% of this text: up to %(limit)d %%, you may approve and publish it yourself.")
    messages.info(request, said % {"percent": share.percent, "limit": get_limit()})


def _publishes(user, text) -> bool:
    if isinstance(text, Page):
        return "publish" in text.permissions_for_user(user).permissions
    return may_work_on(user, "publish", text)


def keep_what_may_not_be_approved() -> None:
    """Patch the page editor to explain why reviewers may not approve a text that they changed too much.

    Wagtail saves the text before it checks whether the user may approve it, and shows no reason if they may not.
    """
    wagtail_views.ANSWER_PAGE.replace(_with_refusal)


def _with_refusal(perform):
    @wraps(perform)
    def perform_workflow_action(view):
        try:
            return perform(view)
        except OwnTextError:
            messages.error(view.request, say_saved_only(view.page, view.request.user))
            return redirect("wagtailadmin_pages:edit", view.page.pk)

    return perform_workflow_action


def keep_new_pages_of_own_words() -> None:
    """Patch Wagtail's view to save a new page as a draft if its writer may not publish it.

    Wagtail makes the page live before it checks the permission.
    """
    wagtail_views.PUBLISH_NEW_PAGE.replace(_with_draft)


def _with_draft(publish):
    @wraps(publish)
    def publish_action(view):
        page, user = view.form.save(commit=False), view.request.user
        words = len(list_words(type(page), page.serializable_data()))
        if user.is_superuser or Share(words, words).is_small or may_publish_alone(user, view.parent_page.locale_id):
            return publish(view)
        response = view.save_action()
        messages.error(view.request, say_saved_only(view.page, user))
        return response

    return publish_action
