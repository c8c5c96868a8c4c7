"""Read one file of demonstration texts: front matter in YAML, and a body in Markdown."""

import re
from collections.abc import Iterable
from pathlib import Path

import yaml
from django.conf import settings

from .markdown import BodyReader
from .words import TextError

SHARED = "all_languages"  # the field of an original with values that are not texts
_FRONT_MATTER = re.compile(r"---\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class _Loader(yaml.SafeLoader):
    """YAML loader that keeps dates as strings."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read_file(path: Path, body: str | None, images: Iterable[str]) -> tuple[dict, list]:
    """Return the front matter of a file, and the blocks of its body with their lines."""
    try:
        text = path.read_text(encoding="utf-8-sig")  # converts line ends too
    except UnicodeDecodeError as error:
        raise TextError(show(path), 1, f"The file is not UTF-8: {error}.") from error
    matter = _FRONT_MATTER.match(text)
    if matter is None:
        raise TextError(show(path), 1, "The file begins with --- on a line, its fields, and --- on a line.")
    try:
        fields = yaml.load(matter[1], Loader=_Loader)  # noqa: S506 (a safe one)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise TextError(show(path), line, f"{error.problem}; words with “: ” or “#” want quotes.") from error
    if not isinstance(fields, dict):
        raise TextError(show(path), 2, "The fields are written “name: words”, one a line.")
    for name, value in fields.items():
        if name != SHARED and not _is_words(value):
            raise TextError(show(path), find_line(path, name), f"“{name}” is not a text: put it in quotes.")
    first_line = text.count("\n", 0, matter.end()) + 1
    blocks = BodyReader(show(path), images).read(text[matter.end() :], first_line)
    if blocks and body is None:
        raise TextError(show(path), blocks[0][0], "This kind of text has no body below its fields.")
    return fields, blocks


def _is_words(value) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value))


def find_line(path: Path, field: str) -> int:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.strip().startswith(f"{field}:")), 1)


def show(path: Path) -> Path:
    return path.relative_to(settings.BASE_DIR) if path.is_relative_to(settings.BASE_DIR) else path
