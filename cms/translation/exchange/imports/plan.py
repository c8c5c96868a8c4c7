"""Plan the import of a file entry by entry, whatever its format.

A file contains the time of its export. A translation that was written here since then is newer. It is kept if the file
brings the words that it was exported with; if both changed, it is a conflict, and the user chooses
(docs/translation.md).
"""

from collections import Counter, defaultdict
from collections.abc import Collection

from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ...checks.links import find_dead_links_of
from ...checks.markup import find_breakage, find_losses
from ...checks.quality.rules.markup import Losses
from ...checks.quality.run import check_segment
from ...models import SegmentVersion
from ...po.exchange import name_fields
from ...text.authorship.versions import version_of_words
from ...text.blank import get_blank_error, is_blank
from ...text.origin_labels import UNCONFIRMED
from ...text.segments import get_string_segments, name_kind_of_place
from ..documents import Document, Entry, EntryState, Flag, hash_path, make_key
from ..inline import canonical
from ..items import Item, Plan, Verdict
from ..parts import PartJudge
from ..pictures import read_parts as read_words_of_pictures
from ..placeholders import from_plain
from ..values import read_values


def make_plan(document: Document, translation: Translation, *, for_people: bool = True) -> Plan:
    """Return what importing a document that belongs to a translation would do. Writes nothing.

    for_people: with the labels of fields, and with what the quality checks find in what would be imported. The number
    of queries does not grow with the text or the file.
    """
    judge = _EntryJudge(document, translation, name_fields(translation) if for_people else {})
    # Pictures and values are looked at only if the file has something that is not a segment.
    unknown = any(entry.key and entry.key not in judge.by_key for entry in document.entries)
    others = [*read_words_of_pictures(translation), *read_values(translation)[0]] if unknown else []
    of_parts = PartJudge(document, others)
    judge.places |= of_parts.places
    items = [of_parts.judge(entry) if entry.key in of_parts.parts else judge.judge(entry) for entry in document.entries]
    named = {item.segment.pk for item in items if item.segment}
    plan = Plan(translation, items, not_in_file=len({segment.pk for segment in judge.by_key.values()} - named))
    if for_people:
        _check(plan)
    return plan


def _check(plan: Plan) -> None:
    """Add what the checks find to the reasons of what would be imported; lost markup is already among them."""
    translation = plan.translation
    items = [item for item in plan.having(Verdict.TAKE, Verdict.CONFLICT) if item.segment]
    dead = find_dead_links_of(translation, [(item.segment, StringTranslation(data=item.words)) for item in items])
    for item in items:
        failures = check_segment(
            item.segment.string.data,
            item.words,
            kind=name_kind_of_place(item.segment.context.path),
            source_language=translation.source.locale.language_code,
            target_language=translation.target_locale.language_code,
        )
        found = [failure.message for failure in failures if failure.code != Losses.code]
        found += [failure.message for failure in dead.get(item.segment.pk, [])]
        item.reasons += [message for message in found if message not in item.reasons]


class _EntryJudge:
    """Decides what happens to each entry of a file, from the translation's data, which it reads once."""

    def __init__(self, document: Document, translation: Translation, labels: dict[tuple[str, str], str]):
        segments = list(get_string_segments(translation.source))
        contexts = {segment.context_id for segment in segments}
        self.made_at = document.made_at
        self.labels = labels
        self.places = {hash_path(segment.context.path) for segment in segments}
        self.by_key: dict[str, StringSegment] = {}
        self.by_words = defaultdict(list)
        for segment in segments:
            key = make_key(segment.context.path, segment.string.data)
            if key not in self.by_key:
                self.by_key[key] = segment
                self.by_words[canonical(segment.string.data)].append(segment)
        rows = StringTranslation.objects.filter(locale=translation.target_locale_id, context__in=contexts)
        self.rows = {(row.translation_of_id, row.context_id): row for row in rows.select_related("last_translated_by")}
        self.base = self._read_base(translation, contexts) if self.made_at else {}
        self.words_of_key = defaultdict(set)
        for entry in document.entries:
            if entry.is_plain and entry.key in self.by_key:
                _resolve_placeholders(entry, self.by_key[entry.key].string.data)
            if entry.words and not entry.flag:
                self.words_of_key[self._name_place(entry)].add(canonical(entry.words))
        self.seen = Counter()

    @staticmethod
    def _name_place(entry: Entry) -> tuple[str, str]:
        return (entry.key, "") if entry.key else ("", canonical(entry.source))

    def _read_base(self, translation: Translation, contexts: Collection[int]) -> dict[tuple[int, int], str]:
        """Map (string, context) ids to the words at the time of the export: the history's last version before it."""
        versions = SegmentVersion.objects.filter(
            locale=translation.target_locale_id, context__in=contexts, created_at__lte=self.made_at
        ).order_by("pk")
        return {(v.string_id, v.context_id): v.data for v in versions.defer("runs").iterator()}

    def judge(self, entry: Entry) -> Item:
        item = Item(Verdict.TAKE, entry.source, entry.words, is_final=entry.state == EntryState.FINAL)
        segment, item.verdict = self._find(entry)
        if segment is None:
            return item
        row = self.rows.get((segment.string_id, segment.context_id))
        item.segment, item.theirs, item.source = segment, row, segment.string.data
        item.label = self.labels.get((segment.context.path, segment.string.data), "")
        item.version = version_of_words(segment.string.data, row)
        item.verdict, item.reasons = self._decide(entry, item)
        return item

    def _find(self, entry: Entry) -> tuple[StringSegment | None, Verdict]:
        """Return the segment of an entry and `TAKE`, or None and the verdict that says why there is none."""
        if entry.flag == Flag.OBSOLETE:
            return None, Verdict.OBSOLETE
        if not entry.key:
            candidates = self.by_words.get(canonical(entry.source), [])
            if len(candidates) != 1:
                return None, Verdict.AMBIGUOUS if candidates else Verdict.UNKNOWN
            segment = candidates[0]
        elif entry.key in self.by_key:
            segment = self.by_key[entry.key]
        else:
            is_known_place = entry.key.partition("-")[0] in self.places
            return None, Verdict.SOURCE_CHANGED if is_known_place else Verdict.UNKNOWN
        self.seen[segment.pk] += 1
        return segment, Verdict.TAKE

    def _decide(self, entry: Entry, item: Item) -> tuple[Verdict, list[str]]:
        if entry.flag == Flag.FUZZY:
            return Verdict.FUZZY, []
        if entry.flag == Flag.PLURAL:
            return Verdict.BROKEN, [_("It has plural forms, which parts of a text cannot have.")]
        if entry.flag == Flag.TAGS:
            return Verdict.BROKEN, [_("It has tags that the original does not have.")]
        if not item.words:
            return Verdict.EMPTY, []
        if is_blank(item.words):
            return Verdict.BLANK, [get_blank_error()]
        if len(self.words_of_key[self._name_place(entry)]) > 1:
            return Verdict.REPEATED, []
        row = item.theirs
        if row is not None and is_same(row.data, item.words) and not (row.has_error and item.is_final):
            return Verdict.UNCHANGED, []
        if self.seen[item.segment.pk] > 1:
            return Verdict.UNCHANGED, []  # the file repeats the segment with the same words
        if faults := find_breakage(item.source, item.words):
            return Verdict.BROKEN, faults
        return self._compare_with_here(item), find_losses(item.source, item.words)

    def _compare_with_here(self, item: Item) -> Verdict:
        """Return the verdict on a translation of the file, compared with the stored one and the one at the export."""
        row = item.theirs
        now = row.data if row else ""
        if is_same(now, item.words):  # the stored translation is only offered: the file confirms it
            return Verdict.TAKE
        if self.made_at is None:
            return Verdict.CONFLICT if now else Verdict.TAKE
        place = (item.segment.string_id, item.segment.context_id)
        is_draft = row is not None and row.tool_name == UNCONFIRMED  # the history has no version of it
        if place not in self.base or (is_draft and row.updated_at <= self.made_at):
            # If the history has no version from before the export, a translation that is older than the file was in it.
            was_there = row is None or row.updated_at <= self.made_at
            return Verdict.TAKE if was_there else Verdict.CONFLICT
        then = self.base[place]
        if is_same(then, now):
            return Verdict.TAKE
        return Verdict.OLDER if is_same(then, item.words) else Verdict.CONFLICT


def _resolve_placeholders(entry: Entry, source: str) -> None:
    """Turn the words of an entry into HTML; flag those with placeholders that the original does not have."""
    words = from_plain(entry.words, source)
    if words is None:
        entry.flag = Flag.TAGS
    else:
        entry.words, entry.is_plain = words, False


def is_same(one: str, other: str) -> bool:
    """Return whether two texts are the same but for line breaks at their ends, and how characters are written."""
    return one.strip("\n") == other.strip("\n") or canonical(one.strip("\n")) == canonical(other.strip("\n"))
