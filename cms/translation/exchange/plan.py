"""Plan the import of a PO file entry by entry, and carry the plan out.

A file contains the time of its export. A translation that was written here since then is newer. It is kept if the file
brings the words that it was exported with; if both changed, it is a conflict, and the user chooses
(docs/translation.md).
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import polib
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..checks.markup import find_breakage, find_losses
from ..models import SegmentVersion
from ..text.blank import get_blank_error, is_blank
from ..text.origin_labels import PO_FILE
from ..text.segments import get_string_segments
from ..text.versions import version_of_words
from .exchange import name_fields
from .files import read_moment


class Verdict(models.TextChoices):
    """What happens to an entry. The labels are the headings of the lists of entries."""

    TAKE = "take", gettext_lazy("To be imported")
    CONFLICT = "conflict", gettext_lazy("Changed here since the file was downloaded")
    OLDER = "older", gettext_lazy("Left out: the translation here is newer than the one in the file")
    BROKEN = "broken", gettext_lazy("Left out: the markup is broken")
    BLANK = "blank", gettext_lazy("Left out: blank")
    FUZZY = "fuzzy", gettext_lazy("Left out: marked as fuzzy")
    SOURCE_CHANGED = "source_changed", gettext_lazy("Left out: the original of this part has changed since")
    UNKNOWN = "unknown", gettext_lazy("Left out: the text has no such part")
    AMBIGUOUS = "ambiguous", gettext_lazy("Left out: several parts match, and the file does not say which one it means")
    REPEATED = "repeated", gettext_lazy("Left out: this part is in the file twice, with different translations")
    EMPTY = "empty", gettext_lazy("Not translated in the file")
    UNCHANGED = "unchanged", gettext_lazy("The same as here")
    OBSOLETE = "obsolete", gettext_lazy("Left out: the file marks it as obsolete")


@dataclass
class Item:
    """An entry of a file, with its verdict."""

    verdict: Verdict
    source: str
    words: str
    label: str = ""
    reasons: list[str] = field(default_factory=list)  # why it is left out, or what the user should look at
    theirs: StringTranslation | None = None
    segment: StringSegment | None = None
    version: str = ""

    @property
    def key(self) -> str:
        """Return what identifies a chosen conflict: the segment, and the version of its translation to replace."""
        return f"{self.segment.pk}:{self.version}" if self.segment else ""


@dataclass
class Plan:
    """What importing a file does."""

    items: list[Item]
    not_in_file: int  # number of segments of the text that the file does not have

    def having(self, *verdicts: Verdict) -> list[Item]:
        return [item for item in self.items if item.verdict in verdicts]

    @property
    def taken(self) -> list[Item]:
        return self.having(Verdict.TAKE)

    @property
    def conflicts(self) -> list[Item]:
        return self.having(Verdict.CONFLICT)

    @property
    def left_out(self) -> list[tuple[Any, list[Item]]]:
        """Return the entries that are not imported, as pairs of a heading, which says why, and its entries."""
        others = [verdict for verdict in Verdict if verdict not in (Verdict.TAKE, Verdict.CONFLICT)]
        return [(verdict.label, found) for verdict in others if (found := self.having(verdict))]


def make_plan(po: polib.POFile, translation: Translation) -> Plan:
    """Return what importing a file that belongs to a translation would do. Writes nothing.

    The number of queries does not grow with the text or the file.
    """
    judge = _EntryJudge(po, translation)
    items = [judge.judge(entry) for entry in po]
    named = {item.segment.pk for item in items if item.segment}
    return Plan(items, not_in_file=len(set(judge.segment_ids.values()) - named))


@transaction.atomic
def take_in(po: polib.POFile, translation: Translation, user, chosen: Collection[str] = ()) -> Plan:
    """Save the translations that a file brings. Return the plan that was carried out.

    chosen: keys of the conflicts in which the file's words are saved too. A translation that changed after the user
    chose has another key, so it remains a conflict.
    """
    Translation.objects.select_for_update().get(pk=translation.pk)  # the same lock as for saving a segment
    plan = make_plan(po, translation)
    for item in plan.conflicts:
        if item.key in chosen:
            item.verdict = Verdict.TAKE
    for item in plan.taken:
        row = item.theirs or StringTranslation(
            translation_of_id=item.segment.string_id,
            context_id=item.segment.context_id,
            locale_id=translation.target_locale_id,
        )
        row.data = item.words
        row.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
        row.tool_name = PO_FILE
        row.last_translated_by = user
        row.has_error, row.field_error = False, ""
        row.save()
    return plan


class _EntryJudge:
    """Decides what happens to each entry of a file, from the translation's data, which it reads once."""

    def __init__(self, po: polib.POFile, translation: Translation):
        segments = list(get_string_segments(translation.source))
        contexts = {segment.context_id for segment in segments}
        self.made_at = read_moment(po)
        self.labels = name_fields(translation)
        self.paths = {segment.context.path for segment in segments}
        self.by_place: dict[tuple[str, str], StringSegment] = {}
        self.by_words = defaultdict(list)
        for segment in segments:
            place = (segment.context.path, segment.string.data)
            if place not in self.by_place:
                self.by_place[place] = segment
                self.by_words[segment.string.data].append(segment)
        self.segment_ids = {place: segment.pk for place, segment in self.by_place.items()}
        rows = StringTranslation.objects.filter(locale=translation.target_locale_id, context__in=contexts)
        self.rows = {(row.translation_of_id, row.context_id): row for row in rows.select_related("last_translated_by")}
        self.base = self._read_base(translation, contexts) if self.made_at else {}
        self.words_of_place = defaultdict(set)
        for entry in po:
            if _is_offered(entry):
                self.words_of_place[entry.msgctxt, entry.msgid].add(_read_words(entry))
        self.seen = Counter()

    def _read_base(self, translation: Translation, contexts: Collection[int]) -> dict[tuple[int, int], str]:
        """Map (string, context) ids to the words at the time of the export: the history's last version before it."""
        versions = SegmentVersion.objects.filter(
            locale=translation.target_locale_id, context__in=contexts, created_at__lte=self.made_at
        ).order_by("pk")
        return {(v.string_id, v.context_id): v.data for v in versions.iterator()}

    def judge(self, entry: polib.POEntry) -> Item:
        words = _read_words(entry)
        item = Item(Verdict.TAKE, entry.msgid, words)
        segment, item.verdict = self._find(entry)
        if segment is None:
            return item
        row = self.rows.get((segment.string_id, segment.context_id))
        item.segment, item.theirs = segment, row
        item.label = self.labels.get((segment.context.path, segment.string.data), "")
        item.version = version_of_words(segment.string.data, row)
        item.verdict, item.reasons = self._decide(entry, item)
        return item

    def _find(self, entry: polib.POEntry) -> tuple[StringSegment | None, Verdict]:
        """Return the segment of an entry and `TAKE`, or None and the verdict that says why there is none."""
        if entry.obsolete:
            return None, Verdict.OBSOLETE
        place = (entry.msgctxt, entry.msgid)
        if entry.msgctxt is None:  # some programs omit it
            candidates = self.by_words.get(entry.msgid, [])
            if len(candidates) != 1:
                return None, Verdict.AMBIGUOUS if candidates else Verdict.UNKNOWN
            place = (candidates[0].context.path, entry.msgid)
        elif place not in self.by_place:
            return None, Verdict.SOURCE_CHANGED if entry.msgctxt in self.paths else Verdict.UNKNOWN
        self.seen[place] += 1
        return self.by_place[place], Verdict.TAKE

    def _decide(self, entry: polib.POEntry, item: Item) -> tuple[Verdict, list[str]]:
        if entry.fuzzy:
            return Verdict.FUZZY, []
        if entry.msgid_plural:
            return Verdict.BROKEN, [_("It has plural forms, which parts of a text cannot have.")]
        if not item.words:
            return Verdict.EMPTY, []
        if is_blank(item.words):
            return Verdict.BLANK, [get_blank_error()]
        if len(self.words_of_place[entry.msgctxt, entry.msgid]) > 1:
            return Verdict.REPEATED, []
        row = item.theirs
        if row is not None and row.data.strip("\n") == item.words and not row.has_error:
            return Verdict.UNCHANGED, []
        if self.seen[item.segment.context.path, item.source] > 1:
            return Verdict.UNCHANGED, []  # the file repeats the segment with the same words
        if faults := find_breakage(item.source, item.words):
            return Verdict.BROKEN, faults
        return self._compare_with_here(item), find_losses(item.source, item.words)

    def _compare_with_here(self, item: Item) -> Verdict:
        """Return the verdict on a translation of the file, compared with the stored one and the one at the export."""
        row = item.theirs
        now = row.data.strip("\n") if row else ""
        if now == item.words:  # the stored translation is only offered: the file confirms it
            return Verdict.TAKE
        if self.made_at is None:
            return Verdict.CONFLICT if now else Verdict.TAKE
        place = (item.segment.string_id, item.segment.context_id)
        if place not in self.base:
            # The history has no version from before the export: a translation that is older than the file was in it.
            was_there = row is None or row.updated_at <= self.made_at
            return Verdict.TAKE if was_there else Verdict.CONFLICT
        then = self.base[place].strip("\n")
        if then == now:
            return Verdict.TAKE
        return Verdict.OLDER if then == item.words else Verdict.CONFLICT


def _read_words(entry: polib.POEntry) -> str:
    """Return an entry's translation without the line breaks at its ends that gettext requires."""
    return entry.msgstr.strip("\n")


def _is_offered(entry: polib.POEntry) -> bool:
    return bool(entry.msgstr) and not entry.obsolete and not entry.fuzzy
