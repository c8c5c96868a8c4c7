from django.core.management.base import BaseCommand

from ...publishing.timing import run_timer


class Command(BaseCommand):
    help = (
        "The minute's timer of releases: those that are due happen, what was interrupted is finished, people are told."
    )

    def handle(self, *, verbosity, **options):
        for release in run_timer():
            if verbosity:
                self.stdout.write(f"“{release}” is live.")
