"""Background tasks that render bodies."""

from django_tasks import task
from wagtail.models import Page

from cms.background.coalescing import enqueue_once
from cms.images.responsive.renditions import list_missing
from cms.images.tasks import make_renditions_task
from cms.pages.page_images import find_images

from .asked import take_missing
from .storing import find_pages_to_store, store_body

SOON = 10  # before renditions and the search index


@task(priority=SOON)
def store_bodies(page_ids: list[int]) -> int:
    """Render and store the bodies of pages; return how many were stored."""
    return sum(store_body(pk) for pk in page_ids)


@task()
def store_missing_bodies() -> int:
    """Render and store all bodies that are not current, as after a deployment; return how many were stored."""
    return sum(store_body(pk) for pk in list(find_pages_to_store().values_list("pk", flat=True)))


def enqueue_storing() -> None:
    """Enqueue the storing of all missing bodies, if readers have asked for one."""
    if take_missing():
        enqueue_once(store_missing_bodies)


@task()
def prepare_images(page_id: int) -> int:
    """Enqueue the missing renditions of a page's images; return how many images lack some."""
    page = Page.objects.filter(pk=page_id).first()
    images = {image.pk: image for image in find_images([page.specific])} if page else {}
    missing = [pk for pk, image in images.items() if list_missing(image)]
    for pk in missing:
        make_renditions_task.enqueue(pk)
    return len(missing)
