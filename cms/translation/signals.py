from django.db import transaction
from django.db.models.signals import post_save
from wagtail.signals import page_published
from wagtail_localize.models import TranslationLog, TranslationSource

from .drafts import record_revision
from .tasks import synchronise_translations_of


def connect() -> None:
    page_published.connect(synchronise_when_published, dispatch_uid="cms.translation.synchronise")
    post_save.connect(record_what_it_was_made_from, sender=TranslationLog, dispatch_uid="cms.translation.record")


def synchronise_when_published(sender, instance, **kwargs):
    """The signal comes for a merely scheduled page too (`live` is False then), and inside the transaction."""
    is_source = TranslationSource.objects.filter(object_id=instance.translation_key, locale_id=instance.locale_id)
    if instance.live and is_source.exists():
        transaction.on_commit(lambda: synchronise_translations_of.enqueue(instance.pk))


def record_what_it_was_made_from(sender, instance, created, raw=False, **kwargs):
    if created and not raw:
        record_revision(instance)
