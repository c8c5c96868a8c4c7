"""Keeping the memory in step with the library: a picture whose words change is marked, as a text is (`marking`)."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from cms.background.coalescing import enqueue_once
from cms.compat.django import get_notes, take_notes
from cms.images.changes import image_changed

from ..models import MemoryUnit, ProposedImageWords
from .keeping.presence import find_present_pictures
from .keeping.writing import remove_absent_pictures
from .marking import mark
from .tasks import write_memory_of_picture

# Saved separately by Wagtail and by us; words are told by `image_changed`.
BOOKKEEPING = {"file_size", "file_hash", "files", "words", "problem"}


def connect() -> None:
    image_changed.connect(mark_changed, dispatch_uid="translation_memory_words_of_picture")
    post_save.connect(mark_saved, sender=get_image_model(), dispatch_uid="translation_memory_picture")
    for signal in (post_save, post_delete):
        signal.connect(
            mark_restricted, sender=CollectionViewRestriction, dispatch_uid="translation_memory_private_pictures"
        )


def mark_changed(sender, image_id: int, **kwargs):
    mark_pictures([image_id])


def mark_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    """Its title may be another, or its collection a private one."""
    if not raw and not (update_fields and set(update_fields) <= BOOKKEEPING):
        mark_pictures([instance.pk])


def mark_restricted(sender, instance, raw=False, **kwargs):
    """A collection became private or public, with all below it."""
    paths = Collection.objects.filter(pk=instance.collection_id).values_list("path", flat=True)
    for path in () if raw else paths:
        mark_pictures(get_image_model().objects.filter(collection__path__startswith=path).values_list("pk", flat=True))


def mark_pictures(ids: Iterable[int]) -> None:
    """Write the units of some pictures again, once the transaction is over. Those of private ones are gone at once."""
    get_notes("memory_pictures", set).update(ids)
    transaction.on_commit(write_marked_pictures, robust=True)


def write_marked_pictures() -> None:
    """Called once for each mark: the first call does all the work."""
    ids = take_notes("memory_pictures") or set()
    if not ids:
        return
    remove_absent_pictures(ids)
    known = MemoryUnit.objects.filter(object_key=None, image__in=ids).values_list("image_id", flat=True)
    with_words = get_image_model().objects.filter(pk__in=find_present_pictures(ids)).exclude(words={})
    for image_id in sorted({*known, *with_words.values_list("pk", flat=True)}):
        enqueue_once(write_memory_of_picture, image_id)
    proposed = ProposedImageWords.objects.filter(image__in=ids, is_confirmed=True)
    if keys := set(proposed.values_list("translation__source__object_id", flat=True)):
        mark(keys)
