"""Bodies rendered by the background worker."""

from django_tasks import task

from .storing import find_pages_to_store, store_body

SOON = 10  # ahead of renditions and the search index


@task(priority=SOON)
def store_bodies(page_ids: list[int]) -> int:
    """Render and store the bodies of pages; return how many were."""
    return sum(store_body(pk) for pk in page_ids)


@task()
def store_missing_bodies() -> int:
    """Render and store all bodies that are not stored, as after a deploy; return how many were."""
    return sum(store_body(pk) for pk in list(find_pages_to_store().values_list("pk", flat=True)))
