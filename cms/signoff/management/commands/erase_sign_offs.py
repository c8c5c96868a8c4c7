from django.core.management.base import BaseCommand

from cms.signoff.asking import erase_old


class Command(BaseCommand):
    help = "Erase who was asked to sign off, and their comments, a year after the link has ended."

    def handle(self, *args, **options):
        self.stdout.write(f"{erase_old()} erased.")
