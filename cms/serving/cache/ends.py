"""When the time of pages and snippets is over: the kept pages end with it, though nothing is written at that moment."""

from django.apps import apps
from django.db.models import Model
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page

MOST = 200  # moments ahead; what comes after them is noted again long before, with any other publication
# The database's clock says what is over (cms.core.content.visibility), and it may be a little behind.
AGAIN_AFTER = 3  # seconds


def list_models() -> list[type[Model]]:
    """Return the models of what has a time: all pages in one, and the snippets that have drafts."""
    return [
        Page,
        *(model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not issubclass(model, Page)),
    ]


def find_ends() -> list[float]:
    """Return the moments to come at which a live page's or snippet's time is over (a query for each model)."""
    ends: set[float] = set()
    for model in list_models():
        coming = model._base_manager.filter(live=True, expire_at__gt=timezone.now()).order_by("expire_at")
        for moment in coming.values_list("expire_at", flat=True)[:MOST]:
            ends |= {moment.timestamp(), moment.timestamp() + AGAIN_AFTER}
    return sorted(ends)[: 2 * MOST]
