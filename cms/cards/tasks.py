"""Tasks under their former paths, for one release: what is queued survives a deployment."""

from cms.social_cards.tasks import refresh_card_task, refresh_cards_below_task, refresh_cards_showing_task

__all__ = ["refresh_card_task", "refresh_cards_below_task", "refresh_cards_showing_task"]
