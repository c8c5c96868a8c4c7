"""Find the live versions of a text that can be read side by side: they have, or were made from, the same segments.

The live original is compared by its own segments, a live translation by those that its revision was made from
(`TranslatedRevision`). This distinguishes a translation of an older state from one that is up to date, without
comparing the texts. A version that was written freely in its language, for example a translation that was stopped and
edited since, shares its segments with no other version. The blocks count too: they must be the same, in the same order.
"""

import hashlib
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, get_page_models
from wagtail_localize.models import TranslationSource

from cms.compat.django import get_notes, take_notes
from cms.rendered_bodies.changes import BOOKKEEPING
from cms.rendered_bodies.rendering import find_body_field
from cms.side_by_side.models import Alignment

from ..models import TranslatedRevision
from ..text.segments import list_words, make_fingerprint
from .tracking import find_key

BATCH = 100


def connect() -> None:
    post_save.connect(mark_page, dispatch_uid="translation_aligning_page")
    for signal in (post_save, post_delete):
        for sender in (TranslationSource, TranslatedRevision):
            signal.connect(mark_text, sender=sender, dispatch_uid=f"translation_aligning_{sender.__name__}")


def mark_page(sender, instance, raw=False, update_fields=None, **kwargs):
    if raw or not getattr(instance, "can_be_read_beside", False):
        return
    if not update_fields or not set(update_fields) <= BOOKKEEPING:
        _mark(instance.translation_key)


def mark_text(sender, instance, raw=False, **kwargs):
    if not raw:
        _mark(find_key(instance))


def _mark(key: UUID) -> None:
    """Refresh a text's alignments when the transaction commits, once, however often it is marked.

    A failure is logged, because it must not undo the user's change.
    """
    get_notes("texts_to_align", set).add(key)
    transaction.on_commit(_refresh_marked, robust=True)


def _refresh_marked() -> None:
    if keys := take_notes("texts_to_align"):
        refresh_alignments(keys)


@transaction.atomic
def refresh_alignments(keys: Iterable[UUID]) -> int:
    """Store which live versions of some texts can be read side by side; return how many alignments changed.

    keys: translation keys. Only pages that can be read side by side, and that were ever translated, have an alignment.
    """
    keys = list(keys)
    # The rows are locked before anything is computed: of two concurrent calls, the later one sees what the first saw.
    rows = Alignment.objects.select_for_update(of=("self",)).filter(page__translation_key__in=keys)
    stored = dict(rows.values_list("page_id", "key"))
    models = [
        model for model in get_page_models() if getattr(model, "can_be_read_beside", False) and find_body_field(model)
    ]
    is_translated = Exists(TranslationSource.objects.filter(object_id=OuterRef("translation_key")))
    pages = Page.objects.live().type(*models).filter(is_translated, translation_key__in=keys, alias_of=None)
    pages = list(pages.specific())
    made_from = dict(
        TranslatedRevision.objects.filter(
            revision__in=[page.live_revision_id for page in pages if page.live_revision_id]
        ).values_list("revision_id", "fingerprint")
    )
    wanted = {
        page.pk: make_key(page, made_from.get(page.live_revision_id) or make_fingerprint(list_words(page)))
        for page in pages
    }
    changed = [Alignment(page_id=pk, key=key) for pk, key in wanted.items() if stored.get(pk) != key]
    Alignment.objects.bulk_create(changed, update_conflicts=True, unique_fields=["page"], update_fields=["key"])
    return len(changed)


def rebuild_alignments() -> int:
    """Refresh the alignments of all texts that were ever translated; return how many were wrong or missing."""
    keys = list(TranslationSource.objects.order_by("object_id").values_list("object_id", flat=True).distinct())
    return sum(refresh_alignments(keys[start : start + BATCH]) for start in range(0, len(keys), BATCH))


def make_key(page: Page, fingerprint: str) -> str:
    """Return the alignment key of a page, which is the same for the versions that can be read side by side.

    fingerprint: of the segments that the page has, or was made from. It ignores the order of blocks, so the key also
    contains the ids of the blocks and of the list items inside them.
    """
    digest = hashlib.sha256(fingerprint.encode())
    for name in _list_blocks(list(getattr(page, find_body_field(type(page))).raw_data)):
        digest.update(f"\0{name}".encode())
    return digest.hexdigest()


def _list_blocks(value) -> Iterator[str]:
    """Yield the type and id of each block of a stored body, in order, with those inside it."""
    if isinstance(value, dict):
        if {"type", "value"} <= value.keys():
            yield f"{value['type']}\0{value.get('id')}"
        for inner in value.values():
            yield from _list_blocks(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _list_blocks(inner)
