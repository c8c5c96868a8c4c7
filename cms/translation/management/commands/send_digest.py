from django.core.management.base import BaseCommand

from ...notifications.digest import send_digests


class Command(BaseCommand):
    help = "Send everybody their news about translations, in one mail a day at most. Can be run as often as one likes."

    def handle(self, *args, verbosity, **options):
        sent = send_digests()
        if verbosity:
            self.stdout.write(f"Digests sent: {sent}")
