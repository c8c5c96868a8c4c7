from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from ...exchange.exporting import find_translations
from ...exchange.files import make_file
from ...exchange.formats.registry import FORMATS
from ...report.registry import get_report_filters
from ...terms.loading import load_concepts
from ...terms.tbx import write_tbx
from ._arguments import find_locale, find_user


class Command(BaseCommand):
    help = (
        "Write the texts that are translated into a language to a file for translators' own programs: one text as it "
        "is, several as a ZIP archive with a file for each."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", help="The file to write.")
        parser.add_argument(
            "--format", required=True, choices=[*FORMATS, "tbx"], help="tbx: the approved terms, of all texts."
        )
        parser.add_argument("--locale", required=True, help="The language of the translations, such as fr.")
        parser.add_argument("--page", type=int, help="Only this page: its id, in any language.")
        for known in _list_filters():
            parser.add_argument(f"--{known.name}", metavar="NUMBER", help=f"Only texts of this {known.name}.")
        parser.add_argument("--assigned", metavar="USERNAME", help="Only what is assigned to this user.")
        parser.add_argument("--user", help="Only what this user may edit. Default: everything.")

    def handle(self, *args, **options):
        locale = find_locale(options["locale"])
        if options["format"] == "tbx":
            entries = [entry for entry in load_concepts() if entry.is_approved]
            self.write(options["file"], write_tbx(entries, "MuseumWeek"))
            self.stdout.write(self.style.SUCCESS(f"{len(entries)} terms in {options['file']}."))
            return
        person = find_user(options["user"])
        assignee = find_user(options["assigned"])
        format = FORMATS[options["format"]]
        keys = self.find_keys(options)
        translations = find_translations(locale, keys=keys, assignee=assignee, person=person)
        if not translations:
            raise CommandError("No text of these is translated into this language, or the user may not edit it.")
        if len(translations) == 1 and not options["file"].endswith(".zip"):
            content = format.write(translations[0], person)
        else:
            content, _extension, _type = make_file(translations, format, person)
        self.write(options["file"], content)
        self.stdout.write(self.style.SUCCESS(f"{len(translations)} texts in {options['file']}."))

    def write(self, path: str, content: bytes) -> None:
        try:
            Path(path).write_bytes(content)
        except OSError as error:
            raise CommandError(f"The file cannot be written: {error}") from error

    def find_keys(self, options) -> set | None:
        """Return the translation keys of the texts that the options choose; None for all."""
        found = None
        if options["page"] is not None:
            page = Page.objects.filter(pk=options["page"]).first()
            if page is None:
                raise CommandError(f"There is no page {options['page']}.")
            found = {page.translation_key}
        for known in _list_filters():
            name = options[known.name]
            if name is None:
                continue
            choices = known.find_choices(name)
            keys = {
                key for choice in choices for key in known.find_keys(choice).values_list("translation_key", flat=True)
            }
            if not keys:
                raise CommandError(f"There is no {known.name} {name}.")
            found = keys if found is None else found & keys
        return found


def _list_filters() -> list:
    return [known for known in get_report_filters() if known.find_choices]
