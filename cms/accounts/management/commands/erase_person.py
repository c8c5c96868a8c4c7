from django.core.management.base import BaseCommand, CommandError

from cms.accounts.personal_data.erasing import LastAdministratorError, erase_person


class Command(BaseCommand):
    help = (
        "Erases what is stored of a person of the newsroom (docs/privacy.md). Their account remains without a name, "
        "for the texts and decisions that refer to it; bylines and pages of people remain. It cannot be undone."
    )

    def add_arguments(self, parser):
        parser.add_argument("person", help="user name or mail address")
        parser.add_argument("--dry-run", action="store_true", help="say what would be erased, and change nothing")

    def handle(self, *args, **options):
        try:
            erasure = erase_person(options["person"], dry_run=options["dry_run"])
        except ValueError as several:
            raise CommandError(f"Several accounts have this address: {several}. Give a user name.") from several
        except LastAdministratorError as last:
            raise CommandError("This is the only active administrator: make another one first.") from last
        if erasure is None:
            raise CommandError(f"Nothing is stored of “{options['person']}”.")
        would = "would be " if options["dry_run"] else ""
        for numbers, done in (
            (erasure.erased, "erased"),
            (erasure.renamed, "renamed"),
            (erasure.kept, "kept without a name"),
        ):
            for what, number in sorted(numbers.items()):
                self.stdout.write(f"{number} {what}: {would}{done}")
        if erasure.is_empty:
            self.stdout.write("Everything had been erased.")
