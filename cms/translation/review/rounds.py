"""Rounds of a review: what a text said when it was submitted, and what has changed since the last round.

A round is a task of the workflow, from a submission to its decision. What a segment said at a moment is its last
version in the history (`text.authorship.history`), so that a round needs no rows of its own.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import OuterRef, Subquery
from wagtail.models import TaskState
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..models import SegmentVersion
from ..sync.live_words import find_approved_words
from ..text.blank import counts, is_blank
from ..text.rows import Key, read_rows
from ..text.segments import get_string_segments


@dataclass
class Review:
    """A translation as a review sees it."""

    translation: Translation
    target: object  # its page or snippet
    rounds: list[TaskState]  # newest first
    segments: list[StringSegment]  # without those that are blank in the original
    rows: dict[Key, StringTranslation]
    submitted: dict[Key, str] = field(default_factory=dict)  # what the newest round began with
    former: dict[Key, str] = field(default_factory=dict)  # what the review before ended with; {} if there was none
    live: dict[Key, str] = field(default_factory=dict)  # what readers see; {} if the text is not live

    @property
    def current(self) -> TaskState | None:
        """The round that is open."""
        newest = self.rounds[0] if self.rounds else None
        return newest if newest and newest.status == TaskState.STATUS_IN_PROGRESS else None

    def get_words(self, key: Key) -> str:
        """Return what a segment says now, also if it is not confirmed; "" if nothing."""
        row = self.rows.get(key)
        return "" if row is None or is_blank(row.data) else row.data

    def is_confirmed(self, key: Key) -> bool:
        return counts(self.rows.get(key))

    def list_pairs(self) -> list[tuple[StringSegment, StringTranslation]]:
        """Return the segments that have a translation, and their rows."""
        rows = ((segment, self.rows.get((segment.context_id, segment.string_id))) for segment in self.segments)
        return [(segment, row) for segment, row in rows if counts(row)]

    def find_unchanged(self) -> list[StringSegment]:
        """Return the confirmed segments that say what they said after the last round, or what readers see if there was
        none."""
        base = self.former or self.live
        keys = ((segment, (segment.context_id, segment.string_id)) for segment in self.segments)
        return [s for s, key in keys if key in base and self.is_confirmed(key) and base[key] == self.get_words(key)]


def find_rounds(target) -> list[TaskState]:
    """Return the rounds of a page or snippet, newest first. One query."""
    rounds = TaskState.objects.for_instance(target).order_by("-pk")
    return list(rounds.select_related("workflow_state", "finished_by")[:50])


def read_review(translation: Translation, target) -> Review:
    """Return a translation with all that a review compares. The number of queries does not depend on its length."""
    rounds = find_rounds(target)
    moments = {}
    if rounds:
        moments["submitted"] = rounds[0].started_at
    if before := _find_end_of_last(rounds):
        moments["former"] = before
    segments, words = read_words_at(translation, moments)
    live = {}
    if getattr(target, "live", False):
        found = find_approved_words(translation, target).words
        by_place = {(s.context.path, s.order): (s.context_id, s.string_id) for s in segments}
        live = {by_place[place]: said for place, said in found.items() if place in by_place}
    rows = read_rows(translation.source.object_id, translation.target_locale_id)
    return Review(translation, target, rounds, segments, rows, live=live, **words)


def read_words_at(
    translation: Translation, moments: dict[str, datetime]
) -> tuple[list[StringSegment], dict[str, dict[Key, str]]]:
    """Return the segments of a text, and what each said at some moments, by the name of the moment. One query."""
    place = {"context": OuterRef("context"), "string": OuterRef("string"), "locale": translation.target_locale_id}
    versions = SegmentVersion.objects.filter(**place).order_by("-pk")
    then = {
        f"said_{name}": Subquery(versions.filter(created_at__lte=moment).values("data")[:1])
        for name, moment in moments.items()
    }
    segments = [s for s in get_string_segments(translation.source).annotate(**then) if not is_blank(s.string.data)]
    words = {name: {} for name in moments}
    for segment in segments:
        for name, said in words.items():
            if (data := getattr(segment, f"said_{name}")) is not None:
                said[segment.context_id, segment.string_id] = data
    return segments, words


def _find_end_of_last(rounds: list[TaskState]) -> datetime | None:
    """Return when the last round before the open one was decided; for a text that is not under review, when the newest
    one was: then the changes are those that will be submitted."""
    is_open = bool(rounds) and rounds[0].status == TaskState.STATUS_IN_PROGRESS
    former = rounds[1:] if is_open else rounds
    decided = (r for r in former if r.status in {TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED})
    last = next(decided, None)
    return last.finished_at if last else None
