"""Keeps the readers' index: whatever changes a page marks it, and marked pages are indexed anew on commit."""

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.models import Page
from wagtail.signals import post_page_move

from cms.compat.django import get_notes, take_notes

from .index.indexing import index_pages
from .tasks import write_vocabularies_task

# What is saved of a live page while a draft is written or moderated: nothing that readers get.
OF_DRAFTS = {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes", "go_live_at"}


def connect() -> None:
    post_save.connect(mark_saved, dispatch_uid="search_saved")  # pages of any type
    post_page_move.connect(mark_moved, dispatch_uid="search_moved")


def mark_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    """A page was saved: published, taken back, made. A deleted page takes its entry along."""
    if isinstance(instance, Page) and not raw and not (update_fields and OF_DRAFTS.issuperset(update_fields)):
        mark([instance.pk])


def mark_moved(sender, instance, **kwargs):
    """Where a page stands decides of its issue."""
    mark(Page.objects.filter(path__startswith=instance.path).values_list("pk", flat=True))


def mark(ids) -> None:
    """Index pages once the transaction is over, once, however often they are marked.

    A page that cannot be indexed is logged: it must not undo what people did, and `rebuild_search` mends it.
    """
    get_notes("pages_to_index", set).update(ids)
    transaction.on_commit(index_marked, robust=True)


def index_marked() -> None:
    """Called once for each mark: the first call does all the work."""
    if ids := take_notes("pages_to_index"):
        index_pages(ids)
        write_vocabularies_task.enqueue()
