"""Have renditions made when a picture arrives, or when its file or focal point changes."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .changes import picture_changed
from .models import CustomImage, CustomRendition, PictureText
from .tasks import make_renditions_task

# Wagtail saves these by themselves, once it has looked at the file: no change of the picture.
BOOKKEEPING = {"file_size", "file_hash"}


@receiver(post_save, sender=CustomImage)
def have_renditions_made(instance: CustomImage, raw: bool = False, update_fields=None, **kwargs) -> None:
    """The task makes what is missing, so that a save which changed nothing costs it one query."""
    if raw or (update_fields and set(update_fields) <= BOOKKEEPING):
        return
    transaction.on_commit(partial(make_renditions_task.enqueue, instance.pk))


@receiver([post_save, post_delete], sender=CustomRendition)
def tell_of_rendition(instance: CustomRendition, raw: bool = False, **kwargs) -> None:
    if not raw:
        picture_changed.send(CustomImage, picture_id=instance.image_id)


@receiver([post_save, post_delete], sender=PictureText)
def tell_of_words(instance: PictureText, raw: bool = False, **kwargs) -> None:
    if not raw:
        picture_changed.send(CustomImage, picture_id=instance.picture_id)
