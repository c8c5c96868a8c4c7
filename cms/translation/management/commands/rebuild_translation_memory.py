from django.core.management.base import BaseCommand

from ...memory.keeping.writing import rebuild


class Command(BaseCommand):
    help = "Fill the translation memory from all texts and pictures. Repeatable, and may be stopped at any time."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="Write all units again, also those that hold.")

    def handle(self, *args, **options):
        result = (0, 0, 0)
        for result in rebuild(everything=options["all"]):
            self.stdout.write(f"  {result[0]} of {result[1]} texts and pictures", ending="\r")
            self.stdout.flush()
        done, _total, changed = result
        said = f"The memory knows all {done} texts and pictures; {changed} units were new or wrong."
        self.stdout.write(self.style.SUCCESS(said))
