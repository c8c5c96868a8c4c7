"""Comments on segments: conversations that are resolved one by one.

The functions check what the person may do, and raise PermissionDenied or ValidationError with a sentence. The caller
has checked that they may open the text.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, Translation

from ..models import CommentThread, SegmentComment, SegmentCorrection
from ..permissions import check_may_change_comment, check_may_resolve
from .places import clean_words
from .telling import tell_others


def get_threads(translation: Translation) -> QuerySet[CommentThread]:
    """Return the conversations about a text with their comments and their people; two queries."""
    comments = SegmentComment.objects.select_related("user")
    threads = CommentThread.objects.filter(translation=translation).select_related("context", "string", "resolved_by")
    return threads.prefetch_related(Prefetch("comments", comments))


@transaction.atomic
def open_thread(
    translation: Translation, segment: StringSegment, user, text: str, correction: SegmentCorrection | None = None
) -> CommentThread:
    """Begin a conversation about a segment. correction: what it answers, if anything."""
    text = clean_words(text, SegmentComment.LONGEST)
    thread = CommentThread.objects.create(
        translation=translation, context=segment.context, string=segment.string, correction=correction
    )
    SegmentComment.objects.create(thread=thread, user=user, text=text)
    tell_others(thread, user)
    return thread


@transaction.atomic
def answer_thread(thread: CommentThread, user, text: str) -> SegmentComment:
    """Add a comment to a conversation; one that was resolved is open again."""
    text = clean_words(text, SegmentComment.LONGEST)
    thread = CommentThread.objects.select_for_update().get(pk=thread.pk)
    comment = SegmentComment.objects.create(thread=thread, user=user, text=text)
    if thread.resolved_at:
        _set_resolved(thread, None, None)
    tell_others(thread, user)
    return comment


def resolve_thread(thread: CommentThread, user, target) -> None:
    """Close a conversation. Who has closed it before is kept."""
    check_may_resolve(user, target, _find_opener(thread))
    if not thread.resolved_at:
        _set_resolved(thread, timezone.now(), user)


def reopen_thread(thread: CommentThread, user, target) -> None:
    check_may_resolve(user, target, _find_opener(thread))
    _set_resolved(thread, None, None)


def change_comment(comment: SegmentComment, user, text: str) -> None:
    """Change the words of one's own comment: it says that it was changed."""
    check_may_change_comment(user, comment.user_id)
    text = clean_words(text, SegmentComment.LONGEST)
    if text != comment.text:
        comment.text, comment.changed_at = text, timezone.now()
        comment.save(update_fields=["text", "changed_at"])


@transaction.atomic
def delete_comment(comment: SegmentComment, user) -> None:
    """Delete one's own comment, unless somebody has answered it; a conversation without comments goes with it."""
    check_may_change_comment(user, comment.user_id)
    thread = CommentThread.objects.select_for_update().get(pk=comment.thread_id)
    if thread.comments.filter(pk__gt=comment.pk).exists():
        raise ValidationError(_("Somebody has answered: this comment can be changed, but not deleted."))
    comment.delete()
    if not thread.comments.exists():
        thread.delete()


def _find_opener(thread: CommentThread) -> int | None:
    return thread.comments.order_by("pk").values_list("user_id", flat=True).first()


def _set_resolved(thread: CommentThread, at, by) -> None:
    thread.resolved_at, thread.resolved_by = at, by
    thread.save(update_fields=["resolved_at", "resolved_by"])
