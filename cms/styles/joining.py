"""Join the parts of a stylesheet into the one file that browsers request.

The files directly in `cms/styles/css/` are the stylesheets: `site.css` for readers, `admin.css` for the admin. Their
`@import` rules are plain CSS and set the order and the layer of each part. The parts are in the folders next to them.
"""

import re
from functools import partial
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

SOURCES = Path(__file__).parent / "css"

_IMPORT = re.compile(r'^@import url\("([^"]+)"\)(?: layer\(([\w-]+)\))?;$', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENTATION = re.compile(r"^\s+", re.MULTILINE)


def list_stylesheets() -> list[str]:
    """Return the file names of the stylesheets, sorted."""
    return sorted(path.name for path in SOURCES.glob("*.css"))


def list_parts(name: str) -> list[str]:
    """Return the paths of the files that a stylesheet imports, in order."""
    return [path for path, _layer in _IMPORT.findall(_read(name))]


def join(name: str) -> str:
    """Return a stylesheet with its imports included, without comments and indentation.

    Raises ImproperlyConfigured for an import of another form, or of a missing file.
    """
    css = _IMPORT.sub(partial(_get_part, name), _read(name))
    css = _INDENTATION.sub("", _COMMENT.sub("", css))
    if "@import" in css:
        raise ImproperlyConfigured(f"{name}: only '@import url(\"file.css\") layer(name);' is understood, one a line.")
    return css


def _get_part(name: str, rule: re.Match) -> str:
    path, layer = rule.groups()
    try:
        css = _read(path)
    except FileNotFoundError as error:
        raise ImproperlyConfigured(f"{name} imports {path}, which is not in {SOURCES}.") from error
    return f"@layer {layer} {{\n{css}}}" if layer else css


def _read(path: str) -> str:
    return (SOURCES / path).read_text(encoding="utf-8")
