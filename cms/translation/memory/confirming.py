"""Confirming what was pre-filled: words that nobody changed stay marked as taken from the memory."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models.signals import pre_save
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..text.origin_labels import MEMORY

_proposed: ContextVar[str | None] = ContextVar("proposed", default=None)


def connect() -> None:
    pre_save.connect(keep_origin, sender=StringTranslation, dispatch_uid="translation_memory_origin")


def find_proposed(translation_id: int, segment_id: int) -> str | None:
    """Return what the memory proposes for a segment; None if nothing, or if it is confirmed. One query."""
    segment = StringSegment.objects.filter(pk=segment_id)
    rows = StringTranslation.objects.filter(
        context__in=segment.values("context"),
        translation_of__in=segment.values("string"),
        locale__in=Translation.objects.filter(pk=translation_id).values("target_locale"),
    )
    return rows.filter(has_error=True, tool_name=MEMORY).values_list("data", flat=True).first()


@contextmanager
def confirming(proposed: str | None):
    """Save a segment within this: if the words are those that the memory proposed, they stay marked so.

    proposed: see `find_proposed`.
    """
    token = _proposed.set(proposed)
    try:
        yield
    finally:
        _proposed.reset(token)


def keep_origin(sender, instance, raw=False, **kwargs):
    proposed = _proposed.get()
    if not raw and proposed is not None and instance.data == proposed and not instance.has_error:
        instance.tool_name = MEMORY
