from django.core.management.base import BaseCommand

from cms.bin.models import DAYS
from cms.bin.restoring import empty_bin


class Command(BaseCommand):
    help = "Permanently delete pages that have been in the bin for more than 30 days."

    def add_arguments(self, parser):
        parser.add_argument("--days", type=int, default=DAYS, help="how long pages are kept")

    def handle(self, *args, days, **options):
        count = empty_bin(days=days)
        self.stdout.write(f"{count} page(s) deleted permanently.")
