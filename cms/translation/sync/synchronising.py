"""What follows when a source is published: its words go to the translators, the rest goes to its translations.

Synchronised fields (dates, hours, pictures) do not show among a text's segments: wagtail-localize brings a change of
them to the translations only when somebody syncs and publishes each by hand. Here they follow to live translations by
themselves, and that is logged (docs/decisions/synchronised-fields.md); no word goes live that nobody has reviewed.
"""

from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail_localize.models import SegmentOverride, Translation, TranslationSource

from ..models import TranslatedRevision
from ..text.contents import instances_differ
from ..text.segments import get_fingerprint, words_changed
from .approved import ApprovedWords, find_approved_words
from .drafts import make_instance
from .merging import put_back_words
from .sources import MINOR_EDIT, refresh_source

LOG_ACTION = "cms.synchronise_translation"


def follow_publication(instance, revision: Revision | None = None, *, minor: bool = False, user=None) -> int:
    """Bring what a source was published with to its translations; return how many segments wait for translators.

    instance: the live page or snippet. revision: the one that was published; it counts, and not what came after it
    while this waited for its turn, unless that has been brought over already. minor: its translations stay valid.
    user: who published it.
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
    synchronise_translations(instance)  # in nobody's name: who published the original has not reviewed its translations
    return waiting


def synchronise_translations(instance, user=None) -> list:
    """Bring what is not text from a live source to its translations; return the pages and snippets made anew.

    Left alone: translations that have a draft waiting; they take the new values when that is published. To all others
    people, dates, pictures, links and the order of blocks follow, whatever is to be translated; words stay as they were
    approved.
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
            translation.save_target(user=user, publish=False)  # safe: what it writes to has never been live
            renewed.append(target)
        if not target.live or target.has_unpublished_changes:
            continue
        if _follow(translation, target, user):
            log(instance=target, action=LOG_ACTION, user=user, data={"source": instance.pk})
            renewed.append(target)
    return renewed


def _is_first_draft_of_structure(target) -> bool:
    """Tell whether a draft was made by itself, and has never been published or submitted.

    Counterparts of structural pages are made with a page's first save, and Wagtail's editor saves by itself after the
    first words: without being made anew, they would go by these for good.
    """
    if not getattr(target, "is_structural", False) or target.live or target.first_published_at:
        return False
    return not target.workflow_in_progress


def _follow(translation: Translation, target, user=None) -> bool:
    """Give a live translation what is not words of its source; leave every word as readers know it.

    Return whether anything had to change. Where all words of the source are there, though in another order, the
    translation counts as made from the source as it is now.
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
    """Return which parts readers have in the language of the original, as a page stores it."""
    parts = target.untranslated_parts
    if not parts:
        return {}
    moved = [path for path, _order in sorted(approved.untranslated, key=lambda place: place[1])]
    paths = [p for p in parts["paths"] if p in moved or p not in approved.paths or p in approved.open_paths]
    paths = list(dict.fromkeys([*paths, *moved]))
    return parts | {"paths": paths} if paths else {}


def keep_record(former_id: int | None, revision: Revision, **changes) -> None:
    """A revision with the words of a former one was made from what that was made from, or from what `changes` say."""
    for record in TranslatedRevision.objects.filter(revision=former_id):
        record.words_from = record.words_from or record.revision.created_at
        record.pk, record.revision = None, revision
        for name, value in changes.items():
            setattr(record, name, value)
        record.save()


def _find_replaced(translation: Translation):
    """Return the paths of pictures, links and the like that translators replaced."""
    return SegmentOverride.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale_id
    ).values_list("context__path", flat=True)
