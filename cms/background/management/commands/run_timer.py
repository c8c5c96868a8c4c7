"""Run a timer's commands; systemd calls it (docs/deploy/museumweek-*.service)."""

from django.core.management.base import BaseCommand, CommandError

from cms.background.timers import TIMERS, claim_run, find_timer, note_end, run_timer


class Command(BaseCommand):
    help = "Run the commands of a timer, and note when they succeeded. A timer whose work a script does is only noted."

    def add_arguments(self, parser):
        parser.add_argument("timer", choices=[timer.name for timer in TIMERS])
        parser.add_argument("--done", action="store_true", help="A script has done the work: only note it.")

    def handle(self, *, timer, done, verbosity, **options):
        timer = find_timer(timer)
        if done == bool(timer.commands):
            raise CommandError("--done is for timers without commands, and only for these.")
        if done:
            note_end(timer, [])
        elif not claim_run(timer):
            if verbosity:
                self.stdout.write(f"{timer.name} has just been started, here or on another host.")
        elif failed := run_timer(timer, verbosity=verbosity):
            raise CommandError(f"Failed: {', '.join(failed)}")
