"""Check that the catalogues are complete: extract the strings in a copy of the project and name what is missing."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ..marked_strings import find_marked
from .collect_messages import IGNORED, catalogue_languages

NOT_COPIED = shutil.ignore_patterns(".git", ".venv*", "var", "staticfiles", "node_modules", "__pycache__", ".*_cache")


def collect_in_a_copy(project: Path, copy: Path) -> None:
    """Copy the project to `copy` and collect the messages there; the checkout is unchanged."""
    shutil.copytree(project, copy, ignore=NOT_COPIED)
    result = subprocess.run(
        [sys.executable, "manage.py", "collect_messages", "--verbosity", "0"],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise CommandError(
            f"The strings could not be collected (is gettext installed?):\n{result.stderr or result.stdout}"
        )


def find_gaps(committed: Path, collected: Path) -> list[str]:
    """Compare a committed catalogue with the strings that the sources contain now.

    Return one line for each string that is missing from the catalogue, untranslated or fuzzy, and for each that the
    sources no longer use (a sign that `make messages` has not been run).
    """
    known = polib.pofile(str(committed)) if committed.exists() else polib.POFile()
    known_entries = {(entry.msgctxt, entry.msgid): entry for entry in known if not entry.obsolete}
    gaps, used = [], set()
    for entry in polib.pofile(str(collected)):
        if entry.obsolete:
            continue
        key = (entry.msgctxt, entry.msgid)
        used.add(key)
        mine = known_entries.get(key)
        where = ", ".join(path for path, _line in entry.occurrences[:2])
        if mine is None:
            gaps.append(f"missing       {entry.msgid!r} ({where})")
        elif mine.fuzzy:
            gaps.append(f"fuzzy         {entry.msgid!r} ({where})")
        elif not mine.translated() or (entry.msgid_plural and not mine.msgid_plural):
            gaps.append(f"untranslated  {entry.msgid!r} ({where})")
    gaps += [f"not used now  {msgid!r}" for context, msgid in known_entries if (context, msgid) not in used]
    return gaps


def find_uncollected(project: Path, catalogue: Path) -> Iterator[str]:
    """Compare the strings that the Python sources mark with a catalogue that was just collected from them.

    Yield one line for each string that gettext's collector has missed: move it out of its f-string, or call the
    function by its own name or `_`.
    """
    collected = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(catalogue)) if not entry.obsolete}
    for file in sorted(project.rglob("*.py")):
        name = file.relative_to(project)
        if any(fnmatch(part, pattern) for pattern in IGNORED for part in (*name.parts, str(name))):
            continue
        for context, msgid, line in find_marked(file.read_text()):
            if msgid and (context, msgid) not in collected:
                yield f"not collected  {msgid!r} ({name}:{line})"


def check_formats(po: Path) -> list[str]:
    """Return the errors of gettext's own checker: placeholders that differ from the source, wrong plural forms."""
    result = subprocess.run(  # noqa: S603 - fixed arguments; the path is one of our own catalogues
        ["msgfmt", "--check", "--output-file=/dev/null", str(po)],  # noqa: S607 - gettext's place differs by system
        capture_output=True,
        text=True,
        check=False,
    )
    return [f"msgfmt: {line}" for line in result.stderr.splitlines() if line] if result.returncode else []


class Command(BaseCommand):
    help = "Fail unless every string of the sources is translated in every catalogue, and name those that are not."
    requires_system_checks = []

    def handle(self, *args, **options):
        project = Path(settings.BASE_DIR)
        folder = Path(settings.LOCALE_PATHS[0]).relative_to(project)
        problems = 0
        with tempfile.TemporaryDirectory(prefix="catalogues-") as temporary:
            copy = Path(temporary) / "project"
            collect_in_a_copy(project, copy)
            for language in catalogue_languages():
                name = folder / language / "LC_MESSAGES" / "django.po"
                gaps = [*find_gaps(project / name, copy / name), *find_uncollected(copy, copy / name)]
                if (project / name).exists():
                    gaps += check_formats(project / name)
                for gap in gaps:
                    self.stdout.write(f"{language}: {gap}")
                problems += len(gaps)
        if problems:
            raise CommandError(f"{problems} gap(s) in the catalogues: run `make messages`, then translate them.")
        self.stdout.write(f"The catalogues are complete ({', '.join(catalogue_languages())}).")
