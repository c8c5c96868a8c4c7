"""Signal receivers for images: make renditions in the background, and update denormalised data."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from cms.compat.django import find_in_memory

from .denormalised import FOR_READERS, refresh_denormalised
from .models import CustomImage, CustomRendition, FormerFile, PictureText
from .tasks import make_renditions_task

# Wagtail saves these fields separately after it has read the file; the image has not changed.
BOOKKEEPING = {"file_size", "file_hash"}


@receiver(post_save, sender=CustomImage)
def have_renditions_made(instance: CustomImage, raw: bool = False, update_fields=None, **kwargs) -> None:
    """Enqueue the task that makes missing renditions, and update the denormalised data.

    The saved instance may have old data, if it was loaded before a change, or another focal point.
    """
    if raw or (update_fields and set(update_fields) <= BOOKKEEPING):
        return
    refresh_denormalised(instance.pk, instance)
    transaction.on_commit(partial(make_renditions_task.enqueue, instance.pk))


@receiver([post_save, post_delete], sender=CustomRendition)
def keep_files(instance: CustomRendition, raw: bool = False, origin=None, **kwargs) -> None:
    if not raw and FOR_READERS in instance.filter_spec and not _goes_with_image(origin):
        refresh_denormalised(instance.image_id)


@receiver([post_save, post_delete], sender=PictureText)
def keep_words(instance: PictureText, raw: bool = False, origin=None, **kwargs) -> None:
    if not raw and not _goes_with_image(origin):
        in_memory = find_in_memory(instance, "picture")
        refresh_denormalised(instance.picture_id, *[in_memory] if in_memory else [])


@receiver(post_delete, sender=FormerFile)
def delete_former_file(instance: FormerFile, **kwargs) -> None:
    """Delete the files of a row; its former file only if no other row shares it."""
    transaction.on_commit(partial(_delete_files, instance), robust=True)


def _delete_files(former: FormerFile) -> None:
    if former.preview:
        former.preview.storage.delete(former.preview.name)
    if not FormerFile.objects.filter(file=former.file.name).exists():
        former.file.storage.delete(former.file.name)


def _goes_with_image(origin) -> bool:
    """Return whether a row is deleted because its image is.

    origin: the object or queryset whose `delete` was called.
    """
    return getattr(origin, "model", type(origin)) is CustomImage
