from django.db import transaction
from django.db.models.signals import post_save
from wagtail.log_actions import get_active_log_context
from wagtail.models import TranslatableMixin
from wagtail.signals import published
from wagtail_localize.models import Translation, TranslationLog, TranslationSource

from .pictures.applying import apply_all
from .sync.drafts import record_revision
from .sync.sources import drop_settled_changes
from .tasks import follow_publication_of
from .text.authorship import history
from .text.authorship.provenance import store_provenance


def connect() -> None:
    published.connect(follow_when_published, dispatch_uid="cms.translation.follow")
    post_save.connect(record_what_it_was_made_from, sender=TranslationLog, dispatch_uid="cms.translation.record")
    history.connect()


def follow_when_published(sender, instance, revision, **kwargs):
    """Update the translations, and the records of a translation, after a page or snippet went live.

    The signal is also sent for one that is only scheduled; then `live` is False, and nothing is done.
    """
    if not isinstance(instance, TranslatableMixin) or not instance.live:
        return
    minor = take_off_tick(instance, revision)
    of_text = {"object_id": instance.translation_key}
    if TranslationSource.objects.filter(**of_text, locale_id=instance.locale_id).exists():
        user = get_active_log_context().user or revision.user
        follow = (instance._meta.label, instance.pk, revision.pk, minor, user.pk if user else None)
        transaction.on_commit(lambda: follow_publication_of.enqueue(*follow))  # the signal is sent in the transaction
    for translation in Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale=instance.locale_id
    ).select_related("source"):
        drop_settled_changes(translation, revision)
        if translation.enabled:
            store_provenance(translation, instance)
            apply_all(translation, instance, get_active_log_context().user or revision.user)


def take_off_tick(instance, revision) -> bool:
    """Untick "minor edit" for the next edit, in the live row and the revision; return whether it was ticked."""
    if not getattr(instance, "minor_edit", False):
        return False
    instance.minor_edit = False
    type(instance).objects.filter(pk=instance.pk).update(minor_edit=False)
    revision.content["minor_edit"] = False
    revision.save(update_fields=["content"])
    return True


def record_what_it_was_made_from(sender, instance, created, raw=False, **kwargs):
    if created and not raw:
        record_revision(instance)
