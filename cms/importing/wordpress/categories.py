"""The table of an export's categories and tags: what each becomes, which an editor decides in a spreadsheet.

The command writes it (`--write-categories`), with what is here already; filled in, it is given back (`--map`).
"""

import csv
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from cms.core.editing.spreadsheets import neutralize

from .export import Term

COLUMNS = ["language", "taxonomy", "category", "texts", "becomes", "name"]
LEFT_OUT = "-"


class TableError(Exception):
    """A table of categories cannot be used; its message says why."""


@dataclass(frozen=True)
class Choice:
    """What a category becomes: a field of the page type ("section", "topic", or LEFT_OUT), and the name there."""

    becomes: str
    name: str


@dataclass
class Categories:
    """The choices of a table, and what was met in the export."""

    choices: dict[tuple[str, str, str], Choice] = field(default_factory=dict)
    _met: Counter = field(default_factory=Counter)
    _found: dict[tuple[str, str, str], Choice] = field(default_factory=dict)

    def find(self, language: str, term: Term) -> Choice | None:
        """Return what was decided for a category; None if nothing was."""
        return self.choices.get(_get_key(language, term.domain, term.name))

    def note(self, language: str, term: Term, found: Choice | None) -> None:
        """Note that a text has a category, and what that became."""
        key = (language, term.domain, term.name)
        self._met[key] += 1
        if found is not None:
            self._found[key] = found

    def write(self, file: TextIO) -> None:
        """Write the table, the most frequent first."""
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for key, number in self._met.most_common():
            found = self._found.get(key, Choice("", ""))
            writer.writerow([neutralize(str(cell)) for cell in (*key, number, found.becomes, found.name)])


def read_categories(path: Path, allowed: tuple[str, ...]) -> Categories:
    """Read a table that somebody filled in. allowed: what categories may become. Raises TableError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(f"{path} is not in UTF-8: save it again in that encoding.") from error
    lines = text.splitlines()
    rows = csv.DictReader(lines, delimiter=";" if lines and ";" in lines[0] else ",")
    if missing := {"language", "taxonomy", "category", "becomes"} - set(rows.fieldnames or ()):
        raise TableError(f"{path} has no column “{min(missing)}”.")
    choices = {}
    for number, row in enumerate(rows, start=2):
        becomes = (row["becomes"] or "").strip().lower()
        if not becomes:
            continue
        if becomes not in (*allowed, LEFT_OUT):
            raise TableError(f"{path}, line {number}: “{becomes}” is none of {', '.join(allowed)} and {LEFT_OUT}.")
        # Cells of a spreadsheet that began as formulas have an apostrophe before them.
        category, name = ((row.get(column) or "").strip().removeprefix("'") for column in ("category", "name"))
        key = _get_key((row["language"] or "").strip(), (row["taxonomy"] or "").strip(), category)
        choices[key] = Choice(becomes, " ".join((name or category).split())[:80])
    return Categories(choices)


def _get_key(language: str, taxonomy: str, name: str) -> tuple[str, str, str]:
    return language.lower(), taxonomy, name.casefold().removeprefix("'")
