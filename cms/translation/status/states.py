"""Compute the state of each text in each language, and store it in `TextState` rows.

`compute_states` computes the rows of any number of texts in a limited number of queries. Both `refresh_states`, which
updates the rows after each change, and `rebuild_states` call it, so they cannot disagree.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.functions import Coalesce
from wagtail.models import DraftStateMixin, Page, TranslatableMixin, WorkflowMixin, WorkflowState
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import (
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from cms.core.content.bin import without_binned
from cms.newsroom.moderation.approvals import find_changes, find_latest, is_provisional, void_approval
from cms.pages.reading_time import count_words_of

from ..models import NOT_STORED, SegmentChange, SegmentVersion, State, TextState, TranslatedRevision
from ..text.blank import is_blank, read_confirmed
from ..text.segments import make_fingerprint, make_fingerprint_of_replaced
from .words_of_pictures import read_words_of_pictures

BATCH = 200
COMPARED = ["content_type_id", "object_id", "translation_id", "is_source", "is_live", "title", "state"]
COUNTED = ["total", "done", "outdated", "words_left"]


def get_tracked_models() -> list[type[TranslatableMixin]]:
    """Return the models whose texts have states: pages, and the snippets that exist in each language."""
    return [Page, *(model for model in get_snippet_models() if issubclass(model, TranslatableMixin))]


@transaction.atomic
def refresh_states(model: type[TranslatableMixin], keys: Iterable[UUID]) -> int:
    """Bring the state rows of some texts up to date, in all languages; return how many rows changed.

    model: `Page` for all pages, or a snippet's model. keys: translation keys.
    """
    keys = list(keys)
    # The rows are locked before anything is computed: of two concurrent calls, the later one sees what the first saw.
    stored = TextState.objects.select_for_update().filter(translation_key__in=keys)
    known = {(row.translation_key, row.locale_id): row for row in stored}
    added, changed, settled = [], [], []
    inputs = _StateInputs(model, keys)
    for row in _make_rows(inputs):
        old = known.pop((row.translation_key, row.locale_id), None)
        if old is None:
            added.append(row)
        elif any(getattr(old, name) != getattr(row, name) for name in COMPARED + COUNTED):
            row.pk = old.pk
            changed.append(row)
        elif old.is_stale:
            settled.append(old.pk)
    TextState.objects.filter(pk__in=[row.pk for row in known.values()]).delete()
    TextState.objects.bulk_create(
        added,
        update_conflicts=True,
        unique_fields=["translation_key", "locale"],
        update_fields=[*COMPARED, *COUNTED, "is_stale"],
    )
    TextState.objects.bulk_update(changed, [*COMPARED, *COUNTED, "is_stale"], batch_size=BATCH)
    if settled:
        TextState.objects.filter(pk__in=settled).update(is_stale=False)
    for approval, reason in inputs.lost_approvals:
        void_approval(approval, reason)
    return len(added) + len(changed) + len(known)


def rebuild_states() -> Iterator[tuple[int, int]]:
    """Bring the state rows of all texts up to date; yield (texts done, rows that were wrong), batch by batch.

    Can be interrupted and run again: each batch is a transaction.
    """
    done = wrong = 0
    found = set()
    for model in get_tracked_models():
        keys = list(model.objects.order_by("translation_key").values_list("translation_key", flat=True).distinct())
        found.update(keys)
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            wrong += refresh_states(model, batch)
            done += len(batch)
            yield done, wrong
    gone = [row.pk for row in TextState.objects.only("translation_key") if row.translation_key not in found]
    for start in range(0, len(gone), BATCH):
        wrong += TextState.objects.filter(pk__in=gone[start : start + BATCH]).delete()[0]
    yield done, wrong


def compute_states(model: type[TranslatableMixin], keys: list[UUID]) -> list[TextState]:
    """Compute the state rows of some texts, without looking at those that are stored.

    Takes eleven queries, two more if a translation changed after its live revision was created, and some if an approval
    waits, whatever the number of texts.
    """
    return _make_rows(_StateInputs(model, keys))


def _make_rows(inputs: "_StateInputs") -> list[TextState]:
    rows = [_make_row(instance, inputs) for instance in inputs.instances]
    by_key = defaultdict(list)
    for row in rows:
        by_key[row.translation_key].append(row)
    for versions in by_key.values():
        min(versions, key=inputs.rank_as_source).is_source = True
    return rows


class _StateInputs:
    """The data that the states of some texts depend on, loaded at once."""

    def __init__(self, model, keys):
        self.model = model
        instances = model.objects.filter(translation_key__in=keys).order_by("pk")
        if model is Page:
            instances = without_binned(instances.filter(alias_of=None, depth__gt=1))
        self.instances = list(instances)
        self.sources = set(TranslationSource.objects.filter(object_id__in=keys).values_list("object_id", "locale_id"))
        self.translations = {
            (translation.source.object_id, translation.target_locale_id): translation
            for translation in Translation.objects.filter(source__object_id__in=keys, enabled=True)
            .select_related("source")
            .defer("source__content_json")
        }
        self.segments = defaultdict(list)
        for segment in (
            StringSegment.objects.filter(source__object_id__in=keys)
            .order_by("order")
            .values_list("source_id", "string_id", "context_id", "context__path", "string__data")
        ):
            if not is_blank(segment[-1]):
                self.segments[segment[0]].append(segment[1:])
        self.translated, self.remembered = read_confirmed(keys)
        self.changes = Counter(
            SegmentChange.objects.filter(translation__source__object_id__in=keys).values_list(
                "translation_id", flat=True
            )
        )
        self.workflows = self._find_workflows()
        # A live revision that lacked segments is not up to date once they are translated, only once that is published.
        self.live_fingerprints = {}
        self.made_at = {}
        self.live_replaced = {}
        records = TranslatedRevision.objects.filter(translation__source__object_id__in=keys)
        made_at = Coalesce("words_from", "revision__created_at")
        fields = ("revision_id", "fingerprint", "is_complete", "replaced", made_at)
        for revision, fingerprint, is_complete, replaced, made_at in records.values_list(*fields):
            self.live_replaced[revision] = replaced
            self.live_fingerprints[revision] = fingerprint if is_complete else ""
            self.made_at[revision] = made_at

        self.pictures = read_words_of_pictures(self.translations.values())
        waiting = {translation_id for translation_id, confirmed in self.pictures.items() if any(confirmed)}
        self.corrected = self._find_corrected() | self._find_replaced_since() | waiting
        self.lost_approvals: list[tuple] = []  # those that no longer hold, each with the reason, to be voided
        self.approved, self.voided = self._find_approvals()

    def _find_approvals(self) -> tuple[set[int], set[int]]:
        """Return the ids of the texts whose approval waits and holds, and of those whose last approval is void."""
        is_translation = (one for one in self.instances if (one.translation_key, one.locale_id) in self.translations)
        latest = find_latest(is_translation)
        waiting = {text: approval for text, approval in latest.items() if approval.is_for(text)}
        changes = {text: why for text, why in find_changes(waiting).items() if not is_provisional(why)}
        self.lost_approvals = [(waiting[text], why) for text, why in changes.items()]
        voided = {text.pk for text, approval in latest.items() if approval.voided_at}
        return {text.pk for text in waiting if text not in changes}, voided | {text.pk for text in changes}

    def _find_corrected(self) -> set[int]:
        """Return the ids of the translations whose words were changed after their live revision was created.

        Words that were carried over to a changed segment do not count: an earlier version of the place has the same
        words. Takes no query if nothing changed later, otherwise two.
        """
        live = {(one.translation_key, one.locale_id): getattr(one, "live_revision_id", None) for one in self.instances}
        later: dict[tuple, tuple] = {}
        for place, translation in self.translations.items():
            made_at = self.made_at.get(live.get(place))
            for string, context, _path, _text in self.segments[translation.source_id] if made_at else ():
                key = (translation.target_locale_id, string, context)
                if self.translated.get(key, made_at) > made_at:
                    later[key] = (translation.pk, made_at)
        if not later:
            return set()
        contexts = {context for _locale, _string, context in later}
        former = defaultdict(list)
        versions = SegmentVersion.objects.filter(context__in=contexts)
        for locale, context, data, created_at in versions.values_list("locale_id", "context_id", "data", "created_at"):
            former[locale, context, data].append(created_at)
        corrected = set()
        rows = StringTranslation.objects.filter(context__in=contexts)
        for *key, data in rows.values_list("locale_id", "translation_of_id", "context_id", "data"):
            translation_id, made_at = later.get(tuple(key), (None, None))
            said_before = any(moment <= made_at for moment in former[key[0], key[2], data]) if made_at else True
            if not said_before:
                corrected.add(translation_id)
        return corrected

    def _find_replaced_since(self) -> set[int]:
        """Return the ids of the translations whose replaced values differ from those of their live revision.

        Replaced values are images, links and the like. Takes one query.
        """
        texts = {key for key, _locale in self.translations}
        values = defaultdict(list)
        rows = SegmentOverride.objects.filter(context__object_id__in=texts, has_error=False)
        for key, locale, *value in rows.values_list("context__object_id", "locale_id", "context_id", "data_json"):
            values[key, locale].append(tuple(value))
        found = set()
        for one in self.instances:
            place = one.translation_key, one.locale_id
            published = self.live_replaced.get(getattr(one, "live_revision_id", None))
            is_known = place in self.translations and published not in {None, NOT_STORED}
            if is_known and published != make_fingerprint_of_replaced(values[place]):
                found.add(self.translations[place].pk)
        return found

    def _find_workflows(self) -> dict[int, str]:
        if not issubclass(self.model, WorkflowMixin):
            return {}
        active = WorkflowState.objects.active().filter(
            base_content_type=ContentType.objects.get_for_model(self.model),
            object_id__in=[str(instance.pk) for instance in self.instances],
        )
        return {int(pk): status for pk, status in active.values_list("object_id", "status")}

    def rank_as_source(self, row: TextState) -> tuple:
        """Return a sort key: the translators' source is first; without one, the oldest version."""
        is_source = (row.translation_key, row.locale_id) in self.sources
        return (not is_source, row.translation_id is not None, row.object_id)


def _make_row(instance, inputs: _StateInputs) -> TextState:
    is_page = isinstance(instance, Page)
    translation = inputs.translations.get((instance.translation_key, instance.locale_id))
    row = TextState(
        translation_key=instance.translation_key,
        locale_id=instance.locale_id,
        content_type_id=instance.content_type_id if is_page else ContentType.objects.get_for_model(inputs.model).pk,
        object_id=instance.pk,
        translation_id=translation.pk if translation else None,
        title=((instance.draft_title or instance.title) if is_page else str(instance))[:255],
        is_live=getattr(instance, "live", True),
        state=State.ORIGINAL,
    )
    if translation:
        _count(row, inputs, translation)
        row.state = _find_state(row, instance, inputs, translation)
        if row.state == State.OUT_OF_DATE:
            # At least one: a paragraph that was only moved is not recorded as a change.
            row.outdated = max(1, inputs.changes[translation.pk], row.total - row.done)
        _count_pictures(row, inputs, translation)
    return row


def _count(row: TextState, inputs: _StateInputs, translation: Translation) -> None:
    segments = inputs.segments[translation.source_id]
    keys = [((translation.target_locale_id, string, context), text) for string, context, _path, text in segments]
    missing = [(key, text) for key, text in keys if key not in inputs.translated]
    row.total = len(segments)
    row.done = row.total - len(missing)
    # What the memory has filled in is to be read and confirmed, not translated.
    row.words_left = sum(count_words_of(text) for key, text in missing if key not in inputs.remembered)


def _count_pictures(row: TextState, inputs: _StateInputs, translation: Translation) -> None:
    """Count the words that are proposed for pictures with the segments; they hold nothing back."""
    proposed = inputs.pictures.get(translation.pk, ())
    row.total += len(proposed)
    row.done += sum(proposed)
    if row.state == State.NOT_STARTED and row.done:
        row.state = State.IN_PROGRESS


def _find_state(row: TextState, instance, inputs: _StateInputs, translation: Translation) -> State:
    status = inputs.workflows.get(instance.pk)
    if status == WorkflowState.STATUS_IN_PROGRESS:
        return State.IN_REVIEW
    if status == WorkflowState.STATUS_NEEDS_CHANGES:
        return State.CHANGES_REQUESTED
    if instance.pk in inputs.approved:
        return State.APPROVED
    if row.is_live and (not isinstance(instance, DraftStateMixin) or instance.live_revision_id):
        segments = inputs.segments[translation.source_id]
        fingerprint = make_fingerprint((path, text) for _string, _context, path, text in segments)
        made_from = inputs.live_fingerprints.get(getattr(instance, "live_revision_id", None), fingerprint)
        if row.done < row.total or made_from != fingerprint:
            return State.OUT_OF_DATE
        return State.CORRECTED if translation.pk in inputs.corrected else State.UP_TO_DATE
    if instance.pk in inputs.voided:
        return State.VOIDED
    return State.IN_PROGRESS if row.done else State.NOT_STARTED
