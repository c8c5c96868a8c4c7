"""Permissions for translations: decided here, mirrored by the interface.

They are those of the page or snippet in its language. A text that is under review is locked for everybody but its
reviewers; so is a text that somebody locked by hand.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from cms.newsroom.models import HAND_BACK, ModerationTask
from cms.newsroom.moderation import permission_policies
from cms.newsroom.moderation.permission_policies import find_locales_where_allowed, may_work_on


class TranslationLockedError(PermissionDenied):
    """The translation is under review, or locked by hand; the message says which."""


def may_edit(user, target) -> bool:
    """Return whether a person may edit a page or snippet."""
    if isinstance(target, Page):
        return target.permissions_for_user(user).can_edit()
    return may_work_on(user, "change", target)


def may_publish(user, target) -> bool:
    """Return whether a person may publish a page or snippet, by their permissions and the four-eyes rule."""
    if isinstance(target, Page):
        return target.permissions_for_user(user).can_publish()
    return permission_policies.may_publish(user, target)


def moderates(user, target) -> bool:
    """Return whether a person may publish texts like a page or snippet, whoever wrote it."""
    if isinstance(target, Page):
        # Wagtail's tester loads no permissions for administrators.
        return user.is_superuser or "publish" in target.permissions_for_user(user).permissions
    return may_work_on(user, "publish", target)


def find_target_locales(user, source) -> set[int]:
    """Return the ids of the locales into which a person may start the translation of a page or snippet.

    People who may edit the source may choose any language; translators only their own.
    """
    if may_edit(user, source):
        return set(Locale.objects.exclude(pk=source.locale_id).values_list("pk", flat=True))
    if isinstance(source, Page):
        homes = Page.objects.filter(depth=2).exclude(locale=source.locale_id)
        return {home.locale_id for home in homes if may_edit(user, home)}
    return find_locales_where_allowed(user, "change", type(source)) - {source.locale_id}


def find_lock(target, user):
    """Return a sentence that says why a translation is locked for a person; None if it is not."""
    lock = target.get_lock() if hasattr(target, "get_lock") else None
    if lock is None or not lock.for_user(user):
        return None
    if target.workflow_in_progress and not target.locked:
        return _("This translation is under review: its moderators can change it, approve it or ask for changes.")
    return _("This translation is locked.")


def check_may_translate(user, translation: Translation, target=None) -> None:
    """Check that a person may change a translation now.

    target: its page or snippet, if the caller has loaded it.

    Raises PermissionDenied if they may not edit it, TranslationLockedError if it is locked for them.
    """
    target = target or translation.get_target_instance()
    if not may_edit(user, target):
        raise PermissionDenied(_("You may not edit texts in this language."))
    if reason := find_lock(target, user):
        raise TranslationLockedError(reason)


# --- Reviews ----------------------------------------------------------------------------------------------------------


def find_answers(task, target, user, *, judges: bool = True) -> tuple[set[str], Any]:
    """Return the names of a user's actions in a review ("approve", "reject"), and why they may not approve or None.

    judges: as for `ModerationTask.find_answers`.
    """
    if isinstance(task, ModerationTask):
        actions, objection = task.find_answers(target, user, judges=judges)
    else:
        actions, objection = task.get_actions(target, user), None
    return {name for name, _label, _has_form in actions}, objection


def find_review_rights(user, target) -> set[str]:
    """Return what a person may do in the review of a text, beside deciding: "explain" corrections, "mark" segments.

    Nobody marks segments of a text that they may not approve because it is theirs. Empty if it is not under review.
    """
    task_state = getattr(target, "current_workflow_task_state", None)
    if task_state is None:
        return set()
    answers, _objection = find_answers(task_state.task.specific, target, user, judges=False)
    if not answers & {"approve", "reject"}:
        return set()
    return {"explain"} if HAND_BACK[0] in answers else {"explain", "mark"}


def check_review_right(user, target, right: str) -> None:
    """Check that a person may do something in the review of a text (`find_review_rights`). Raises PermissionDenied."""
    if right not in find_review_rights(user, target):
        raise PermissionDenied(_("You do not review this text."))


def check_may_resolve(user, target, opener_id: int | None) -> None:
    """Check that a person may resolve a conversation, or open it again. Raises PermissionDenied.

    opener_id: who began it. Whoever may edit the text may say that a question is answered or a change is made, but a
    reviewer's comment is settled by a moderator, or by who works on the text once it has come back.
    """
    if user.pk == opener_id or not find_lock(target, user):
        return
    raise PermissionDenied(_("While the text is under review, only its moderators and who asked can settle this."))


def check_may_change_comment(user, author_id: int | None) -> None:
    """Check that a comment is a person's own: nobody changes what others said. Raises PermissionDenied."""
    if user.pk != author_id:
        raise PermissionDenied(_("Only who wrote a comment can change or delete it."))


def check_may_accept(user, corrector_id: int | None) -> None:
    """Check that a person may accept a correction: not who made it. Raises PermissionDenied."""
    if user.pk == corrector_id:
        raise PermissionDenied(_("Your own correction is accepted by somebody else."))
