from django.core.management.base import BaseCommand

from home.roots import create_language_roots


class Command(BaseCommand):
    help = "Makes the locales, a home page for each content language and the default site, where they are missing."

    def handle(self, *args, **options):
        for code, page in create_language_roots().items():
            self.stdout.write(f"{code}: {page.title} (page {page.pk})")
