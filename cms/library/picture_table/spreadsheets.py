"""The table as a CSV file, for spreadsheet programs: out, and in again with what would change."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.core.editing.spreadsheets import neutralize
from cms.core.sanitizing.characters import drop_unstorable
from cms.core.sanitizing.ids import read_id
from cms.images.models import CustomImage
from cms.images.table.columns import CHECKS, Column

from .rows import Table, same

KEY = "id"
FILE = "file"
MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 2000


@dataclass
class Change:
    """What a file says of one picture, where it differs from the library."""

    image: CustomImage
    values: dict[str, str | list[str]]
    shown: list[tuple[str, str, str]] = field(default_factory=list)  # label, before, after


def write_csv(table: Table, images: Iterable[CustomImage]) -> str:
    """Return a CSV file of pictures. Its first line has the names of the columns, which reading it needs."""
    output = io.StringIO()
    writer = csv.writer(output, delimiter=";", lineterminator="\r\n")
    writer.writerow([KEY, FILE, *(column.name for column in table.columns)])
    for image in images:
        values = table.read_values(image)
        cells = [_join(values[column.name]) for column in table.columns]
        writer.writerow([image.pk, *map(neutralize, (image.filename, *cells))])
    return "\ufeff" + output.getvalue()


def _join(value: str | list[str]) -> str:
    return ", ".join(value) if isinstance(value, list) else value


def read_csv(content: bytes, table: Table) -> dict[int, dict[str, str | list[str]]]:
    """Return the values in a CSV file by the ids of pictures. Raises ValidationError with a sentence.

    A column that is missing, and names that are not known, change nothing.
    """
    if len(content) > MOST_BYTES:
        raise ValidationError(_("This file is too large: at most 5 MB are read."))
    if b"\x00" in content:
        raise ValidationError(_("This is not a CSV file. Save the table as CSV (UTF-8) and choose that file."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")  # older spreadsheet programs
    head = text.partition("\n")[0]
    delimiter = max(";,\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = {column.name: column for column in table.columns}
    try:
        names = [name.strip() for name in next(rows, [])]
        if KEY not in names:
            raise ValidationError(_("The first line lacks the column “id”. Start from a file that this page has made."))
        found: dict[int, dict] = {}
        for row in rows:
            cells = dict(zip(names, row, strict=False))
            if (pk := read_id(cells.get(KEY, "").strip())) is not None:
                found[pk] = {name: _read(columns[name], cell) for name, cell in cells.items() if name in columns}
            if len(found) > MOST_ROWS:
                raise ValidationError(_("This file has too many lines: at most 2,000 pictures are read at once."))
    except csv.Error as error:
        raise ValidationError(
            _("This is not a CSV file. Save the table as CSV (UTF-8) and choose that file.")
        ) from error
    return found


def _read(column: Column, cell: str) -> str | list[str]:
    """Return the value of a cell; the apostrophe that `write_csv` put before a sign is taken away."""
    cell = drop_unstorable(cell).strip()
    if cell.startswith("'") and neutralize(cell[1:]) == cell:
        cell = cell[1:]
    if column.kind == CHECKS:
        return [code.strip() for code in cell.split(",") if code.strip()]
    return cell


def find_changes(table: Table, images: Iterable[CustomImage], said: dict[int, dict]) -> list[Change]:
    """Return what would change, picture by picture."""
    labels = {column.name: column for column in table.columns}
    changes = []
    for image in images:
        now = table.read_values(image)
        values = {name: value for name, value in said[image.pk].items() if not same(value, now[name])}
        if values:
            shown = [(labels[name].label, _join(now[name]), _join(value)) for name, value in values.items()]
            changes.append(Change(image, values, shown))
    return changes
