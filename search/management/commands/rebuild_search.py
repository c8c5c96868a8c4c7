from django.core.management.base import BaseCommand

from search.index.indexing import rebuild
from search.index.lexicon import write_vocabularies


class Command(BaseCommand):
    help = "Index the pages that the readers' search does not know yet. Repeatable, and may be stopped at any time."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="Index all pages again.")

    def handle(self, *args, **options):
        done = 0
        for done, total in rebuild(everything=options["all"]):
            self.stdout.write(f"  {done} of {total} pages", ending="\r")
            self.stdout.flush()
        write_vocabularies()
        self.stdout.write(self.style.SUCCESS(f"The search knows all pages; {done} were indexed now."))
