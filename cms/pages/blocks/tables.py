"""Tables of bodies: rows and cells are list items with ids of their own, so that wagtail-localize extracts each cell.

It takes no words from Wagtail's own table blocks, whose cells have no ids (docs/decisions/tables.md).
"""

import json
import re

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.db.models import TextChoices
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.list_block import ListBlockAdapter, ListValue

from cms.core.sanitizing.contentstate import clean_text
from cms.core.sanitizing.streams import ListBlock, clean_ids

MOST_ROWS, MOST_COLUMNS = 200, 20
WIDE = 5  # columns from which on a table is wider than the text

# A number as people write it: sign, thousands, decimals, percent, a currency or unit sign; or a dash for "none".
_FIGURE = re.compile(r"[-−+±~<>≈]?\s?[€$£]?\s?\d[\d\s.,’'/:]*(?:%|‰|°C?|[€$£])?|[–—-]")
_DASH = re.compile(r"[–—-]?")


class Head(TextChoices):
    """Which cells of a table are its heads."""

    ROW = "row", _("The first row")
    COLUMN = "column", _("The first column")
    BOTH = "both", _("The first row and the first column")
    NONE = "none", _("None")


class Cell:
    """A cell as templates show it. path: of its words in the block; scope: "col" or "row" if it is a head."""

    def __init__(self, text: str, path: str, scope: str, is_figure: bool):
        self.text, self.path, self.scope, self.is_figure = text, path, scope, is_figure

    @property
    def tag(self) -> str:
        # A head without words, as in the corner of a table, names nothing.
        return "th" if self.scope and self.text else "td"


class TableValue(blocks.StructValue):
    @property
    def has_head_row(self) -> bool:
        return self.get("head") in (Head.ROW, Head.BOTH)

    @property
    def has_head_column(self) -> bool:
        return self.get("head") in (Head.COLUMN, Head.BOTH)

    @property
    def width(self) -> int:
        return max((len(row) for row in self["rows"]), default=0)

    @property
    def is_wide(self) -> bool:
        return self.width >= WIDE

    @property
    def head_rows(self) -> list[list[Cell]]:
        return self.cells[:1] if self.has_head_row else []

    @property
    def body_rows(self) -> list[list[Cell]]:
        return self.cells[1:] if self.has_head_row else self.cells

    @cached_property
    def cells(self) -> list[list[Cell]]:
        """All rows, each of the same width; a row that a program made too short ends with empty cells."""
        figures = [self._holds_figures(column) for column in range(self.width)]
        return [
            [
                self._make_cell(row, number, column, is_figure)
                for column, is_figure in zip(range(self.width), figures, strict=True)
            ]
            for number, row in enumerate(self["rows"].bound_blocks)
        ]

    def _make_cell(self, row, number: int, column: int, is_figure: bool) -> Cell:
        scope = "col" if self.has_head_row and number == 0 else "row" if self.has_head_column and column == 0 else ""
        if column >= len(row.value):
            return Cell("", "", scope, is_figure)
        child = row.value.bound_blocks[column]
        return Cell(str(child.value or "").strip(), f"rows.{row.id}.{child.id}", scope, is_figure)

    def _holds_figures(self, column: int) -> bool:
        """Return whether a column has numbers only: it is aligned at its end. Heads of rows are not."""
        if self.has_head_column and column == 0:
            return False
        start = 1 if self.has_head_row else 0
        texts = [str(row[column] or "").strip() for row in list(self["rows"])[start:] if column < len(row)]
        filled = [text for text in texts if not _DASH.fullmatch(text)]
        return bool(filled) and all(_FIGURE.fullmatch(text) for text in filled)


def _list(value) -> list:
    if not isinstance(value, list):
        raise TypeError
    return value


def _make_value(block: ListBlock, items) -> ListValue:
    children = [ListValue.ListChild(block.child_block, value, id=child_id) for child_id, value in items]
    return ListValue(block, bound_blocks=children)


class TableRowsBlock(ListBlock):
    """Rows of cells, which the editor shows as a grid (pages/table.js) and sends as one field of JSON."""

    def __init__(self, **kwargs):
        super().__init__(ListBlock(blocks.CharBlock(required=False), label=_("Row")), **kwargs)

    def get_default(self) -> ListValue:
        return self.normalize([["", "", ""] for _row in range(3)])

    def value_from_datadict(self, data, files, prefix) -> ListValue:
        try:
            rows = [
                (row["id"], [(cell["id"], cell["value"]) for cell in _list(row["value"])])
                for row in _list(json.loads(data[prefix]))
            ]
        except (KeyError, ValueError, TypeError, RecursionError) as error:
            raise BadRequest("This table cannot be read.") from error
        ids = clean_ids(row_id for row_id, _cells in rows)
        values = [self._read_row(cells) for _id, cells in rows]
        return _make_value(self, zip(ids, values, strict=True))

    def _read_row(self, cells: list[tuple]) -> ListValue:
        ids = clean_ids(cell_id for cell_id, _text in cells)
        texts = [clean_text(text) for _id, text in cells]
        return _make_value(self.child_block, zip(ids, texts, strict=True))

    def value_omitted_from_data(self, data, files, prefix) -> bool:
        return prefix not in data

    def clean(self, value) -> ListValue:
        value = super().clean(value)
        if len(value) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in value):
            message = _("A table can have %(rows)d rows and %(columns)d columns.")
            raise blocks.ListBlockValidationError(
                non_block_errors=[ValidationError(message, params={"rows": MOST_ROWS, "columns": MOST_COLUMNS})]
            )
        if not any(str(cell).strip() for row in value for cell in row):
            raise blocks.ListBlockValidationError(
                non_block_errors=[ValidationError(_("This table is empty: write in its cells, or paste a table."))]
            )
        return value


class TableRowsAdapter(ListBlockAdapter):
    js_constructor = "museumweek.TableRows"

    def js_args(self, block):
        name, *_child, meta = super().js_args(block)
        meta["strings"] = {
            "cell": _("Row {row}, column {column}"),
            "row": _("Row"),
            "column": _("Column"),
            "rowBefore": _("Add a row above"),
            "rowAfter": _("Add a row below"),
            "rowBack": _("Move the row up"),
            "rowOn": _("Move the row down"),
            "rowDelete": _("Delete the row"),
            "columnBefore": _("Add a column on the left"),
            "columnAfter": _("Add a column on the right"),
            "columnBack": _("Move the column to the left"),
            "columnOn": _("Move the column to the right"),
            "columnDelete": _("Delete the column"),
            "pasted": _("Pasted: {row} rows, {column} columns."),
        }
        return [name, meta]

    @cached_property
    def media(self):
        return super().media + forms.Media(js=["pages/table.js"], css={"all": ["pages/table.css"]})


register(TableRowsAdapter(), TableRowsBlock)
