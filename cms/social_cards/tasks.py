"""Background tasks that draw cards."""

from django_tasks import task

from .sources import find_pages_below, find_pages_by_key


@task()
def refresh_card_task(page_id: int) -> bool:
    """Make, update or delete the card of a page; return whether one was drawn."""
    from .making import refresh_card  # imports 2 MB, which the server does not need

    return refresh_card(page_id)


@task()
def refresh_cards_showing_task(label: str, pk: int) -> None:
    """Check the cards that show something of an instance: one task for each, since a section has many."""
    for page_id in sorted(find_pages_by_key(label, pk)):
        refresh_card_task.enqueue(page_id)


@task()
def refresh_cards_below_task(page_id: int) -> None:
    """Check the cards of a page and all pages below it."""
    for descendant_id in sorted(find_pages_below(page_id)):
        refresh_card_task.enqueue(descendant_id)
