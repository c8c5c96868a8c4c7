"""Write the words of many segments of a translation at once, as an import does: few queries, however many they are.

What follows is what follows a save of the editor (`writing`): checks, history, the draft's title, the proposed slug, the
state, the memory.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from wagtail_localize.models import StringSegment, StringTranslation

from ..models import SegmentVersion, State
from ..status.stale import lock_state
from ..text.authors import write_runs_of_text
from ..text.history import make_version
from ..text.origin_labels import UNCONFIRMED
from ..text.rows import WRITTEN, read_rows
from ..text.segments import SLUG, get_string_segments
from .places import Place
from .writing import KEYS, TITLE, follow, has_fault, propose_slug, set_draft_title

BATCH = 500


@dataclass
class Writing:
    """Words for a segment. is_confirmed: whether they count as its translation."""

    segment: StringSegment
    words: str
    is_confirmed: bool


def write_segments(
    translation, target, writings: Sequence[Writing], user, *, tool_name: str
) -> list[StringTranslation]:
    """Write the words of some segments of a translation, which the caller has locked; return the rows.

    target: its page or snippet. user: who brings them; None for a program. tool_name: where they come from. The caller
    has checked the permission, the versions and the markup. Every word gets a version in the history, also those that
    are not confirmed: whoever confirms them is not their writer.
    """
    if not writings:
        return []
    state = lock_state(translation)
    in_review = state.state == State.IN_REVIEW if state else None
    stored = read_rows(translation.source.object_id, translation.target_locale_id)
    former = [stored.get((writing.segment.context_id, writing.segment.string_id)) for writing in writings]
    user_id = user.pk if user else None
    drafts = [row for row in former if row and row.tool_name == UNCONFIRMED and row.last_translated_by_id != user_id]
    _store_versions([make_version(row, row.last_translated_by_id) for row in drafts], in_review)
    rows = [_make_row(translation, writing, user, tool_name) for writing in writings]
    StringTranslation.objects.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=KEYS, update_fields=WRITTEN
    )
    _store_versions([make_version(row, user_id) for row in rows], in_review)
    written = {(row.context_id, row.translation_of_id): row for row in rows}
    slug = _find_slug(translation, stored | written)
    for writing, row in zip(writings, rows, strict=True):
        writing.segment.written = row
        place = Place(translation, target, writing.segment, slug)
        if writing.is_confirmed and place.path == TITLE:
            set_draft_title(place, row)
        if writing.is_confirmed and "." not in place.path:
            propose_slug(place, row)
    follow(Place(translation, target, writings[0].segment), state)
    return rows


def _make_row(translation, writing: Writing, user, tool_name: str) -> StringTranslation:
    row = StringTranslation(
        translation_of=writing.segment.string,
        context=writing.segment.context,
        locale=translation.target_locale,
        data=writing.words,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        tool_name=tool_name,
        last_translated_by=user,
        updated_at=timezone.now(),
    )
    row.has_error = not writing.is_confirmed or has_fault(row)
    return row


def _store_versions(versions: list[SegmentVersion], in_review: bool | None) -> None:
    write_runs_of_text(versions, in_review)
    SegmentVersion.objects.bulk_create(versions, batch_size=BATCH)


def _find_slug(translation, stored) -> StringSegment | None:
    """Return the segment of the text's slug with its row, as `places` would."""
    slug = get_string_segments(translation.source).filter(context__path=SLUG).first()
    if slug is not None and (row := stored.get((slug.context_id, slug.string_id))):
        slug.written = row
    return slug
