"""Four eyes: nobody approves or publishes a text that they wrote.

The rule counts the words that a user wrote and that nobody else has published since (`cms.authorship`). It does not
look at who submitted the text, so reviewers may correct a text and approve it, up to a share of the words
(REVIEWER_SHARE). If the writer of some words is unknown, users may not approve the text if they were the last to submit
or resume it. The last submitter is read from the log and not from `WorkflowState.requested_by`, which keeps the first
submitter when somebody else resumes the text, and is not available to a direct publication after the workflow was
cancelled.

Unless stated otherwise, these functions do not make the exception for superusers: their callers do.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cms.authorship import recording
from cms.authorship.attribution import Mark
from cms.authorship.shares import Count, Share, count_marks, get_limit

from . import submissions


class OwnTextError(PermissionDenied):
    """A user may not approve or publish a text that they wrote or submitted; the message says which."""


def remember(text) -> None:
    """Cache the authorship look-ups of a text on this object, as an admin page repeats them.

    Use it only in requests that change nothing. Saving a revision clears the cache.
    """
    text.__dict__.setdefault("_known_of_words", {})


def find_share(text, user) -> Share:
    """Return the share of a text's latest draft that a user wrote and nobody else has published yet."""
    known = text.__dict__.get("_known_of_words", {})
    if "count" not in known:
        known["count"] = recording.count_words(text)
    return known["count"].get_share(user)


def is_own_text(text, user) -> bool:
    """Return whether somebody else has to approve or publish a text. Texts of unknown writers take more queries."""
    return is_of_own_words(text, user) and not may_publish_alone(user, text.locale_id)


def is_of_own_words(text, user, count: Count | None = None) -> bool:
    """Like `is_own_text`, but ignore LONE_MODERATORS_PUBLISH. count: for a revision that is not the latest draft."""
    share = count.get_share(user) if count else find_share(text, user)
    return not share.is_small or (share.unknown > 0 and _submitted_last(text, user))


def explain(text, user, count: Count | None = None) -> str:
    """Return a sentence that tells a user why somebody else has to approve a text. count: as in `is_of_own_words`."""
    share = count.get_share(user) if count else find_share(text, user)
    if share.is_small:
        return _("You submitted this text yourself: someone else must approve it.")
    return _(
        "You wrote %(percent)d %% of this text. You may approve up to %(limit)d %%: someone else must approve it."
    ) % {
        "percent": share.percent,
        "limit": get_limit(),
    }


def say_saved_only(text, user) -> str:
    """Return the message for a user whose own text was saved and not published."""
    return _("Saved as a draft, not published.") + " " + explain(text, user)


def check_own_revision(text, revision, user) -> None:
    """Raise OwnTextError if a user wrote too much of a revision, the latest or an earlier one; never for superusers."""
    if user.is_superuser or may_publish_alone(user, text.locale_id):
        return
    count = None if revision.pk == text.latest_revision_id else recording.count_revision(text, revision)
    if is_of_own_words(text, user, count):
        raise OwnTextError(explain(text, user, count))


def find_live_copy_objection(page, user, update_attrs: dict | None = None, *, recursive: bool = False) -> str | None:
    """Return the reason why a copy of a page must not be live at once, or None; always None for superusers.

    A copy that is live at once is a publication too. update_attrs: the fields of the copy that differ from the page's;
    their words count as the user's.
    """
    if user.is_superuser or may_publish_alone(user, page.locale_id):
        return None
    page = page.specific
    for one in [page, *(page.get_descendants().specific() if recursive else [])]:
        if one.live:
            data = one.serializable_data() | ((update_attrs or {}) if one is page else {})
            count = count_marks(recording.read(one, data, new=Mark(user.pk)).marks)
            if is_of_own_words(one, user, count):
                return explain(one, user, count)
    return None


def find_own_texts(task_states, user) -> list[int]:
    """Return the ids of the task states whose text somebody else has to approve: `is_own_text` in bulk."""
    of_text: dict[tuple[int, str], list[int]] = {}
    fields = ("pk", "workflow_state__base_content_type", "workflow_state__object_id")
    for pk, *text in task_states.values_list(*fields):
        of_text.setdefault(tuple(text), []).append(pk)
    shares = {text: count.get_share(user) for text, count in recording.count_all(of_text).items()}
    submitters = submissions.find_last_submitters(text for text, share in shares.items() if share.unknown)
    own = [text for text, share in shares.items() if not share.is_small or submitters.get(text) == user.pk]
    pks = [pk for text in own for pk in of_text[text]]
    if pks and settings.LONE_MODERATORS_PUBLISH:
        texts = {state.pk: state.workflow_state.content_object for state in task_states.filter(pk__in=pks)}
        return [pk for pk, text in texts.items() if text and not may_publish_alone(user, text.locale_id)]
    return pks


def may_publish_alone(user, locale_id: int) -> bool:
    """Return whether LONE_MODERATORS_PUBLISH is set and nobody else moderates the language."""
    if not settings.LONE_MODERATORS_PUBLISH:
        return False
    moderators = get_user_model().objects.filter(
        is_active=True, groups__language_group__locale=locale_id, groups__language_group__role="moderator"
    )
    return not moderators.exclude(pk=user.pk).exists()


def _submitted_last(text, user) -> bool:
    known = text.__dict__.get("_known_of_words", {})
    if "submission" not in known:
        known["submission"] = submissions.find_last_submission(text)
    submission = known["submission"]
    return submission is not None and submission.user_id == user.pk
