"""The static files of `make run`, as in production: compressed, with a hash in their names, kept by browsers."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_static_files() -> bool:
    """Collect the static files, unless they are as they were the last time; return whether they were collected.

    To compress them takes ten seconds.
    """
    note = Path(settings.STATIC_ROOT) / ".collected-from"
    sources = _describe_sources()
    if note.exists() and note.read_text() == sources:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    note.write_text(sources)
    return True


def _describe_sources() -> str:
    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            with storage.open(path) as file:
                found.update(path.encode() + hashlib.sha256(file.read()).digest())
    return found.hexdigest()
