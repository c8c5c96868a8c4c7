"""The card of a page for social media; no query if the page was fetched to be served."""

from dataclasses import dataclass

from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import transaction
from wagtail.models import Page

from .content import CARD_SIZE
from .models import SocialCard
from .tasks import refresh_card_task

ASKED_AGAIN_AFTER = 600  # seconds


@dataclass(frozen=True)
class SharedCard:
    url: str
    alt: str
    width: int = CARD_SIZE[0]
    height: int = CARD_SIZE[1]
    type: str = "image/jpeg"


def share_card(page: Page | None) -> SharedCard | None:
    """Return a page's card; None if it has none, or if the rights to its image have ended: it is then drawn again."""
    card = getattr(page, "social_card", None) if page is not None and page.pk else None
    if card is None:
        return None
    if not card.may_be_shown:
        _have_drawn_anew(card)
        return None
    return SharedCard(default_storage.url(card.file), card.alt)


def _have_drawn_anew(card: SocialCard) -> None:
    if cache.add(f"card-asked-{card.pk}-{card.fingerprint}", True, ASKED_AGAIN_AFTER):
        transaction.on_commit(lambda: refresh_card_task.enqueue(card.page_id), robust=True)
