"""Keep the state rows up to date: a change to anything that a state depends on marks the text to refresh on commit."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, TranslatableMixin, WorkflowState
from wagtail_localize.models import (
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from cms.bin.signals import pages_moved
from cms.compat.django import get_notes, take_notes
from cms.newsroom.moderation.approvals import approval_published, approval_recorded, approval_voided

from ..memory.signals import segments_filled
from ..models import ProposedImageWords, TranslatedRevision
from .states import get_tracked_models, refresh_states


def connect() -> None:
    segments_filled.connect(mark_filled, dispatch_uid="translation_state_filled")
    pages_moved.connect(mark_binned, dispatch_uid="translation_state_bin")
    for signal in (approval_recorded, approval_voided, approval_published):
        signal.connect(mark_approval, dispatch_uid="translation_state_approval")
    for signal in (post_save, post_delete):
        for sender in (
            TranslationSource,
            StringSegment,
            StringTranslation,
            SegmentOverride,
            Translation,
            TranslatedRevision,
            ProposedImageWords,
        ):
            signal.connect(mark_text, sender=sender, dispatch_uid=f"translation_state_{sender.__name__}")
        signal.connect(mark_workflow, sender=WorkflowState, dispatch_uid="translation_state_workflow")
        signal.connect(mark_instance, dispatch_uid="translation_state_instance")  # pages and snippets of any type


def mark_text(sender, instance, raw=False, **kwargs):
    key = find_key(instance)
    if key and not raw:
        mark(None, key)


def mark_binned(sender, keys, **kwargs):
    """Mark pages that went into the bin, where they have no states, or came back."""
    for key in keys:
        mark(Page, key)


def mark_filled(sender, key, **kwargs):
    """The memory filled segments of a text: fewer of its words are left to translate."""
    mark(None, key)


def mark_workflow(sender, instance, raw=False, **kwargs):
    text = None if raw else instance.content_object
    if isinstance(text, TranslatableMixin):
        mark_instance(type(text), text)


def mark_approval(sender, text, **kwargs):
    """Mark a text whose approval was recorded or voided, or has gone live."""
    mark_instance(sender, text)


def mark_instance(sender, instance, raw=False, **kwargs):
    """Mark a page or snippet that was saved or deleted; translatable inline children have no states of their own."""
    if raw or not isinstance(instance, TranslatableMixin):
        return
    model = Page if isinstance(instance, Page) else type(instance)
    if model in get_tracked_models():
        mark(model, instance.translation_key)


def find_key(instance):
    """Return the translation key of the text that a row of wagtail-localize's models, or of ours, belongs to."""
    if isinstance(instance, TranslationSource):
        return instance.object_id
    if isinstance(instance, StringSegment):
        return instance.source.object_id
    if isinstance(instance, StringTranslation | SegmentOverride):
        return instance.context.object_id if instance.context_id else None
    if isinstance(instance, Translation):
        return instance.source.object_id
    return instance.translation.source.object_id


def mark(model, key) -> None:
    """Refresh a text's states when the transaction commits, once, however often it is marked.

    model: None if only the key is known; it is looked up on commit. An error is logged, because it must not undo the
    user's change; `rebuild_translation_states` repairs the states.
    """
    marked = get_notes("marked_texts", dict)
    marked[key] = model or marked.get(key)
    transaction.on_commit(refresh_marked, robust=True)


def refresh_marked() -> None:
    """Refresh the states of all marked texts.

    Django calls it once for each mark; the first call refreshes all, the others find nothing to do.
    """
    marked = take_notes("marked_texts") or {}
    keys_by_model = {}
    for key, model in marked.items():
        keys_by_model.setdefault(model or get_text_model(key), set()).add(key)
    for model, keys in keys_by_model.items():
        refresh_states(model, keys)


def get_text_model(key) -> type[TranslatableMixin]:
    source = TranslationSource.objects.filter(object_id=key).select_related("specific_content_type").first()
    model = source.specific_content_type.model_class() if source else Page
    return Page if issubclass(model, Page) else model
