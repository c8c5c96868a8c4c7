from django.core.management.base import BaseCommand

from cms.accounts.events import erase_old_events


class Command(BaseCommand):
    help = "Erase what is older than a year in the log of sign-ins and rights."

    def handle(self, *args, **options):
        self.stdout.write(f"{erase_old_events()} erased.")
