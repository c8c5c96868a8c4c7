from django.core.management.base import BaseCommand, CommandError

from ...roles.bootstrap import NoLanguageRootsError, bootstrap_roles


class Command(BaseCommand):
    help = (
        "Make each language's groups, their rights and its moderation; complete what is missing, change nothing else."
    )

    def handle(self, *args, **options):
        try:
            done = bootstrap_roles()
        except NoLanguageRootsError as error:
            raise CommandError(str(error)) from error
        for line in done or ["Nothing to do: every language has its groups and its moderation."]:
            self.stdout.write(line)
