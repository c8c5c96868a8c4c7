"""Keeping the memory in step: what changes a text marks it, and once that is stored a task writes its units again.

What is not to be seen any more is gone at once, before any task.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageViewRestriction, TranslatableMixin
from wagtail.signals import post_page_move, published, unpublished
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.background.coalescing import enqueue_once
from cms.bin.signals import pages_moved
from cms.compat.django import get_notes, take_notes

from ..models import MemoryUnit
from .keeping.writing import remove_absent
from .tasks import prefill_translations, write_memory


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(mark_row, sender=StringTranslation, dispatch_uid="translation_memory_row")
        signal.connect(mark_restricted, sender=PageViewRestriction, dispatch_uid="translation_memory_private")
    post_save.connect(mark_started, sender=Translation, dispatch_uid="translation_memory_started")
    for signal in (published, unpublished):
        signal.connect(mark_published, dispatch_uid="translation_memory_published")
    post_delete.connect(mark_deleted, dispatch_uid="translation_memory_deleted")  # pages and snippets of any type
    pages_moved.connect(mark_binned, dispatch_uid="translation_memory_bin")
    post_page_move.connect(mark_moved, dispatch_uid="translation_memory_moved")


def mark_row(sender, instance, raw=False, **kwargs):
    if not raw and instance.context_id:
        mark([instance.context.object_id])


def mark_published(sender, instance, **kwargs):
    if isinstance(instance, TranslatableMixin):
        mark([instance.translation_key])


def mark_started(sender, instance, created=False, raw=False, **kwargs):
    """A translation was started: what the memory has for it is filled in."""
    if created and not raw:
        prefill_later(instance.source.object_id, get_active_log_context().user)


def mark_restricted(sender, instance, raw=False, **kwargs):
    """A page became private or public, and all pages below it."""
    if not raw:
        # The page itself may be going too.
        _note_absent(paths=Page.objects.filter(pk=instance.page_id).values_list("path", flat=True))


def mark_moved(sender, instance, **kwargs):
    _note_absent(paths=[instance.path])


def mark_binned(sender, keys, **kwargs):
    _note_absent(keys=keys)


def mark_deleted(sender, instance, **kwargs):
    if isinstance(instance, TranslatableMixin | TranslationSource):
        is_source = isinstance(instance, TranslationSource)
        _note_absent(keys=[instance.object_id if is_source else instance.translation_key])


def mark(keys: Iterable[UUID]) -> None:
    """Write the units of some texts again, once the transaction is over; one task for each text."""
    get_notes("memory_texts", set).update(keys)
    transaction.on_commit(write_marked, robust=True)


def write_marked() -> None:
    """Called once for each mark: the first call does all the work."""
    for key in sorted(take_notes("memory_texts") or ()):
        enqueue_once(write_memory, str(key))


def prefill_later(key: UUID, user=None) -> None:
    """Fill the translations of a text from the memory, once the transaction is over. user: in whose name."""
    get_notes("memory_prefills", dict)[key] = user.pk if user else None
    transaction.on_commit(prefill_marked, robust=True)


def prefill_marked() -> None:
    for key, user_id in (take_notes("memory_prefills") or {}).items():
        enqueue_once(prefill_translations, str(key), user_id)


def _note_absent(keys: Iterable[UUID] = (), paths: Iterable[str] = ()) -> None:
    get_notes("memory_absent", set).update(keys)
    get_notes("memory_absent_paths", set).update(paths)
    transaction.on_commit(remove_marked, robust=True)


def remove_marked() -> None:
    """Remove the units of texts that nobody may see any more; and write those of texts that came back."""
    keys, paths = take_notes("memory_absent") or set(), take_notes("memory_absent_paths") or set()
    for path in paths:
        keys.update(Page.objects.filter(path__startswith=path).values_list("translation_key", flat=True))
    if keys:
        stored = MemoryUnit.objects.filter(object_key__in=keys).values_list("object_key", flat=True)
        translated = TranslationSource.objects.filter(object_id__in=keys).values_list("object_id", flat=True)
        keys = {*stored, *translated}
        remove_absent(keys)
        mark(keys)
