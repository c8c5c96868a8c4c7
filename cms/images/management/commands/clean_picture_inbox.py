from django.core.management.base import BaseCommand

from cms.images.inbox.cleaning import clean_up


class Command(BaseCommand):
    help = "Delete what was abandoned in the picture inbox more than a week ago. Unfinished pictures stay."

    def handle(self, *args, verbosity, **options):
        count = clean_up()
        if verbosity:
            self.stdout.write(f"{count} file(s) of the picture inbox deleted.")
