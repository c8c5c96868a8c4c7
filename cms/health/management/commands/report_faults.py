from django.core.management.base import BaseCommand

from ...faults import look_for_faults


class Command(BaseCommand):
    help = "Look for faults of the site; mail those that last to the administrators, once, and when they are over."

    def handle(self, **options):
        look_for_faults()
