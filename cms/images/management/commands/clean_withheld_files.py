from django.core.management.base import BaseCommand

from cms.images.withheld_strays import delete_withheld_strays


class Command(BaseCommand):
    help = "Delete the closed files of pictures that a failed save left more than a week ago."

    def handle(self, *args, verbosity, **options):
        count = delete_withheld_strays()
        if verbosity:
            self.stdout.write(f"{count} closed file(s) that nothing uses deleted.")
