"""Collect the strings to translate from the sources into locale/ (what `make messages` runs)."""

import os

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

# Strings of tests are not translated, and demonstration texts are content in their own languages.
IGNORED = [".venv*", "node_modules", "staticfiles", "tests", "var", "*/demo/*"]


def catalogue_languages() -> list[str]:
    """Return the languages with a catalogue: all of the site's except English, the language of the sources."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


class Command(BaseCommand):
    help = "Collect translatable strings into locale/<language>/LC_MESSAGES/django.po. Needs gettext."
    requires_system_checks = []

    def handle(self, *args, verbosity=1, **options):
        os.chdir(settings.BASE_DIR)  # makemessages walks the current folder
        for language in catalogue_languages():  # makemessages crashes on a language whose folder does not exist yet
            (settings.LOCALE_PATHS[0] / language / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
        call_command(
            "makemessages",
            locale=catalogue_languages(),
            ignore_patterns=IGNORED,
            add_location="file",  # line numbers would change with every edit
            no_obsolete=True,
            no_wrap=True,
            verbosity=verbosity,
        )
