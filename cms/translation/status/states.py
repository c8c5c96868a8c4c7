"""Compute the state of each text in each language, and store it in `TextState` rows.

`compute_states` computes the rows of any number of texts in a limited number of queries. Both `refresh_states`, which
updates the rows after each change, and `rebuild_states` call it, so they cannot disagree.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import DraftStateMixin, Page, TranslatableMixin, WorkflowState
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import Translation

from cms.newsroom.moderation.approvals import void_approval
from cms.pages.reading_time import count_words_of

from ..models import State, TextState
from ..text.segments import make_fingerprint
from .inputs import StateInputs

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
    inputs = StateInputs(model, keys)
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
    return _make_rows(StateInputs(model, keys))


def _make_rows(inputs: StateInputs) -> list[TextState]:
    rows = [_make_row(instance, inputs) for instance in inputs.instances]
    by_key = defaultdict(list)
    for row in rows:
        by_key[row.translation_key].append(row)
    for versions in by_key.values():
        min(versions, key=inputs.rank_as_source).is_source = True
    return rows


def _make_row(instance, inputs: StateInputs) -> TextState:
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


def _count(row: TextState, inputs: StateInputs, translation: Translation) -> None:
    segments = inputs.segments[translation.source_id]
    keys = [((translation.target_locale_id, string, context), text) for string, context, _path, text in segments]
    missing = [(key, text) for key, text in keys if key not in inputs.translated]
    row.total = len(segments)
    row.done = row.total - len(missing)
    # What the memory has filled in is to be read and confirmed, not translated.
    row.words_left = sum(count_words_of(text) for key, text in missing if key not in inputs.remembered)


def _count_pictures(row: TextState, inputs: StateInputs, translation: Translation) -> None:
    """Count the words that are proposed for pictures with the segments; they hold nothing back."""
    proposed = inputs.pictures.get(translation.pk, ())
    row.total += len(proposed)
    row.done += sum(proposed)
    if row.state == State.NOT_STARTED and row.done:
        row.state = State.IN_PROGRESS


def _find_state(row: TextState, instance, inputs: StateInputs, translation: Translation) -> State:
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
