"""The review as JSON for the workbench, read once when the text is opened, and again after each change."""

from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.models import WorkflowMixin
from wagtail_localize.models import Translation

from cms.compat.wagtail import put_workflow_states
from cms.newsroom.moderation.workflow_states import find_workflow_states

from ..checks.summary import find_failures
from ..models import CommentThread, SegmentComment, SegmentCorrection
from ..permissions import find_lock, find_review_rights
from ..text.differences import compare_words
from ..text.segment_notes import name_field
from .comments import get_threads
from .corrections import list_corrections
from .places import Places
from .reviewed import find_settled, read_marks
from .rounds import Review, read_review


def describe_review(translation: Translation, target, user) -> dict:
    """Return all that the workbench shows of a review. The number of queries does not depend on the text's length."""
    review = read_review(translation, target)
    places = Places(review.segments)
    if isinstance(target, WorkflowMixin):
        put_workflow_states(target, find_workflow_states(target))
    rights, is_locked = find_review_rights(user, target), bool(find_lock(target, user))
    threads = list(get_threads(translation))
    corrections = [describe_correction(row, places, user, review) for row in list_corrections(review)]
    by_key = places.by_key
    return {
        "threads": [describe_thread(one, places, target, user, is_locked=is_locked) for one in threads],
        "corrections": [row for row in corrections if row["segment"]],
        "since_round": _compare(review, review.former),
        "since_live": _compare(review, review.live),
        "has_former": bool(review.former),
        "has_live": bool(review.live),
        "reviewed": {
            by_key[mark.key].pk: {"by": name(mark.user), "at": mark.created_at.isoformat()}
            for mark in read_marks(review)
            if mark.key in by_key
        },
        "settled": [segment.pk for segment in find_settled(review, threads)] if "mark" in rights else [],
        "failing": {
            checked.segment.pk: {
                "said": checked.sentences,
                "is_blocking": any(failure.is_blocking for failure in checked.failures),
            }
            for checked in find_failures(translation, pairs=review.list_pairs())
        },
        "rights": sorted(rights),
    }


def describe_thread(thread: CommentThread, places: Places, target, user, *, is_locked: bool) -> dict:
    """Return a conversation. `segment` is null if the text no longer has its part: `label` and `source` name it."""
    segment = places.find(thread)
    comments = list(thread.comments.all())
    opener = comments[0].user_id if comments else None
    return {
        "id": thread.pk,
        "segment": segment.pk if segment else None,
        "label": name_field(target, thread.context.path),
        "source": thread.string.data,
        "is_of_former_words": segment is not None and segment.string_id != thread.string_id,
        "is_answer": thread.correction_id is not None,
        "resolved": thread.resolved_at and {"by": name(thread.resolved_by), "at": thread.resolved_at.isoformat()},
        "may_resolve": opener == user.pk or not is_locked,
        "comments": [_describe_comment(comment, user, comments[-1]) for comment in comments],
    }


def describe_correction(correction: SegmentCorrection, places: Places, user, review: Review | None = None) -> dict:
    """Return a correction; its difference is a list of (removed, new, unchanged) words."""
    segment = places.find(correction)
    is_open = review is not None and review.current is not None and review.current.pk == correction.task_state_id
    return {
        "segment": segment.pk if segment else None,
        "by": name(correction.user),
        "is_mine": correction.user_id == user.pk,
        "is_open": is_open,
        "at": correction.created_at.isoformat() if correction.created_at else "",
        "before": correction.before,
        "after": correction.after,
        "difference": compare_words(correction.before, correction.after),
        "reason": correction.reason,
        "accepted": correction.accepted_at
        and {"by": name(correction.accepted_by), "at": correction.accepted_at.isoformat()},
    }


def name(person) -> str:
    """Return the name of a person; a word for somebody whose account was deleted."""
    return get_user_display_name(person) or _("Somebody whose account was deleted")


def _describe_comment(comment: SegmentComment, user, last: SegmentComment) -> dict:
    is_mine = comment.user_id == user.pk
    return {
        "id": comment.pk,
        "by": name(comment.user),
        "at": comment.created_at.isoformat(),
        "text": comment.text,
        "is_changed": comment.changed_at is not None,
        "is_mine": is_mine,
        "may_delete": is_mine and comment.pk == last.pk,
    }


def _compare(review: Review, base: dict) -> dict[int, list]:
    """Return the word differences of the segments that say something else than before, by their ids."""
    if not base:
        return {}
    keys = {segment.pk: (segment.context_id, segment.string_id) for segment in review.segments}
    return {
        pk: compare_words(base.get(key, ""), now)
        for pk, key in keys.items()
        if (now := review.get_words(key)) != base.get(key, "")
    }
