"""What is made in the background after an upload."""

import logging

from django_tasks import task
from wagtail.images.models import SourceImageIOError

from .models import CustomImage
from .renditions import make_renditions, remove_outdated_renditions

logger = logging.getLogger(__name__)


@task()
def make_renditions_task(pk: int) -> None:
    """Make all renditions that readers may be sent of a picture, and delete those around an earlier focal point."""
    image = CustomImage.objects.filter(pk=pk).first()
    if image is None:  # deleted meanwhile
        return
    remove_outdated_renditions(image)
    try:
        make_renditions(image)
    except SourceImageIOError:
        logger.warning("No renditions of picture %s: its file is missing or broken", pk, exc_info=True)
