"""Receivers that act once a change of a page is committed; Wagtail sends its own signals within the transaction."""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.db.backends.signals import connection_created
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.compat.django import watch_statements

from .cache.affected import find_affected, get_paths
from .cache.current import move_version, plan_ends
from .cache.writes import WriteWatcher
from .tasks import purge_task

_watcher = WriteWatcher(move_version, plan_ends)


@receiver(connection_created)
def watch_writes(connection, **kwargs) -> None:
    """Also after a connection was lost and made again: then it is watched already."""
    watch_statements(connection, _watcher)


@receiver([page_published, page_unpublished])
def renew_addresses(instance: Page, **kwargs) -> None:
    _on_commit(lambda: find_affected(instance))


@receiver(post_page_move)
def renew_moved_addresses(instance: Page, url_path_before: str, url_path_after: str, **kwargs) -> None:
    if url_path_before != url_path_after and instance.live:
        _on_commit(lambda: find_affected(instance))


@receiver(pre_delete)
def renew_after_deletion(sender, instance, **kwargs) -> None:
    """Find the URLs of a page before it is deleted, while they exist; once, not for each parent row."""
    if isinstance(instance, Page) and sender is instance.specific_class and instance.live:
        addresses = find_affected(instance)
        _on_commit(lambda: addresses)


def _on_commit(find: Callable[[], list[str]]) -> None:
    """Warm URLs in the processes that cache pages, and purge them from CDNs in front."""

    def renew():
        addresses = find()
        move_version(get_paths(addresses))
        if settings.WAGTAILFRONTENDCACHE:
            purge_task.enqueue(addresses)

    # Robust: the change is committed, so a failure here must not look like a failure of the change.
    transaction.on_commit(renew, robust=True)
