from django.db import transaction
from wagtail.signals import page_published
from wagtail_localize.models import TranslationSource

from .tasks import synchronise_translations_of


def connect() -> None:
    page_published.connect(synchronise_when_published, dispatch_uid="cms.translation.synchronise")


def synchronise_when_published(sender, instance, **kwargs):
    """The signal comes for a merely scheduled page too (`live` is False then), and inside the transaction."""
    is_source = TranslationSource.objects.filter(object_id=instance.translation_key, locale_id=instance.locale_id)
    if instance.live and is_source.exists():
        transaction.on_commit(lambda: synchronise_translations_of.enqueue(instance.pk))
