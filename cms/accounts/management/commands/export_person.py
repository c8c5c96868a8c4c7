import json
import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.accounts.personal_data.exporting import export_person


class Command(BaseCommand):
    help = "Writes all that is stored of a person of the newsroom into a JSON file (docs/privacy.md)."

    def add_arguments(self, parser):
        parser.add_argument("person", help="user name or mail address")
        parser.add_argument("file", type=Path, help="a new file; only its owner may read it")

    def handle(self, *args, **options):
        try:
            found = export_person(options["person"])
        except ValueError as several:
            raise CommandError(f"Several accounts have this address: {several}. Give a user name.") from several
        if found is None:
            raise CommandError(f"Nothing is stored of “{options['person']}”.")
        try:
            handle = os.open(options["file"], os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as problem:
            raise CommandError(f"{options['file']} cannot be written: {problem.strerror}.") from problem
        with open(handle, "w", encoding="utf-8") as file:
            json.dump(found, file, ensure_ascii=False, indent=2)
        self.stdout.write(f"Written to {options['file']}.")
