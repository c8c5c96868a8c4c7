from django.core.management.base import BaseCommand

from cms.rendered_bodies.storing import find_pages_to_store, store_body


class Command(BaseCommand):
    help = (
        "Render and store the bodies of all live pages that have none stored: after a deploy, or the day after a "
        "picture's last. Does nothing (one query) where all are; timers run it."
    )

    def handle(self, *args, verbosity, **options):
        stored = sum(store_body(pk) for pk in list(find_pages_to_store().values_list("pk", flat=True)))
        if verbosity:
            self.stdout.write(f"{stored} bodies rendered")
