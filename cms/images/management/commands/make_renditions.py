from django.core.management.base import BaseCommand

from cms.images.changes import image_moved
from cms.images.denormalised import refresh_denormalised
from cms.images.models import CustomImage
from cms.images.responsive.renditions import list_missing
from cms.images.tasks import make_renditions_task
from cms.images.withholding import find_to_follow, follow_rights


class Command(BaseCommand):
    help = (
        "Have the worker make the renditions that are missing: after a deploy with other widths, or after a failure; "
        "and take the files of pictures whose rights have ended from their public addresses: each night, by a timer."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--again",
            action="store_true",
            help="Also make again those that exist, after a change of how they are made.",
        )

    def handle(self, *args, again, verbosity, **options):
        asked = 0
        for pk in find_to_follow():
            if follow_rights(pk):  # at once, whatever else waits for the worker
                image_moved.send(CustomImage, image_id=pk)
            make_renditions_task.enqueue(pk)
        for image in CustomImage.objects.iterator():
            if not image.is_public:  # it has none, and must not
                continue
            if list_missing(image):
                refresh_denormalised(image.pk, image)
            if again or list_missing(image):
                make_renditions_task.enqueue(image.pk, again=again)
                asked += 1
        if verbosity:
            self.stdout.write(f"{asked} pictures to be made")
