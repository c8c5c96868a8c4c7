"""Stale states: those of texts whose words were saved since, and that are not computed within the saving request.

A request that saves a segment marks the state row, and enqueues one task for any number of saves (`saving`). Everything
that reads states calls `refresh_stale` first, so nobody sees a stale one.
"""

import logging

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from ..models import TextState
from .states import refresh_states
from .tracking import mark

logger = logging.getLogger(__name__)


def lock_state(translation: Translation) -> TextState | None:
    """Return the state row of a translation, locked; None if it has none.

    Whoever changes words locks it before `mark_stale`: a concurrent refresh has then either seen the words, or comes
    later.
    """
    return TextState.objects.select_for_update().filter(translation=translation).first()


def mark_stale(translation: Translation, state: TextState | None) -> bool:
    """Mark the state of a translation whose words change in this transaction; return whether it was not stale before.

    state: the row from `lock_state`. One query if it was not stale, otherwise none.
    """
    if state is None:
        mark(None, translation.source.object_id)
        return True
    if state.is_stale:
        return False
    TextState.objects.filter(pk=state.pk).update(is_stale=True)
    return True


def refresh_stale() -> None:
    """Update the stale states, before states are read. One query if there are none.

    An error is logged: the reader then gets the states as they were, and `rebuild_translation_states` repairs them.
    """
    try:
        refresh_all_stale()
    except Exception:
        logger.exception("Stale states of translations cannot be refreshed.")


def annotate_stale(locales: QuerySet[Locale]) -> QuerySet[Locale]:
    """Add `has_stale` to locales, whether texts in them have stale states: for who reads locales anyway."""
    return locales.annotate(has_stale=Exists(TextState.objects.filter(locale=OuterRef("pk"), is_stale=True)))


def refresh_all_stale() -> int:
    """Update the stale states; return how many changed."""
    keys_by_model: dict = {}
    stale = TextState.objects.filter(is_stale=True)
    for content_type_id, key in stale.values_list("content_type_id", "translation_key"):
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        keys_by_model.setdefault(Page if issubclass(model, Page) else model, set()).add(key)
    return sum(refresh_states(model, keys) for model, keys in keys_by_model.items())
