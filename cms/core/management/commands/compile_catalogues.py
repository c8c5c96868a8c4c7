"""Compile the message catalogues (.po to .mo) without system gettext."""

import os
import tempfile
from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


def find_catalogues() -> list[Path]:
    """Return the .po files of the project's own LOCALE_PATHS, sorted."""
    return sorted(po for folder in settings.LOCALE_PATHS for po in Path(folder).glob("*/LC_MESSAGES/*.po"))


def compile_catalogue(po: Path) -> bool:
    """Write `po`'s .mo beside it if it is missing or older; return whether it was written.

    The file is replaced atomically: a server or test run that reads it meanwhile sees the old or the new one, whole.
    Fuzzy and untranslated entries are left out, so that readers see the English source instead.
    """
    mo = po.with_suffix(".mo")
    if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
        return False
    handle, temporary = tempfile.mkstemp(dir=po.parent, suffix=".tmp")
    os.close(handle)
    try:
        polib.pofile(str(po)).save_as_mofile(temporary)
        os.chmod(temporary, 0o644)
        os.replace(temporary, mo)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


class Command(BaseCommand):
    help = "Compile the message catalogues of locale/ (.po to .mo), those that have changed."
    requires_system_checks = []

    def handle(self, *args, verbosity=1, **options):
        compiled = sum(compile_catalogue(po) for po in find_catalogues())
        if verbosity and compiled:
            self.stdout.write(f"{compiled} catalogue(s) compiled.")
