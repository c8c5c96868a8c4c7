"""Background task of images."""

import logging

from django_tasks import task
from wagtail.images.models import SourceImageIOError

from .changes import image_moved
from .models import CustomImage
from .problems import Problem, find_problem, note_problem
from .responsive.renditions import make_renditions, remove_outdated_renditions
from .withholding import follow_rights

logger = logging.getLogger(__name__)


@task()
def make_renditions_task(pk: int, again: bool = False) -> None:
    """Make all missing renditions of an image for readers, and delete those for an earlier focal point.

    It also withholds or restores the image's files (`follow_rights`). again: make existing renditions again too, after
    a change of how they are made.
    """
    image = CustomImage.objects.filter(pk=pk).first()
    if image is None:  # deleted meanwhile
        return
    if follow_rights(pk):
        image.refresh_from_db()
        image_moved.send(CustomImage, image_id=pk)
    if not image.is_public:
        return
    remove_outdated_renditions(image)
    if again and find_problem(image) != Problem.UNREADABLE:  # renditions that cannot be made again are kept
        for rendition in image.renditions.all():
            rendition.delete()
    try:
        made = make_renditions(image)
    except SourceImageIOError:
        logger.warning("No renditions of picture %s: its file is missing or broken", pk, exc_info=True)
        note_problem(image, Problem.UNREADABLE)
    except Exception:
        note_problem(image, Problem.FAILED)
        raise
    else:
        if made or image.problem:
            note_problem(image, find_problem(image))
