import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from wagtail.models import Page

from cms.demo.models import SeedRun
from cms.demo.seeding import Seeder, get_steps
from cms.translation.models import Notice


class Command(BaseCommand):
    help = "Fills the database with demonstration content. Repeatable; an interrupted run is resumed by the next."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="Only where there are no pages yet but the language roots, or an earlier run was interrupted.",
        )

    def handle(self, *args, if_empty, **options):
        if not settings.DEMO_CONTENT_ALLOWED:
            raise CommandError("Demonstration content is refused under these settings (DEMO_CONTENT_ALLOWED).")
        usual = settings.EMAIL_BACKEND
        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # invented users get no mail
        try:
            self.seed(if_empty)
        finally:
            settings.EMAIL_BACKEND = usual  # `serve_demo` continues in this process

    def seed(self, if_empty):
        unfinished = SeedRun.objects.filter(finished_at=None).first()
        if if_empty and not unfinished and Page.objects.filter(depth__gt=2).exists():
            self.stdout.write("There is content already: no demonstration content is added.")
            return
        run = unfinished or SeedRun.objects.first() or SeedRun.objects.create()
        started = time.monotonic()
        steps, notes = get_steps(), []
        for number, step in enumerate(steps, 1):
            self.stdout.write(self.style.MIGRATE_HEADING(f"[{number}/{len(steps)}] {step.name}"))
            step.run(Seeder(lambda line: self._report(line, started), notes))
        if run.finished_at is None:
            Notice.objects.filter(sent_at=None).delete()  # nobody needs notices about the seed
            run.finished_at = timezone.now()
            run.save()
        self.stdout.write(
            self.style.SUCCESS(f"Demonstration content is complete ({time.monotonic() - started:.0f} s).")
        )
        for note in notes:
            self.stdout.write(self.style.WARNING(note))

    def _report(self, line, started):
        self.stdout.write(f"  {time.monotonic() - started:5.1f} s  {line}")
        self.stdout.flush()
