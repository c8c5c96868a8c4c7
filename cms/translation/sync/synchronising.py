"""Synchronise translations when a source is published: words go to the translators, other values to live translations.

Synchronised fields (dates, hours, images) are not segments. wagtail-localize copies changes of them to the translations
only when somebody syncs and publishes each by hand. Here live translations get them automatically, and that is logged
(docs/decisions/synchronised-fields.md). No words go live that nobody has reviewed.
"""

from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail_localize.models import SegmentOverride, Translation, TranslationSource

from cms.newsroom.moderation.approvals import find_approval

from ..models import TranslatedRevision
from ..text.contents import instances_differ
from ..text.segments import get_fingerprint, words_changed
from .drafts import make_instance
from .live_words import ApprovedWords, find_approved_words
from .merging import put_back_words
from .sources import MINOR_EDIT, refresh_source

LOG_ACTION = "cms.synchronise_translation"


def follow_publication(instance, revision: Revision | None = None, *, minor: bool = False, user=None) -> int:
    """Update the translations of a published source; return how many segments wait for translators because of it.

    instance: the live page or snippet. revision: the published revision. If a later one has gone live since, the source
    is still updated to `revision`, unless it has been updated to the later one already. minor: the translations stay
    valid. user: who published it.
    """
    source = TranslationSource.objects.get_for_instance_or_none(instance)
    if source is None or not getattr(instance, "live", True):
        return 0
    published = instance
    if revision is not None and revision.pk != instance.live_revision_id:
        if not words_changed(source, instance):
            return 0
        published = revision.as_object()
    waiting = refresh_source(source, published, minor=minor, user=user)
    if minor:
        data = {"ticked_by": get_user_display_name(revision.user)} if revision and revision.user else None
        log(instance, MINOR_EDIT, user=user, revision=revision, data=data)
    synchronise_translations(instance)  # without a user: who published the original has not reviewed its translations
    return waiting


def synchronise_translations(instance, user=None) -> list:
    """Copy everything but words from a live source to its translations; return the pages and snippets that changed.

    Live translations get the people, dates, images, links and the order of blocks of the source, also if segments of
    them wait to be translated; their words stay as approved. A live translation with a draft is skipped: it gets the
    values when the draft is published. Of the others, only structural pages that were never published are updated.
    """
    source = TranslationSource.objects.get_for_instance(instance)
    if not isinstance(instance, DraftStateMixin):
        return []
    renewed = []
    for translation in source.translations.filter(enabled=True).select_related("target_locale"):
        target = source.object.get_instance_or_none(translation.target_locale)
        if target is None:
            continue
        target = target.specific if isinstance(target, Page) else target
        if _is_first_draft_of_structure(target) and instances_differ(make_instance(translation), target):
            translation.save_target(user=user, publish=False)  # safe here: the row that it writes has never been live
            renewed.append(target)
        if not target.live or target.has_unpublished_changes:
            continue
        if _follow(translation, target, user):
            log(instance=target, action=LOG_ACTION, user=user, data={"source": instance.pk})
            renewed.append(target)
    return renewed


def _is_first_draft_of_structure(target) -> bool:
    """Return whether a structural page has never been published, is not under review, and no approval of it waits.

    Counterparts of structural pages are created with a page's first save, and Wagtail's editor saves automatically
    after the first words. Without an update, the counterparts would keep these words permanently.
    """
    if not getattr(target, "is_structural", False) or target.live or target.first_published_at:
        return False
    # An approved one gets the values when it goes live; another draft of it would void the approval.
    return not target.workflow_in_progress and find_approval(target) is None


def _follow(translation: Translation, target, user=None) -> bool:
    """Update everything but the words of a live translation from its source, and publish it; return whether it changed.

    If the translation has all words of the source, in whatever order, it is recorded as made from the source's current
    state.
    """
    approved = find_approved_words(translation, target)
    made = make_instance(translation, approved)
    put_back_words(made, target, approved, set(_find_replaced(translation)))
    if isinstance(made, Page):
        made.untranslated_parts = _list_untranslated_parts(target, approved)
    record = {}
    if not approved.open_paths and not approved.left_paths and not translation.changes.exists():
        record["fingerprint"] = get_fingerprint(translation.source)
    if not instances_differ(made, target):
        if record:
            for stale in TranslatedRevision.objects.filter(revision=target.live_revision_id).exclude(**record):
                stale.fingerprint = record["fingerprint"]
                stale.save(update_fields=["fingerprint"])
        return False
    former = target.live_revision_id
    revision = made.save_revision(user=user)
    keep_record(former, revision, **record)
    revision.publish(user=user, skip_permission_checks=True)  # its words are those that were reviewed
    return True


def _list_untranslated_parts(target, approved: ApprovedWords) -> dict:
    """Return the `untranslated_parts` of a page: the segments that readers see in the language of the original."""
    parts = target.untranslated_parts
    if not parts:
        return {}
    moved = [path for path, _order in sorted(approved.untranslated, key=lambda place: place[1])]
    paths = [p for p in parts["paths"] if p in moved or p not in approved.paths or p in approved.open_paths]
    paths = list(dict.fromkeys([*paths, *moved]))
    return parts | {"paths": paths} if paths else {}


def keep_record(former_id: int | None, revision: Revision, **changes) -> None:
    """Copy the record of a former revision to a new one with the same words.

    changes: values of `TranslatedRevision` that differ from the former record.
    """
    for record in TranslatedRevision.objects.filter(revision=former_id):
        record.words_from = record.words_from or record.revision.created_at
        record.pk, record.revision = None, revision
        for name, value in changes.items():
            setattr(record, name, value)
        record.save()


def _find_replaced(translation: Translation):
    """Return the paths of the images, links and other values that translators replaced."""
    return SegmentOverride.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale_id
    ).values_list("context__path", flat=True)
