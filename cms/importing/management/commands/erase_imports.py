from django.core.management.base import BaseCommand

from cms.importing.admin.waiting import erase_old_files


class Command(BaseCommand):
    help = "Erases the files of imports that nobody made a draft of, after a day."

    def handle(self, *args, **options):
        self.stdout.write(f"{erase_old_files()} file(s) erased.")
