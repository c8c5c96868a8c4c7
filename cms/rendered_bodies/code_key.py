"""A key of the code that renders bodies: after a deployment with other code, all bodies are rendered again."""

import hashlib
from functools import cache
from pathlib import Path

import django
import wagtail
from django.conf import settings
from django.templatetags.static import static

from cms.languages.registry import find_profile_files

# Files that determine the HTML of a body and what is stored with it: blocks and their templates, links, typesetting,
# images with their layouts and credits, structured data, and the translated words between them. A test observes what
# rendering uses. Whole folders are named, so that a new module in one of them is covered.
FILES = (
    "cms/rendered_bodies/*.py",
    "cms/compat/*.py",
    "cms/core/**/*.py",
    "cms/audio/*.py",
    "cms/languages/*.py",
    "cms/maps/*.py",
    "cms/maps/*.bin",
    "cms/images/**/*.py",
    "cms/images/templates/images/*.html",
    "cms/pages/*.py",
    "cms/pages/blocks/*.py",
    "cms/side_by_side/templatetags/*.py",
    "cms/structured_data/**/*.py",
    "cms/templates/blocks/*.html",
    "cms/templates/includes/blocks.html",
    "cms/templates/includes/flag.html",
    "cms/templates/includes/lead.html",
    "cms/templates/includes/text_contents.html",
    "cms/templates/wagtailcore/shared/richtext.html",
    "locale/*/LC_MESSAGES/django.mo",
)


@cache
def get_code_key() -> str:
    """Return a hash of all code that renders bodies, and of the settings that affect it; computed once."""
    digest = hashlib.sha256()
    scripts = (static("js/embed.js"), static("js/audio.js"))
    for part in (django.__version__, wagtail.__version__, settings.MEDIA_URL, *scripts):
        digest.update(f"{part}\0".encode())
    for path in find_files():
        digest.update(path.read_bytes())
    return digest.hexdigest()


def find_files() -> list[Path]:
    """Return the files of which the key is a hash, sorted."""
    found = {path for pattern in FILES for path in settings.BASE_DIR.glob(pattern)}
    return sorted(found.union(find_profile_files()))
