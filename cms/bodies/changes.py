"""What shows in a body changes: the stored one is used no more, and is rendered anew in the background.

Wagtail's reference index knows which pages refer to a picture, a document or a page. A link leads to the reader's
language, so a change of a page concerns the bodies that refer to any of its versions. Bodies are marked twice: within
the change's transaction, so that no crash can lose it, and after it, for those that began to refer to it meanwhile.
"""

from collections.abc import Callable, Iterable
from functools import partial

from django.db import transaction
from django.db.models import CharField, Model, Q, QuerySet
from django.db.models.functions import Cast
from django.db.models.signals import post_save, pre_delete
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction, ReferenceIndex, Site, get_page_models
from wagtail.signals import page_published, page_slug_changed, post_page_move
from wagtail_localize.models import TranslationSource

from cms.images.changes import picture_changed

from .rendering import get_body_field
from .storing import mark_as_changed
from .tasks import prepare_pictures, store_bodies, store_missing_bodies

# Of pages and pictures, Wagtail saves these by themselves: nothing that readers see. (A document's size they do.)
BOOKKEEPING = {
    "draft_title",
    "file_hash",
    "file_size",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
}


def connect() -> None:
    for signal, receive in (
        (post_save, on_save),
        (pre_delete, on_delete),  # before: Wagtail takes what is deleted out of the index
        (page_slug_changed, on_new_address),
        (post_page_move, on_new_address),
        (picture_changed, on_changed_picture),
        (page_published, on_publication),
    ):
        signal.connect(receive, dispatch_uid=f"cms.bodies.{receive.__name__}")


# --- Signals ---------------------------------------------------------------------------------------------------------


def on_save(instance: Model, created: bool = False, raw: bool = False, update_fields=None, **kwargs) -> None:
    if raw or (update_fields and set(update_fields) <= BOOKKEEPING and not isinstance(instance, get_document_model())):
        return
    if isinstance(instance, TranslationSource) and not created:
        return  # only that a page is the original, and not what it says
    _drop_what_shows(instance)


def on_delete(instance: Model, **kwargs) -> None:
    _drop_what_shows(instance)


def on_new_address(instance: Page, **kwargs) -> None:
    """A page's address ends with its own slug and begins with those of the pages above it."""
    drop_bodies(partial(_find_referring_to_pages, Page.objects.filter(path__startswith=instance.path)))


def on_changed_picture(picture_id: int, **kwargs) -> None:
    drop_bodies(partial(_find_referring, get_image_model(), [str(picture_id)]))


def on_publication(instance: Page, **kwargs) -> None:
    """What a page shows for the first time is ready before its readers: usually all was made after the upload."""
    if instance.live:  # not merely scheduled
        transaction.on_commit(lambda: prepare_pictures.enqueue(instance.pk), robust=True)


def _drop_what_shows(instance: Model) -> None:
    """Drop the stored bodies that show something of what is being saved or deleted."""
    if isinstance(instance, Page):
        own = [instance.pk] if get_body_field(instance.specific_class or type(instance)) else []
        versions = Page.objects.filter(translation_key=instance.translation_key)
        drop_bodies(partial(_find_referring_to_pages, versions), own)
    elif isinstance(instance, (get_image_model(), get_document_model())):
        drop_bodies(partial(_find_referring, type(instance), [str(instance.pk)]))
    elif isinstance(instance, PageViewRestriction):
        below = Page.objects.filter(path__startswith=instance.page.path)
        # What refers to them (a related page is no longer shown, or is so again), and they themselves: their credits.
        drop_bodies(partial(_find_referring_to_pages, below), below.values_list("pk", flat=True))
    elif isinstance(instance, TranslationSource):
        versions = Page.objects.filter(translation_key=instance.object_id)
        drop_bodies(partial(_find_referring_to_pages, versions))
    elif isinstance(instance, (Site, Locale)):
        mark_as_changed()
        transaction.on_commit(store_missing_bodies.enqueue, robust=True)


# --- Finding and dropping --------------------------------------------------------------------------------------------


def drop_bodies(find: Callable[[], set[int]], own: Iterable[int] = ()) -> None:
    """Have stored bodies used no more, and rendered anew once the change is in the database.

    find: returns the keys of the pages that refer to what changes. own: further keys.
    """
    found = find() | set(own)
    mark_as_changed(found)
    transaction.on_commit(lambda: _drop_again(find, found), robust=True)


def _drop_again(find: Callable[[], set[int]], found: set[int]) -> None:
    found = found | find()
    mark_as_changed(found)
    if found:
        store_bodies.enqueue(sorted(found))


def _find_referring_to_pages(pages: QuerySet) -> set[int]:
    """The keys of the pages whose bodies refer to a version, in any language, of some pages."""
    versions = Page.objects.filter(translation_key__in=pages.values("translation_key"))
    return _find_referring(Page, versions.values_list(Cast("pk", CharField()), flat=True))


def _find_referring(model: type[Model], keys: Iterable[str]) -> set[int]:
    """The keys of the pages whose bodies refer to objects of a model."""
    fields = {name for page_model in get_page_models() if (name := get_body_field(page_model))}
    in_body = Q(*[Q(model_path__startswith=f"{name}.") for name in sorted(fields)], _connector=Q.OR)
    references = ReferenceIndex.objects.filter(
        in_body,
        base_content_type=ReferenceIndex._get_base_content_type(Page),
        to_content_type=ReferenceIndex._get_base_content_type(model),
        to_object_id__in=keys,
    )
    return {int(key) for key in references.values_list("object_id", flat=True).distinct()}
