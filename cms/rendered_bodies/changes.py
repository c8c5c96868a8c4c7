"""Invalidation of stored bodies.

When something that a body was made from changes, the body is rendered again in the background.

The sources of each body are recorded with it (`recording.py`). Every change is looked up there, by statements
(`statements.py`), which see all changes and deletions of rows, and by signals, for what statements do not show: new
versions of a text, and pages whose URL or visibility changes with a page above them. Bodies are marked twice:
within the change's transaction, so that no crash can lose the mark, and after it, for those rendered meanwhile.
"""

from collections.abc import Callable, Iterable
from functools import partial

from django.db import connection, transaction
from django.db.backends.signals import connection_created
from django.db.models import Model, Q, QuerySet
from django.db.models.signals import post_save, pre_delete
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction, Site, TranslatableMixin
from wagtail.signals import page_published, page_slug_changed, post_page_move
from wagtail_localize.models import TranslationSource

from cms.compat.django import watch_statements
from cms.images.changes import image_changed
from cms.serving.cache.writes import UNSEEN

from .models import Dependency
from .recording import Key, get_keys, get_text_key
from .rendering import find_body_field
from .statements import Change, StatementWatcher
from .storing import mark_as_changed
from .tasks import prepare_images, store_bodies, store_missing_bodies

# Fields of pages and images that Wagtail saves automatically and readers do not see. (They do see a document's size.)
BOOKKEEPING = {
    "draft_title",
    "file_hash",
    "file_size",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
}
MOST_KEYS = 500  # in one query: a page that moves may have thousands of pages below it


def connect() -> None:
    for signal, receive in (
        (connection_created, watch_connection),
        (post_save, on_save),
        (pre_delete, on_delete),
        (page_slug_changed, on_new_address),
        (post_page_move, on_new_address),
        (image_changed, on_changed_image),
        (page_published, on_publication),
    ):
        signal.connect(receive, dispatch_uid=f"cms.rendered_bodies.{receive.__name__}")


# --- Signals ---------------------------------------------------------------------------------------------------------


def watch_connection(connection, **kwargs) -> None:
    watch_statements(connection, _watcher)


def on_save(instance: Model, created: bool = False, raw: bool = False, update_fields=None, **kwargs) -> None:
    """Handle what statements do not show: the keys of new rows, and the text of which an object is a version."""
    if raw or (update_fields and set(update_fields) <= BOOKKEEPING):
        return
    if isinstance(instance, TranslationSource) and not created:
        return  # only the link from the page to its source changes, not what it says
    if created or isinstance(instance, TranslatableMixin | PageViewRestriction | Site | Locale):
        _drop_what_shows(instance)


def on_delete(instance: Model, **kwargs) -> None:
    _drop_what_shows(instance)


def on_new_address(instance: Page, **kwargs) -> None:
    """Handle a new slug or position, which changes the URLs of the page and of all pages below it."""
    drop_bodies(partial(_find_below, instance.path))


def on_changed_image(image_id: int, sender: type[Model], **kwargs) -> None:
    drop_bodies(lambda: {(sender._meta.label_lower, str(image_id))})


def on_publication(instance: Page, **kwargs) -> None:
    """Make the missing renditions of a published page before readers come; usually all were made after the upload."""
    if instance.live:  # not merely scheduled
        transaction.on_commit(lambda: prepare_images.enqueue(instance.pk), robust=True)


def on_statement(change: Change) -> None:
    """Handle changed or deleted rows.

    If the statement does not name them, it affects all bodies that were made from rows of the model.
    """
    if not _is_migrated():
        return
    if issubclass(change.model, Page):
        label, versions = Page._meta.label_lower, Page.objects
    else:
        label, versions = change.model._meta.label_lower, change.model._default_manager
    is_often_shown = issubclass(change.model, Page) or change.model in (get_image_model(), get_document_model())
    if not is_often_shown and not Dependency.objects.filter(kind=label).exists():
        return  # no body was ever made from this model
    if change.keys is None:
        _drop(lambda: _find_bodies(Q(kind=label)))
        return
    keys = {(label, key) for key in change.keys}
    if issubclass(change.model, TranslatableMixin):
        found = versions.filter(pk__in=change.keys).values_list("translation_key", flat=True)
        keys |= {get_text_key(key) for key in found}
    drop_bodies(lambda: keys)


_watcher = StatementWatcher(on_statement)


def _is_migrated() -> bool:
    """Return whether the table of dependencies exists. Migrations write too, some before it is created."""
    global _has_table
    if not _has_table:
        _has_table = Dependency._meta.db_table in connection.introspection.table_names()
    return _has_table


_has_table = False


def _drop_what_shows(instance: Model) -> None:
    """Invalidate the stored bodies that were made from an object that is new, or is being saved or deleted."""
    if isinstance(instance, Page):
        own = [instance.pk] if find_body_field(instance.specific_class or type(instance)) else []
        drop_bodies(lambda: get_keys(instance), own)
    elif isinstance(instance, PageViewRestriction):
        # Bodies that refer to these pages (a related page is hidden or shown again), and their own, for the credits.
        drop_bodies(partial(_find_below, instance.page.path))
    elif isinstance(instance, TranslationSource):
        drop_bodies(lambda: {get_text_key(instance.object_id)})
    elif isinstance(instance, (Site, Locale)):
        mark_as_changed()
        transaction.on_commit(store_missing_bodies.enqueue, robust=True)
    elif not instance._meta.db_table.startswith(UNSEEN):
        drop_bodies(lambda: get_keys(instance))


def _find_below(path: str) -> set[Key]:
    texts = Page.objects.filter(path__startswith=path).values_list("translation_key", flat=True)
    return {get_text_key(key) for key in texts}


# --- Finding and dropping --------------------------------------------------------------------------------------------


def drop_bodies(find_keys: Callable[[], set[Key]], own: Iterable[int] = ()) -> None:
    """Invalidate stored bodies, and render them again once the change is committed.

    find_keys: returns the keys of what changes (`recording.get_keys`). own: primary keys of further pages.
    """
    _drop(lambda: _find_made_from(find_keys()), own)


def _drop(find: Callable[[], set[int]], own: Iterable[int] = ()) -> None:
    if not _is_migrated():
        return
    found = find() | set(own)
    if found:
        mark_as_changed(found)
    transaction.on_commit(lambda: _drop_again(find, found), robust=True)


def _drop_again(find: Callable[[], set[int]], found: set[int]) -> None:
    found = found | find()
    if found:
        mark_as_changed(found)
        store_bodies.enqueue(sorted(found))


def _find_made_from(keys: Iterable[Key]) -> set[int]:
    """Return the primary keys of the pages whose bodies were made from any of these."""
    by_kind: dict[str, list[str]] = {}
    for kind, key in keys:
        by_kind.setdefault(kind, []).append(key)
    condition_lists = [
        [Q(kind=kind, key__in=found[start : start + MOST_KEYS]) for start in range(0, len(found), MOST_KEYS)]
        for kind, found in by_kind.items()
    ]
    if all(len(conditions) == 1 for conditions in condition_lists):  # nearly always: one query
        return _find_bodies(Q(*[conditions[0] for conditions in condition_lists], _connector=Q.OR))
    return set().union(*(_find_bodies(condition) for conditions in condition_lists for condition in conditions))


def _find_bodies(condition: Q | QuerySet) -> set[int]:
    return set(Dependency.objects.filter(condition).values_list("body", flat=True))
