"""What follows when a source is published: its words go to the translators, the rest goes to its translations.

Synchronised fields (dates, hours, pictures) do not show among a text's segments: wagtail-localize brings a change of
them to the translations only when somebody syncs and publishes each by hand. Here they follow to live translations by
themselves, and that is logged (DESIGN, section 3); no word goes live that nobody has reviewed.
"""

from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import SegmentOverride, Translation, TranslationSource

from .contents import instances_differ
from .drafts import make_instance, save_draft
from .models import TranslatedRevision
from .segments import list_words, words_changed
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

    Left alone: translations that have a draft waiting; they take the new values when that is published. Where every
    word of a live translation is as its segments have it, it is made anew from them, with links and pictures in the
    text. Where words are missing or were changed since by its translators, only fields of their own follow.
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
        if _renew(translation, target, user) or _copy_plain_values(source, instance, target, user):
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


def _renew(translation: Translation, target, user=None) -> bool:
    """Make a live translation anew from its segments; only where no word of it changes, and something else does."""
    record = TranslatedRevision.objects.filter(revision=target.live_revision_id).first()
    if record is not None and not record.is_complete:
        return False
    replaced = set(_find_replaced(translation))
    made = make_instance(translation)
    if list_words(made, replaced) != list_words(target, replaced) or not instances_differ(made, target):
        return False
    revision = save_draft(translation, user)
    revision.publish(user=user, skip_permission_checks=True)  # its words are those that were reviewed
    return True


def _copy_plain_values(source: TranslationSource, instance, target, user=None) -> bool:
    """Give a live translation the source's new dates, numbers and pictures, and leave every word as readers know it."""
    model = type(instance)
    replaced = set(_find_replaced(Translation(source=source, target_locale_id=target.locale_id)))
    fields = [
        concrete
        for declared in get_translatable_fields(model)
        if isinstance(declared, SynchronizedField) and (concrete := declared.get_field(model)).concrete
    ]
    values = {f.attname: getattr(instance, f.attname) for f in fields if f.name not in replaced}
    if all(getattr(target, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(target, name, value)
    former = target.live_revision_id
    revision = target.save_revision(user=user)
    keep_record(former, revision)
    revision.publish(user=user, skip_permission_checks=True)
    return True


def keep_record(former_id: int | None, revision: Revision) -> None:
    """A revision with the words of a former one was made from what that was made from."""
    for record in TranslatedRevision.objects.filter(revision=former_id):
        record.pk, record.revision = None, revision
        record.save()


def _find_replaced(translation: Translation):
    """Return the paths of pictures, links and the like that translators replaced."""
    return SegmentOverride.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale_id
    ).values_list("context__path", flat=True)
