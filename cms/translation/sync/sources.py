"""Send the changes of a source to its translators, and keep the former translations.

wagtail-localize replaces the segments of a source and forgets the former ones, so that each changed segment starts
empty (docs/decisions/trap-06-up-to-date.md). Here the states before and after are compared, and former translations are
carried over or offered (`segment_updates.py`).
"""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin
from wagtail_localize.models import Translation, TranslationSource, get_schema_version

from ..memory.marking import prefill_later
from ..models import SegmentChange, TranslatedRevision
from ..notifications.notices import notify_changed
from ..permissions import may_edit
from ..status.tracking import mark
from ..text.blank import counts, is_blank
from ..text.comparing import Segment, compare, have_same_words
from ..text.contents import contents_differ, serialise
from ..text.segments import SLUG, get_string_segments, list_words, make_fingerprint
from .approved import WaitingApprovals
from .segment_updates import SegmentUpdater, read_translations

MINOR_EDIT = "translation.minor_edit"
CHANGES_SENT = "translation.changes_sent"


@transaction.atomic
def refresh_source(source: TranslationSource, instance, *, minor: bool = False, user=None) -> int:
    """Update a source to a published state or a draft of its text, and its translations with it.

    instance: the source page or snippet in that state. minor: its translations stay valid, and are carried over.
    user: who changed it; translators are notified if something waits for them. Return how many segments have to be
    translated, or checked, because of the change, in any language. Confirmed translations are never overwritten. If
    nothing changed, all translations stay up to date.
    """
    source = TranslationSource.objects.select_for_update().select_related("locale").get(pk=source.pk)
    translations = list(source.translations.filter(enabled=True).select_related("target_locale"))
    content = serialise(instance)
    if not contents_differ(type(instance), source.content_json, content):
        return 0
    before = _list_segments(source)
    waiting_approvals = WaitingApprovals(translations)
    _take_over(source, instance, content)
    after = _list_segments(source)
    if before == after:
        return 0
    former, current = _get_fingerprint(before), _get_fingerprint(after)
    rows = read_translations(source, translations)
    _remember_what_is_live(source, translations, before, rows)
    changes = compare(before, after)
    updaters = [SegmentUpdater(translation, before, rows) for translation in translations]
    for updater in updaters:
        updater.update(changes, minor)
    SegmentUpdater.save(updaters)
    prefill_later(source.object_id, user)
    is_small = minor or _differ_in_punctuation_alone(before, after)
    if is_small:
        settled = [updater.translation.pk for updater in updaters if updater.is_settled(after)]
        _move_on(source, settled, former, current)
    waiting_approvals.follow(is_small=is_small or former == current, user=user)
    mark(None, source.object_id)
    waiting = set()
    for updater in updaters:
        of_language = updater.find_waiting(changes)
        waiting |= of_language
        if of_language and updater.begun:
            notify_changed(updater.translation, user)
    return len(waiting)


def send_changes(instance, user) -> int:
    """Send the latest draft of a source to its translators; return how many segments wait for them because of it.

    Raises PermissionDenied.
    """
    if not may_edit(user, instance):
        raise PermissionDenied(_("You may not edit the original."))
    source = TranslationSource.objects.get_for_instance(instance)
    count = refresh_source(source, get_latest(instance), user=user)
    log(instance, CHANGES_SENT, user=user, data={"count": count})
    return count


def find_new_segments(source: TranslationSource, instance) -> list[str]:
    """Return the words of a text's latest draft that its source does not have yet, in order."""
    known = set(get_string_segments(source).values_list("context__path", "string__data"))
    return [words for path, words in list_words(get_latest(instance)) if (path, words) not in known]


def get_latest(instance):
    """Return a page or snippet with the content of its latest draft."""
    return instance.get_latest_revision_as_object() if isinstance(instance, DraftStateMixin) else instance


def drop_settled_changes(translation: Translation, revision) -> None:
    """Delete the recorded changes of a source that a live revision of its translation contains.

    Does nothing if the revision was not made from the current state of the source.

    The changes of segments that were missing on publication are kept, because these are still to be translated.
    """
    record = TranslatedRevision.objects.filter(revision=revision, translation=translation).first()
    segments = list(_list_segments(translation.source))
    if record is None or record.fingerprint != _get_fingerprint(segments):
        return
    changes = SegmentChange.objects.filter(translation=translation)
    if not record.is_complete:
        confirmed = {key for key, row in read_translations(translation.source, [translation]).items() if counts(row)}
        done = [change.pk for change in changes if _is_done(change, translation, confirmed)]
        changes = changes.filter(pk__in=done)
    changes.delete()
    mark(None, translation.source.object_id)


def _is_done(change: SegmentChange, translation: Translation, confirmed) -> bool:
    return not change.string_id or (translation.target_locale_id, change.context_id, change.string_id) in confirmed


def _take_over(source: TranslationSource, instance, content: str) -> None:
    """Do the same as wagtail-localize's `update_from_db`, but for any state of the source."""
    source.content_json = content
    source.schema_version = get_schema_version(instance._meta.app_label)
    source.object_repr = str(instance)[:200]
    source.last_updated_at = timezone.now()
    source.save(update_fields=["content_json", "schema_version", "object_repr", "last_updated_at"])
    source.refresh_segments()


def _list_segments(source: TranslationSource) -> list[Segment]:
    rows = get_string_segments(source).values_list("context_id", "context__path", "string_id", "string__data")
    return [Segment(*row) for row in rows]


def _get_fingerprint(segments: Iterable[Segment]) -> str:
    return make_fingerprint((segment.path, segment.text) for segment in segments)


def _differ_in_punctuation_alone(before: list[Segment], after: list[Segment]) -> bool:
    old_parts, new_parts = (_sort_by_place(segments) for segments in (before, after))
    return [part.path for part in old_parts] == [part.path for part in new_parts] and all(
        have_same_words(old.text, new.text) for old, new in zip(old_parts, new_parts, strict=True)
    )


def _sort_by_place(segments: list[Segment]) -> list[Segment]:
    """Return the segments except slugs and blank ones, sorted by path; the strings of one path keep their order."""
    return sorted((s for s in segments if s.path != SLUG and not is_blank(s.text)), key=lambda segment: segment.path)


def _remember_what_is_live(source, translations, before, rows) -> None:
    """Record the source's former state for live revisions that have no record, because they are older than this app."""
    keys = {segment.key for segment in before if not is_blank(segment.text)}
    known = TranslatedRevision.objects.filter(translation__in=translations).values("revision")
    by_locale = {translation.target_locale_id: translation for translation in translations}
    targets = _get_targets(source).filter(locale__in=by_locale, live_revision__isnull=False)
    TranslatedRevision.objects.bulk_create(
        TranslatedRevision(
            revision_id=revision_id,
            translation=by_locale[locale_id],
            fingerprint=_get_fingerprint(before),
            is_complete=all(counts(rows.get((locale_id, *key))) for key in keys),
        )
        for locale_id, revision_id in targets.exclude(live_revision__in=known).values_list(
            "locale_id", "live_revision_id"
        )
    )


def _move_on(source: TranslationSource, settled: list[int], former: str, current: str) -> None:
    """Record the current state of the source for live and scheduled revisions of translations that stay valid.

    settled: ids of these translations. former, current: fingerprints of the source before and after the change.
    """
    live = _get_targets(source).values("live_revision")
    TranslatedRevision.objects.filter(
        Q(revision__in=live) | Q(revision__approved_go_live_at__isnull=False),
        translation__in=settled,
        fingerprint=former,
        is_complete=True,
    ).update(fingerprint=current)


def _get_targets(source: TranslationSource):
    """Return a queryset of a text's versions in the other languages; it is empty if the model has no drafts."""
    model = source.specific_content_type.model_class()
    texts = model.objects.filter(translation_key=source.object_id)
    return texts.exclude(locale=source.locale_id) if issubclass(model, DraftStateMixin) else texts.none()
