"""Write the words of many segments of a translation at once, as an import does: few queries, however many they are.

What follows is what follows a save of the editor (`writing`): checks, history, the draft's title, the proposed slug,
the state, the memory.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..models import SegmentVersion, State
from ..status.stale import lock_state
from ..text.authorship.authors import write_runs_of_text
from ..text.authorship.history import make_version
from ..text.rows import WRITTEN
from ..text.slugs import find_slug_source
from .places import find_place
from .writing import KEYS, TITLE, follow, has_fault, is_draft_of_other, make_row, propose_slug, set_draft_title

BATCH = 500


@dataclass
class Writing:
    """Words for a segment. is_confirmed: whether they count as its translation. former: its row, if it has one."""

    segment: StringSegment
    words: str
    is_confirmed: bool
    former: StringTranslation | None


def write_segments(
    translation: Translation, target, writings: Sequence[Writing], user, *, tool_name: str
) -> list[StringTranslation]:
    """Write the words of some segments of a translation, which the caller has locked; return the rows.

    target: its page or snippet. user: who brings them; None for a program. tool_name: where they come from. The caller
    has checked the permission, the versions and the markup. Every word gets a version in the history, also those that
    are not confirmed: the person who confirms them is not their writer.
    """
    if not writings:
        return []
    state = lock_state(translation)
    in_review = state.state == State.IN_REVIEW if state else None
    user_id = user.pk if user else None
    former = [writing.former for writing in writings]
    drafts = [row for row in former if is_draft_of_other(row, user_id)]
    _store_versions([make_version(row, row.last_translated_by_id) for row in drafts], in_review)
    rows = [_make_imported(translation, writing, user, tool_name) for writing in writings]
    StringTranslation.objects.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=KEYS, update_fields=WRITTEN
    )
    _store_versions([make_version(row, user_id) for row in rows], in_review)
    naming = {TITLE, find_slug_source(type(target))}
    for writing in writings:
        if writing.is_confirmed and writing.segment.context.path in naming:
            place = find_place(translation, target, writing.segment.pk)
            set_draft_title(place, place.row)
            propose_slug(place, place.row)
    follow(translation, state)
    return rows


def _make_imported(translation: Translation, writing: Writing, user, tool_name: str) -> StringTranslation:
    manual = StringTranslation.TRANSLATION_TYPE_MANUAL
    values = {"translation_type": manual, "tool_name": tool_name}
    row = make_row(translation, writing.segment, writing.words, user, **values)
    row.has_error = not writing.is_confirmed or has_fault(row)
    return row


def _store_versions(versions: list[SegmentVersion], in_review: bool | None) -> None:
    write_runs_of_text(versions, in_review)
    SegmentVersion.objects.bulk_create(versions, batch_size=BATCH)
