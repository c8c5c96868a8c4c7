"""Updating of the readers' index: changes of pages mark them, and marked pages are indexed after the commit."""

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.models import Page
from wagtail.signals import post_page_move

from cms.compat.django import get_notes, take_notes

from .index.indexing import index_pages
from .tasks import write_vocabularies_task

# Fields that are saved on a live page while a draft is written or moderated; readers see none of them.
OF_DRAFTS = {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes", "go_live_at"}


def connect() -> None:
    post_save.connect(mark_saved, dispatch_uid="search_saved")  # pages of any type
    post_page_move.connect(mark_moved, dispatch_uid="search_moved")


def mark_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    """Mark a page that was saved: published, unpublished or created.

    A deleted page's entry is deleted by the cascade.
    """
    if isinstance(instance, Page) and not raw and not (update_fields and OF_DRAFTS.issuperset(update_fields)):
        mark([instance.pk])


def mark_moved(sender, instance, **kwargs):
    """Mark moved pages, whose issue depends on their position."""
    mark(Page.objects.filter(path__startswith=instance.path).values_list("pk", flat=True))


def mark(ids) -> None:
    """Index pages after the commit, once, even if they are marked several times.

    If a page cannot be indexed, the error is logged and does not undo the change; `rebuild_search` repairs the index.
    """
    get_notes("pages_to_index", set).update(ids)
    transaction.on_commit(index_marked, robust=True)


def index_marked() -> None:
    """Index all marked pages.

    Django calls it once for each mark; the first call indexes all, the others find nothing to do.
    """
    if ids := take_notes("pages_to_index"):
        index_pages(ids)
        write_vocabularies_task.enqueue()
