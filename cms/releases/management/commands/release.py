from django.core.management.base import BaseCommand, CommandError

from ...errors import BlockedError, ReleaseError
from ...gate.blockers import find_blockers
from ...models import Release
from ...publishing.publication import publish_release


class Command(BaseCommand):
    help = "Let a release happen now: all of its texts go live, or none. Prints what blocks it and exits with 1."

    def add_arguments(self, parser):
        parser.add_argument("name", help="The name of an open release.")
        parser.add_argument("--dry-run", action="store_true", help="Only print what blocks it.")

    def handle(self, *, name, dry_run, **options):
        release = Release.objects.filter(name=name).order_by("-is_open", "-pk").first()
        if release is None:
            raise CommandError(f"There is no release “{name}”.")
        try:
            if dry_run:
                if blockers := find_blockers(release):
                    raise BlockedError("Something is not ready.", blockers)
                self.stdout.write("Nothing blocks it.")
                return
            publish_release(release)
        except BlockedError as error:
            self.print_blockers(error.blockers)
            raise CommandError(str(error)) from error
        except ReleaseError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"“{name}” is live.")

    def print_blockers(self, blockers):
        for blocker in blockers:
            language = blocker.locale.language_code if blocker.locale else "–"
            who = f" [{blocker.who}]" if blocker.people else ""
            self.stdout.write(f"{language}\t{blocker.title}\t{blocker.code}\t{blocker.sentence}{who}")
