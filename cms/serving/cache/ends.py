"""Expiry times of pages and snippets: cached pages expire with them, although nothing is written at that moment."""

from django.apps import apps
from django.db.models import Model
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page

MOST = 200  # future moments; later ones are recorded with another publication long before they come
# The database's clock decides what has expired (cms.core.content.visibility), and it may be slightly behind.
AGAIN_AFTER = 3  # seconds


def list_models() -> list[type[Model]]:
    """Return the models with an expiry time: Page for all pages, and the snippets that have drafts."""
    return [
        Page,
        *(model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not issubclass(model, Page)),
    ]


def find_ends() -> list[float]:
    """Return the future moments at which a live page or snippet expires, in seconds since the epoch.

    Takes one query for each model.
    """
    ends: set[float] = set()
    for model in list_models():
        coming = model._base_manager.filter(live=True, expire_at__gt=timezone.now()).order_by("expire_at")
        for moment in coming.values_list("expire_at", flat=True)[:MOST]:
            ends |= {moment.timestamp(), moment.timestamp() + AGAIN_AFTER}
    return sorted(ends)[: 2 * MOST]
