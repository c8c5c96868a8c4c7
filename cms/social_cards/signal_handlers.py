"""Receivers that make or update cards. All work is done in the background, after the commit."""

from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.images.changes import image_moved, image_replaced
from cms.images.signal_handlers import BOOKKEEPING

from .models import SocialCard
from .sources import find_pages_by_key, find_pages_showing, is_source
from .tasks import refresh_card_task, refresh_cards_below_task, refresh_cards_showing_task


def connect() -> None:
    page_published.connect(follow_publication, dispatch_uid="cards_published")
    page_unpublished.connect(follow_unpublication, dispatch_uid="cards_unpublished")
    post_page_move.connect(follow_move, dispatch_uid="cards_moved")
    post_save.connect(follow_source, dispatch_uid="cards_source_saved")
    pre_delete.connect(follow_deletion, dispatch_uid="cards_source_deleted")
    image_replaced.connect(forget_former_picture, dispatch_uid="cards_image_replaced")
    image_moved.connect(follow_rights, dispatch_uid="cards_image_moved")
    post_delete.connect(delete_its_files, sender=SocialCard, dispatch_uid="cards_deleted")


def follow_publication(sender, instance, **kwargs):
    """Make the card of a published page. The signal is also sent for a scheduled publication, when `live` is False."""
    if instance.live:
        enqueue(refresh_card_task, instance.pk)


def follow_unpublication(sender, instance, **kwargs):
    enqueue(refresh_card_task, instance.pk)


def follow_move(sender, instance, **kwargs):
    """Update the cards of moved pages, which may be private below their new parent, or public again."""
    enqueue(refresh_cards_below_task, instance.pk)


def follow_source(sender, instance, raw=False, update_fields=None, **kwargs):
    if raw or not is_source(sender) or (update_fields and set(update_fields) <= BOOKKEEPING):
        return
    enqueue(refresh_cards_showing_task, sender._meta.label, instance.pk)


def follow_rights(sender, image_id, **kwargs):
    """Update cards when the rights to an image have ended or were extended: they must not show it, or may again."""
    shown = set(SocialCard.objects.filter(picture=image_id).values_list("page", flat=True))
    for page_id in sorted(shown | find_pages_by_key("images.CustomImage", image_id)):
        enqueue(refresh_card_task, page_id)


def forget_former_picture(sender, image_id, **kwargs):
    """Delete the cards that show the former file of an image, also those shared before, and make others."""
    for card in SocialCard.objects.filter(picture=image_id):
        page_id = card.page_id
        card.delete()
        enqueue(refresh_card_task, page_id)


def follow_deletion(sender, instance, **kwargs):
    """Find the pages that show an object before it is deleted; afterwards they cannot be found."""
    if is_source(sender):
        for page_id in find_pages_showing(instance):
            enqueue(refresh_card_task, page_id)


def delete_its_files(sender, instance, **kwargs):
    names = list(instance.files)
    transaction.on_commit(lambda: [default_storage.delete(name) for name in names], robust=True)


def enqueue(task, *arguments) -> None:
    transaction.on_commit(partial(task.enqueue, *arguments))
