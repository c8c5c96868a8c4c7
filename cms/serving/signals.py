"""What follows a change of a page, once it is committed: Wagtail's own signals come within the transaction."""

from collections.abc import Callable

from django.conf import settings
from django.db import connections, transaction
from django.db.backends.signals import connection_created
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from .cache.affected import find_affected, get_paths
from .cache.current import move_version, plan_ends
from .cache.writes import WriteWatcher
from .tasks import purge_task

_watcher = WriteWatcher(move_version, plan_ends)


@receiver(connection_created)
def watch_writes(connection, **kwargs) -> None:
    """Also after a connection was lost and made again: then it is watched already.

    Not the one that Django makes aside, to make or drop a database.
    """
    if connection.alias in connections and _watcher not in connection.execute_wrappers:
        connection.execute_wrappers.append(_watcher)


@receiver([page_published, page_unpublished])
def renew_addresses(instance: Page, **kwargs) -> None:
    _on_commit(lambda: find_affected(instance))


@receiver(post_page_move)
def renew_moved_addresses(instance: Page, url_path_before: str, url_path_after: str, **kwargs) -> None:
    if url_path_before != url_path_after and instance.live:
        _on_commit(lambda: find_affected(instance))


@receiver(pre_delete)
def renew_after_deletion(sender, instance, **kwargs) -> None:
    """Its address is worked out now: afterwards the page is no more. Once, not for each parent row."""
    if isinstance(instance, Page) and sender is instance.specific_class and instance.live:
        addresses = find_affected(instance)
        _on_commit(lambda: addresses)


def _on_commit(find: Callable[[], list[str]]) -> None:
    """Have addresses made again by the processes that keep pages, and purged from the networks in front."""

    def renew():
        addresses = find()
        move_version(get_paths(addresses))
        if settings.WAGTAILFRONTENDCACHE:
            purge_task.enqueue(addresses)

    # Robust: the change is committed, and whatever fails here must not look like its failure.
    transaction.on_commit(renew, robust=True)
