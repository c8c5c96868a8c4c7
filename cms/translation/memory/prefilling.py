"""Filling the open segments of a translation from the memory, unconfirmed.

A pre-filled segment is an offered row, in error (docs/decisions/trap-08-rows-in-error.md), with `tool_name` MEMORY: the
editor shows it filled in, it does not count as done, and it is never published. Who confirms it without a change leaves
`tool_name` as it is, so that the byline stays true (`saving.writing`).
"""

from collections import defaultdict
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext, override
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..models import SegmentChange, SegmentVersion
from ..text.blank import is_blank
from ..text.origin_labels import MEMORY, UNCONFIRMED
from ..text.rows import WRITTEN, Key, read_rows
from ..text.segments import SLUG, get_string_segments
from .finding.matches import Match
from .finding.matching import find_matches
from .finding.rating import EXACT
from .signals import segments_filled


class Prefilled(NamedTuple):
    """How many segments were filled, and how many stay open."""

    filled: int
    left: int


def prefill(translation: Translation, person=None) -> Prefilled:
    """Fill the segments of a translation that are new or have changed with matches of 100 and more, unconfirmed.

    person: in whose name; nothing is taken from texts that they may not open. None: from what all readers see.
    What somebody wrote or took away is left as it is, and so is what a machine wrote elsewhere: it is only offered.
    """
    open_segments = find_open(translation)
    matches = find_matches(translation, open_segments, person=person)
    chosen = {}
    for segment in open_segments:
        best = next((match for match in matches.get(segment.pk, ()) if _is_taken(match)), None)
        if best:
            chosen[segment] = best.target, best.when
    _write(translation, chosen)
    return Prefilled(len(chosen), len(open_segments) - len(chosen))


def propose_repetitions(translation: Translation) -> int:
    """Offer what was confirmed for a segment where the same words recur in its text; return how many were filled."""
    rows = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale_id, has_error=False
    )
    confirmed = {row.translation_of_id: row for row in rows.exclude(context__path=SLUG).order_by("updated_at")}
    if not confirmed:
        return 0
    again = {
        segment: (confirmed[segment.string_id].data, confirmed[segment.string_id].updated_at)
        for segment in find_open(translation)
        if segment.string_id in confirmed and not is_blank(confirmed[segment.string_id].data)
    }
    _write(translation, again)
    return len(again)


def undo_prefill(translation: Translation) -> int:
    """Take back what was pre-filled and nobody has confirmed; return how many segments are open again.

    A former translation that stood there is offered again. What was taken back is not filled in a second time.
    """
    rows = _find_prefilled(translation)
    former = _find_former(translation)
    with override(translation.target_locale.language_code):
        warning = gettext("The original has changed: check this former translation.")
    with transaction.atomic():
        for row in list(rows):
            words = former.get((row.context_id, row.translation_of_id))
            if words:
                row.data, row.tool_name, row.field_error = words, "", warning
                row.save(update_fields=["data", "tool_name", "field_error"])
            else:
                row.delete()
    return len(rows)


def find_open(translation: Translation) -> list[StringSegment]:
    """Return the segments that can be filled: without words, or with a former translation that is only offered."""
    of_text = {"context__object_id": translation.source.object_id, "locale": translation.target_locale_id}
    rows = read_rows(translation.source.object_id, translation.target_locale_id)
    versions = SegmentVersion.objects.filter(**of_text).order_by("pk")
    last = {(version.context_id, version.string_id): version.data for version in versions.defer("runs")}
    former = _find_former(translation)
    found = []
    for segment in get_string_segments(translation.source):
        key = segment.context_id, segment.string_id
        row = rows.get(key)
        is_offered = row is not None and row.has_error and former.get(key) == row.data
        was_taken_away = row is None and last.get(key) == ""
        if segment.context.path == SLUG or is_blank(segment.string.data) or was_taken_away:
            continue
        if row is None or is_offered:
            found.append(segment)
    return found


def _is_taken(match: Match) -> bool:
    return match.score >= EXACT and not match.is_machine and not is_blank(match.target)


def _find_former(translation: Translation) -> dict[Key, str]:
    """Return the former translations that are offered for changed segments."""
    changes = SegmentChange.objects.filter(translation=translation).exclude(string=None).exclude(former_translation="")
    return {(change.context_id, change.string_id): change.former_translation for change in changes}


def _find_prefilled(translation: Translation) -> list[StringTranslation]:
    current = defaultdict(set)
    for segment in get_string_segments(translation.source):
        current[segment.context_id].add(segment.string_id)
    rows = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id,
        locale=translation.target_locale_id,
        has_error=True,
        tool_name=MEMORY,
    ).select_related("context")
    return [row for row in rows if row.translation_of_id in current[row.context_id]]


@transaction.atomic
def _write(translation: Translation, chosen: dict[StringSegment, tuple]) -> None:
    """Store rows in error for some segments. Nobody has written them, so no version is stored."""
    if not chosen:
        return
    with override(translation.target_locale.language_code):
        note = gettext("From the translation memory: check this proposal and save it.")
    contexts = {segment.context_id for segment in chosen}
    stored = StringTranslation.objects.filter(context__in=contexts, locale=translation.target_locale_id)
    known = {(row.context_id, row.translation_of_id): row for row in stored.select_for_update()}
    rows = {}
    for segment, (words, when) in chosen.items():
        key = segment.context_id, segment.string_id
        row = known.get(key) or StringTranslation(
            context_id=segment.context_id,
            translation_of_id=segment.string_id,
            locale_id=translation.target_locale_id,
        )
        if row.pk and (not row.has_error or row.tool_name == UNCONFIRMED):
            continue  # somebody was faster
        row.data, row.tool_name, row.translation_type = words, MEMORY, StringTranslation.TRANSLATION_TYPE_MANUAL
        row.last_translated_by_id, row.has_error, row.field_error = None, True, note
        rows[key] = row, when
    StringTranslation.objects.bulk_create([row for row, _when in rows.values() if not row.pk])
    for row, when in rows.values():
        # Nobody has worked on it now: whether a draft is older than its words is told from this (`has_changed_since`).
        row.updated_at = when
    StringTranslation.objects.bulk_update([row for row, _when in rows.values()], WRITTEN)
    segments_filled.send(Translation, key=translation.source.object_id)
