"""Four eyes: nobody approves or publishes a text that they wrote.

What counts is who wrote the words that would go live, since somebody else last published them (`cms.authorship`), and
not who pressed the button: a reviewer corrects and approves, up to a share of the words (REVIEWER_SHARE). Where it is
not known who wrote a text, the rule is that nobody approves what they last submitted for moderation, or resumed. Who
that is, is read from the log and not from `WorkflowState.requested_by`, which stays the first submitter when somebody
else resumes the text, and is lost to a direct publication once the workflow was cancelled.

These functions do not know of superusers, who may everything: their callers do.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cms.authorship import recording
from cms.authorship.marks import Mark
from cms.authorship.shares import Count, Share, count_marks, get_limit

from . import submissions


class OwnTextError(PermissionDenied):
    """Somebody approves or publishes what they wrote, or what of unknown writers they submitted; it says which."""


def remember(text) -> None:
    """Have what is found out about a text kept on this very object: a page of the admin asks many times for the same.

    Only for requests that change nothing; saving the object forgets it.
    """
    text._known_of_words = {}


def find_share(text, user) -> Share:
    """Return how much of a text's latest draft a person wrote, of what nobody else has published yet."""
    known = text.__dict__.get("_known_of_words", {})
    if "count" not in known:
        known["count"] = recording.count_words(text)
    return known["count"].get_share(user)


def is_own_text(text, user) -> bool:
    """Say whether somebody else has to approve or publish a text: the more queries the less is known of it."""
    return is_of_own_words(text, user) and not may_publish_alone(user, text.locale_id)


def is_of_own_words(text, user, count: Count | None = None) -> bool:
    """The same without regard to who else there is. count: that of a revision which is not the latest."""
    share = count.get_share(user) if count else find_share(text, user)
    return not share.is_small or (share.unknown > 0 and _submitted_last(text, user))


def explain(text, user, count: Count | None = None) -> str:
    """Return why somebody else has to approve a text, as a sentence for its writer. count: as above."""
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
    """Return what somebody is told whose own text was saved and not published."""
    return _("Saved as a draft, not published.") + " " + explain(text, user)


def check_own_revision(text, revision, user) -> None:
    """Raises OwnTextError where a person wrote too much of a revision, be it the latest or not."""
    if user.is_superuser or may_publish_alone(user, text.locale_id):
        return
    count = None if revision.pk == text.latest_revision_id else recording.count_revision(text, revision)
    if is_of_own_words(text, user, count):
        raise OwnTextError(explain(text, user, count))


def find_live_copy_objection(page, user, update_attrs: dict | None = None, *, recursive: bool = False) -> str | None:
    """Return why a copy must not be live at once, as a sentence; None where it may: it is a publication too.

    update_attrs: the fields of the copy that are not the page's, in the person's own words.
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
    """Return the ids of the task states whose text somebody else has to approve: `is_own_text`, for all at once."""
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
    """Say whether a setting lets a person publish their own texts, for nobody else moderates the language."""
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
