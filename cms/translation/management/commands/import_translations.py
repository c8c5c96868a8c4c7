from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page
from wagtail_localize.models import Translation

from ...exchange.documents import BadFileError
from ...exchange.imports.importing import TextPlan, apply_import, plan_import
from ...exchange.reading import find_root
from ...exchange.uploads import read_file
from ...terms import importing as terms
from ...terms.files import BadTermFileError
from ...terms.tbx import read_tbx
from ._arguments import find_locale, find_user

LONGEST = 70  # characters of a text shown


class Command(BaseCommand):
    help = (
        "Import a file that export_translations wrote, in any of its formats. What changed here since then stays as it "
        "is unless --overwrite is given, and what is imported counts once somebody confirms it."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", help="The file to read.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would be imported.")
        parser.add_argument(
            "--user", help="Who imports: only what they may edit, and the words are theirs. Default: nobody's words."
        )
        parser.add_argument(
            "--confirm", action="store_true", help="With --user: confirm the parts that the file marks as final."
        )
        parser.add_argument("--overwrite", action="store_true", help="Also where the text has changed here since.")
        parser.add_argument("--page", type=int, help="For files that do not say to which text they belong: its page.")
        parser.add_argument("--locale", help="With --page: the language of the translation.")

    def handle(self, *args, **options):
        user = find_user(options["user"])
        if options["confirm"] and user is None:
            raise CommandError("--confirm needs --user: somebody confirms these words.")
        translation = self.find_translation(options)
        try:
            content = Path(options["file"]).read_bytes()
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error}") from error
        if find_root(content) in {"martif", "tbx"}:
            self.import_terms(content, user, options["dry_run"])
            return
        try:
            documents = read_file(content)
        except BadFileError as error:
            raise CommandError(str(error)) from error
        plans = plan_import(documents, user, translation)
        for text in plans:
            self.show(text)
        if options["dry_run"]:
            self.stdout.write("Nothing was imported: this was a dry run.")
            return
        chosen = {item.key for text in plans if text.plan for item in text.plan.conflicts if options["overwrite"]}
        done = apply_import(documents, user, translation, chosen=chosen, confirm=options["confirm"])
        count = sum(len(text.plan.taken) for text in done if text.plan)
        self.stdout.write(self.style.SUCCESS(f"{count} parts were imported."))

    def import_terms(self, content: bytes, user, dry_run: bool) -> None:
        """Propose the terms of a TBX file; those that are approved otherwise stay as they are."""
        if user is None:
            raise CommandError("Terms need --user: somebody proposes them.")
        try:
            plan = terms.plan_import(read_tbx(content), user)
        except (BadTermFileError, PermissionDenied) as error:
            raise CommandError(str(error)) from error
        for item in plan.left_out:
            self.stdout.write(self.style.WARNING(f"  {item.label}: {item.reason}"))
        self.stdout.write(f"New: {len(plan.new)}, other here: {len(plan.conflicts)}, same: {len(plan.unchanged)}.")
        if dry_run:
            self.stdout.write("Nothing was imported: this was a dry run.")
            return
        self.stdout.write(self.style.SUCCESS(f"{len(terms.apply_import(plan, user))} terms were proposed."))

    def find_translation(self, options) -> Translation | None:
        if options["page"] is None:
            return None
        page = Page.objects.filter(pk=options["page"]).first()
        if page is None:
            raise CommandError(f"There is no page {options['page']}.")
        locale = find_locale(options["locale"]) if options["locale"] else page.locale
        found = Translation.objects.select_related("source__locale", "target_locale").filter(
            source__object_id=page.translation_key, target_locale=locale, enabled=True
        )
        if not found:
            raise CommandError(f"Page {page.pk} is not translated into {locale.language_code}.")
        return found[0]

    def show(self, text: TextPlan) -> None:
        """Say what would happen to each part of a text that is not simply the same as here."""
        self.stdout.write(self.style.MIGRATE_HEADING(f"{text.document.title or '?'} → {text.document.language or '?'}"))
        if text.plan is None:
            self.stdout.write(self.style.WARNING(f"  {text.refusal}"))
            return
        groups = [(items[0].verdict.label, items) for items in (text.plan.taken, text.plan.conflicts) if items]
        for heading, items in groups + text.plan.left_out:
            self.stdout.write(f"  {heading}: {len(items)}")
            for item in items if (heading, items) in groups else ():
                self.stdout.write(f"    {item.label}: {item.words[:LONGEST]}")
                for reason in item.reasons:
                    self.stdout.write(self.style.WARNING(f"      {reason}"))
