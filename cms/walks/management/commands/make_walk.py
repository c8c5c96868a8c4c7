from django.core.management.base import BaseCommand, CommandError

from cms.releases.models import Release

from ...making import make_walk


class Command(BaseCommand):
    help = "Make the walk of a release that waits for it. The worker starts it."

    def add_arguments(self, parser):
        parser.add_argument("release", type=int, help="The primary key of an open release.")

    def handle(self, *, release, **options):
        found = Release.objects.filter(pk=release).first()
        if found is None:
            raise CommandError("There is no such release.")
        make_walk(found)
