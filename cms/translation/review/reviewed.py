"""Marks of segments that a reviewer has read and found good: they hold until the words change, and approve nothing."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, Translation

from ..checks.dismissals import hash_words
from ..models import CommentThread, ReviewedSegment
from .places import Places
from .rounds import Review


def read_marks(review: Review) -> list[ReviewedSegment]:
    """Return the marks that hold: those whose words are still the segment's. One query."""
    marks = ReviewedSegment.objects.filter(translation=review.translation).select_related("user")
    return [mark for mark in marks if is_valid(mark, review)]


def is_valid(mark: ReviewedSegment, review: Review) -> bool:
    return review.is_confirmed(mark.key) and mark.words_hash == hash_words(review.get_words(mark.key))


def mark_reviewed(review: Review, segments: Iterable[StringSegment], user) -> int:
    """Mark segments as reviewed with the words that they have now; return how many. Two queries.

    The caller has checked that the person reviews the text. Raises ValidationError for what is not confirmed.
    """
    marks = []
    for segment in segments:
        key = segment.context_id, segment.string_id
        if not review.is_confirmed(key):
            raise ValidationError(_("This part is not translated yet, or not confirmed."))
        mark = ReviewedSegment(translation=review.translation, context_id=key[0], string_id=key[1], user=user)
        mark.words_hash, mark.created_at = hash_words(review.get_words(key)), timezone.now()
        marks.append(mark)
    unique = ["translation", "context", "string"]
    said = ["words_hash", "user", "created_at"]
    ReviewedSegment.objects.bulk_create(marks, update_conflicts=True, unique_fields=unique, update_fields=said)
    return len(marks)


def mark_unchanged(review: Review, user) -> int:
    """Mark all that did not change since the last round, or since the live version; return how many.

    Segments with an open conversation are left out: what was asked for may not have been done. Raises ValidationError.
    """
    if not review.former and not review.live:
        raise ValidationError(_("This is the first round of a text that is not live yet: all of it is new."))
    return mark_reviewed(review, find_settled(review), user)


def find_settled(review: Review, threads: Iterable[CommentThread] | None = None) -> list[StringSegment]:
    """Return the segments that did not change and have no open conversation.

    threads: all conversations about the text; without them, one query.
    """
    places = Places(review.segments)
    threads = CommentThread.objects.filter(translation=review.translation) if threads is None else threads
    is_open = {segment.pk for one in threads if not one.resolved_at and (segment := places.find(one))}
    return [segment for segment in review.find_unchanged() if segment.pk not in is_open]


def unmark(translation: Translation, segment: StringSegment) -> None:
    """Take the mark of a segment away, whoever made it."""
    marks = ReviewedSegment.objects.filter(translation=translation)
    marks.filter(context=segment.context_id, string=segment.string_id).delete()
