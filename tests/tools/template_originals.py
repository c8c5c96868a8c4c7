"""List the originals of the templates that we copy, with the SHA-256 of each.

`python -m tests.tools.template_originals > tests/compat/templates.txt`. A template of ours with the name of a library's
replaces it.
"""

import hashlib
import os
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings


def list_originals() -> list[str]:
    """Return a line for each template of ours that replaces a library's."""
    folders = [*map(Path, settings.TEMPLATES[0]["DIRS"])]
    folders += [Path(app.path) / "templates" for app in apps.get_app_configs()]
    ours = [folder for folder in folders if is_ours(folder)]
    theirs = [folder for folder in folders if not is_ours(folder)]
    lines = set()
    for folder in ours:
        for path in folder.rglob("*.html"):
            name = path.relative_to(folder)
            original = next((place / name for place in theirs if (place / name).is_file()), None)
            if original:
                lines.add(f"{name.as_posix()} {hashlib.sha256(original.read_bytes()).hexdigest()}")
    return sorted(lines)


def is_ours(folder: Path) -> bool:
    return folder.is_relative_to(settings.BASE_DIR) and "site-packages" not in folder.parts


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    print("\n".join(list_originals()))
