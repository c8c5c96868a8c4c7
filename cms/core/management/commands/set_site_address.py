"""Set the URL of the site in Wagtail, which sitemaps, canonical links and mails contain."""

from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

LOCAL_HOSTS = {"localhost", "127.0.0.1"}


class Command(BaseCommand):
    help = "Set the default site's host and port from an address, as https://www.example.org/"

    def add_arguments(self, parser):
        parser.add_argument("address")
        parser.add_argument("--only-local", action="store_true", help="Leave a site that has a real name as it is.")

    def handle(self, *args, address, only_local=False, verbosity=1, **options):
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise CommandError(f"{address!r} is not a valid URL; give one like https://www.example.org/")
        site = Site.objects.filter(is_default_site=True).first()
        if site is None:
            raise CommandError("There is no default site yet: run `manage.py bootstrap_site` first.")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if (site.hostname, site.port) == (parts.hostname, port) or (only_local and site.hostname not in LOCAL_HOSTS):
            return
        site.hostname, site.port = parts.hostname, port
        site.save()  # clears Wagtail's cache of root paths
        if verbosity:
            self.stdout.write(f"The site is at {site.root_url}/")
