from django.core.management.base import BaseCommand

from ...status.alignment import rebuild_alignments
from ...status.states import rebuild_states


class Command(BaseCommand):
    help = "Compute the state of each text in each language again. Repeatable; says how many stored states were wrong."

    def handle(self, *args, **options):
        result = (0, 0)
        for result in rebuild_states():
            self.stdout.write(f"  {result[0]} texts", ending="\r")
            self.stdout.flush()
        done, wrong = result
        self.stdout.write(self.style.SUCCESS(f"The states of {done} texts hold; {wrong} were wrong or missing."))
        self.stdout.write(f"{rebuild_alignments()} versions were not known to stand beside what they are made from.")
