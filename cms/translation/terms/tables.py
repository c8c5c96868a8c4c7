"""Terms as CSV, for spreadsheets: one line for each concept, three columns for each language."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from .entries import ADMITTED, FORBIDDEN, PREFERRED, Entry, Words
from .files import MOST_CONCEPTS, BadTermFileError, check_size

FIXED = ("kind", "scientific_name", "do_not_translate", "note")
_COLUMNS = {PREFERRED: "{}", ADMITTED: "{}_admitted", FORBIDDEN: "{}_forbidden"}
_SEPARATOR = "|"  # between several words in a cell
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would calculate these


def write_csv(entries: Iterable[Entry], languages: Sequence[str]) -> bytes:
    """Return a CSV file with the terms, in UTF-8 with a mark that spreadsheets need.

    languages: the codes of those that have columns.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([*FIXED, *(name.format(code) for code in languages for name in _COLUMNS.values())])
    for entry in entries:
        cells = [entry.kind, entry.scientific_name, "yes" if entry.do_not_translate else "", entry.note]
        for code in languages:
            for usage in _COLUMNS:
                words = [one.text for one in entry.list_words(code) if one.usage == usage]
                cells.append(f" {_SEPARATOR} ".join(words))
        writer.writerow([_guard(cell) for cell in cells])
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def read_csv(content: bytes) -> list[Entry]:
    """Return the terms of a CSV file. Raises BadTermFileError with a sentence."""
    check_size(content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadTermFileError(_("This file is not in UTF-8.")) from error
    heading = text.partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise BadTermFileError(_("This is not a CSV file.")) from error
    if len(rows) > MOST_CONCEPTS:
        raise BadTermFileError(_("This file has too many terms."))
    columns = {(name or "").strip().lower(): name for name in (rows[0] if rows else {})}
    languages = [name for name in columns if name and name not in FIXED and "_" not in name]
    if "kind" not in columns or not languages:
        raise BadTermFileError(_("This file has no columns of terms: it needs “kind”, and one for each language."))
    return [_read_row(row, number, columns, languages) for number, row in enumerate(rows, 2)]


def _read_row(row: dict, number: int, columns: dict, languages: list[str]) -> Entry:
    def read(name: str) -> str:
        return _unguard((row.get(columns.get(name)) or "").strip()) if name in columns else ""

    words = [
        Words(code, text.strip(), usage)
        for code in languages
        for usage, name in _COLUMNS.items()
        for text in read(name.format(code)).split(_SEPARATOR)
        if text.strip()
    ]
    return Entry(
        key=str(number),
        kind=read("kind").lower(),
        words=tuple(words),
        scientific_name=read("scientific_name"),
        do_not_translate=read("do_not_translate").lower() in {"yes", "true", "1", "x", "oui", "sim"},
        note=read("note"),
    )


def _guard(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _unguard(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell
