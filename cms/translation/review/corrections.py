"""Corrections: what a moderator changed in a text while reviewing it.

They are found by comparing the words as they were submitted with those of now, so that it does not matter how somebody
wrote them, and saving a segment costs nothing more. They are stored when somebody gives a reason or an answer, and when
the round ends.
"""

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState, TranslatableMixin
from wagtail.signals import task_approved, task_cancelled, task_rejected
from wagtail_localize.models import StringSegment, Translation

from ..models import SegmentCorrection, SegmentVersion
from ..permissions import check_may_accept
from ..text.lookup import find_translation
from ..text.rows import Key, read_rows
from .places import clean_words
from .rounds import Review, find_rounds, read_words_at


def connect() -> None:
    for signal in (task_approved, task_rejected, task_cancelled):
        signal.connect(keep_corrections, dispatch_uid="translation_keep_corrections")


def keep_corrections(sender, instance, **kwargs):
    """Store the corrections of a round that ends: from now on, others may write."""
    target = instance.workflow_state.content_object
    if isinstance(target, TranslatableMixin) and (translation := find_translation(target)):
        store_corrections(translation, instance)


def list_corrections(review: Review) -> list[SegmentCorrection]:
    """Return the corrections of the newest round that made some; of an open round, as they are now.

    At most three queries.
    """
    if not review.rounds:
        return []
    people = ("context", "string", "user", "accepted_by")
    stored = SegmentCorrection.objects.filter(translation=review.translation).select_related(*people)
    newest = stored.order_by("-task_state", "pk")
    if review.current is None:
        found = list(newest)
        return [row for row in found if row.task_state_id == found[0].task_state_id]
    of_round = {row.key: row for row in newest if row.task_state_id == review.current.pk}
    made = _compare(review.translation, review.current, review.segments, review.submitted, review.rows)
    for row in made:
        if known := of_round.get(row.key):
            row.pk, row.reason, row.created_at = known.pk, known.reason, known.created_at
            if known.after == row.after:
                row.accepted_at, row.accepted_by = known.accepted_at, known.accepted_by
    if made:
        people = get_user_model().objects.in_bulk({row.user_id for row in made} - {None})
        for row in made:
            row.user = people.get(row.user_id)
        return made
    former = [row for row in newest if row.task_state_id != review.current.pk]
    return [row for row in former if row.task_state_id == former[0].task_state_id]


@transaction.atomic
def store_corrections(translation: Translation, task_state: TaskState) -> dict[Key, SegmentCorrection]:
    """Bring the stored corrections of a round in line with the words of now; return them by segment.

    Reasons and answers are kept; a correction of other words must be accepted again.
    """
    segments, words = read_words_at(translation, {"submitted": task_state.started_at})
    rows = read_rows(translation.source.object_id, translation.target_locale_id)
    made = {row.key: row for row in _compare(translation, task_state, segments, words["submitted"], rows)}
    stored = {row.key: row for row in SegmentCorrection.objects.filter(task_state=task_state)}
    present = {(s.context_id, s.string_id) for s in segments}
    SegmentCorrection.objects.filter(pk__in=[stored[k].pk for k in stored if k in present and k not in made]).delete()
    SegmentCorrection.objects.bulk_create(row for key, row in made.items() if key not in stored)
    for key, row in made.items():
        if key in stored and stored[key].after != row.after:
            known = stored[key]
            known.after, known.user_id, known.accepted_at, known.accepted_by = row.after, row.user_id, None, None
            known.save()
    return {row.key: row for row in SegmentCorrection.objects.filter(task_state=task_state)}


def explain_correction(translation: Translation, target, segment: StringSegment, reason: str) -> SegmentCorrection:
    """Say why a segment was corrected in the open round; no words take the reason away. Raises ValidationError.

    The caller has checked that the person reviews the text.
    """
    longest = SegmentCorrection._meta.get_field("reason").max_length
    reason = clean_words(reason, longest) if str(reason).strip() else ""
    correction = find_correction(translation, target, segment)
    correction.reason = " ".join(reason.split())
    correction.save(update_fields=["reason"])
    return correction


def accept_correction(
    translation: Translation, target, segment: StringSegment, user, *, accepted: bool = True
) -> SegmentCorrection:
    """Accept a correction, or take that back. Raises PermissionDenied, ValidationError."""
    correction = find_correction(translation, target, segment)
    check_may_accept(user, correction.user_id)
    correction.accepted_at, correction.accepted_by = (timezone.now(), user) if accepted else (None, None)
    correction.save(update_fields=["accepted_at", "accepted_by"])
    return correction


def find_correction(translation: Translation, target, segment: StringSegment) -> SegmentCorrection:
    """Return the newest correction of a segment; one of an open round is stored first. Raises ValidationError."""
    key = segment.context_id, segment.string_id
    newest = next(iter(find_rounds(target)), None)
    is_open = newest is not None and newest.status == TaskState.STATUS_IN_PROGRESS
    if is_open and (found := store_corrections(translation, newest).get(key)):
        return found
    of_segment = SegmentCorrection.objects.filter(translation=translation, context=key[0], string=key[1])
    if found := of_segment.order_by("-task_state").first():
        return found
    raise ValidationError(_("This part was not corrected."))


def _compare(translation, task_state, segments, submitted: dict[Key, str], rows) -> list[SegmentCorrection]:
    """Return unsaved corrections: the segments that say something else than what was submitted."""
    made = []
    for segment in segments:
        key = segment.context_id, segment.string_id
        row = rows.get(key)
        now = row.data if row else ""
        if key not in submitted or now == submitted[key]:
            continue
        made.append(
            SegmentCorrection(
                translation=translation,
                context=segment.context,
                string=segment.string,
                task_state=task_state,
                user=None,
                before=submitted[key],
                after=now,
            )
        )
        made[-1].user_id = row.last_translated_by_id if row else None
        made[-1].created_at = row.updated_at if row else None
    _name_who_took_away(translation, [row for row in made if not row.after])
    return made


def _name_who_took_away(translation: Translation, removed: list[SegmentCorrection]) -> None:
    """Set who deleted the words of some segments, as the history has it. No query if there are none."""
    if not removed:
        return
    of_text = {"locale": translation.target_locale_id, "context__in": [row.context_id for row in removed]}
    same = SegmentVersion.objects.filter(
        context=OuterRef("context"), string=OuterRef("string"), locale=OuterRef("locale")
    )
    newest = SegmentVersion.objects.filter(**of_text, pk=Subquery(same.order_by("-pk").values("pk")[:1]))
    found = {(version.context_id, version.string_id): version for version in newest}
    for row in removed:
        if version := found.get(row.key):
            row.user_id, row.created_at = version.user_id, version.created_at
