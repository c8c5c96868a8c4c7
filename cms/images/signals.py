"""Have renditions made when a picture arrives, or when its file or focal point changes."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from .models import CustomImage
from .tasks import make_renditions_task

# Wagtail saves these by themselves, once it has looked at the file: no change of the picture.
BOOKKEEPING = {"file_size", "file_hash"}


@receiver(post_save, sender=CustomImage)
def have_renditions_made(instance: CustomImage, raw: bool = False, update_fields=None, **kwargs) -> None:
    """The task makes what is missing, so that a save which changed nothing costs it one query."""
    if raw or (update_fields and set(update_fields) <= BOOKKEEPING):
        return
    transaction.on_commit(partial(make_renditions_task.enqueue, instance.pk))
