from django.core.management.base import BaseCommand

from ...rights.notices import send_rights_news


class Command(BaseCommand):
    help = "Tell those who use pictures that their rights end within 30 days, or have ended: once each."

    def handle(self, *args, verbosity, **options):
        sent = send_rights_news()
        if verbosity:
            self.stdout.write(f"Mails sent: {sent}")
