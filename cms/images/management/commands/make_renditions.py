from django.core.management.base import BaseCommand

from cms.images.models import CustomImage
from cms.images.renditions import list_missing
from cms.images.tables import refresh_tables
from cms.images.tasks import make_renditions_task


class Command(BaseCommand):
    help = "Have the worker make the renditions that are missing: after a deploy with other widths, or after a failure."

    def handle(self, *args, verbosity, **options):
        asked = 0
        for image in CustomImage.objects.iterator():
            if list_missing(image):
                refresh_tables(image.pk, image)
            if list_missing(image):
                make_renditions_task.enqueue(image.pk)
                asked += 1
        if verbosity:
            self.stdout.write(f"{asked} pictures to be made")
