"""Tables in markup: rows of plain cells, as our table block holds them."""

from lxml.html import HtmlElement

from cms.pages.blocks.tables import Head

MOST_CELLS = 20_000
_PARTS = ("caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th")


def list_rows(table: HtmlElement) -> list[HtmlElement]:
    """Return the rows of a table, without those of tables inside it."""
    rows, last = [], []
    for child in table.iterchildren("*"):
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("thead", "tbody"):
            rows += child.iterchildren("tr")
        elif child.tag == "tfoot":
            last += child.iterchildren("tr")
    return rows + last


def list_cells(row: HtmlElement) -> list[HtmlElement]:
    return list(row.iterchildren("td", "th"))


def list_loose(table: HtmlElement) -> list[HtmlElement | str]:
    """Return what stands between the cells of a table, where only broken markup has something."""
    loose: list[HtmlElement | str] = []
    for part in (table, *table.iterchildren("thead", "tbody", "tfoot"), *list_rows(table)):
        loose.append(part.text or "")
        for child in part.iterchildren():
            if isinstance(child.tag, str) and child.tag not in _PARTS:
                loose.append(child)
            loose.append(child.tail or "")
    return [each for each in loose if not isinstance(each, str) or each.strip()]


def is_layout(table: HtmlElement) -> bool:
    """Return whether a table only arranges a page: it has tables in it, or a single cell."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
        return True
    return sum(len(list_cells(row)) for row in list_rows(table)) < 2


def loses_cells(table: HtmlElement) -> bool:
    """Return whether a table is read as text that seems to have cells of its own: with tables in it."""
    if table.get("role") in ("presentation", "none") or table.get("border") == "0":
        return False
    has_rows = sum(len(list_cells(row)) > 1 for row in list_rows(table)) > 1
    return has_rows and next(table.iterdescendants("table"), None) is not None


def span(cell: HtmlElement, name: str, most: int) -> int:
    """Return over how many rows or columns a cell extends."""
    text = cell.get(name) or "1"
    return min(max(int(text), 1), most) if text.isascii() and text.isdecimal() and len(text) < 6 else 1


def arrange(rows: list[list[tuple[object, int, int]]]) -> list[list]:
    """Return rows of the same length from cells with their columns and rows; where a cell extends to is None."""
    grid: dict[tuple[int, int], object] = {}
    for number, row in enumerate(rows):
        column = 0
        for value, columns, depth in row:
            while (number, column) in grid:
                column += 1
            for y in range(number, min(number + depth, len(rows))):
                for x in range(column, column + columns):
                    grid[y, x] = None
            grid[number, column] = value
            column += columns
            if len(grid) > MOST_CELLS:
                break
    width = max((x for _y, x in grid), default=-1) + 1
    return [[grid.get((y, x)) for x in range(width)] for y in range(len(rows))]


def find_head(table: HtmlElement, bold: list[list[bool | None]]) -> Head:
    """Return which cells are heads. bold: for each cell whether all its words are, None for an empty one."""
    rows = list_rows(table)
    first = rows[0].getparent() if rows else None
    has_row = first is not None and (first.tag == "thead" or _is_head(list_cells(rows[0])))
    has_column = len(rows) > 1 and all(_is_head(list_cells(row)[:1]) for row in rows[1:])
    if not has_row and not has_column:
        has_row = _is_bold(bold[0]) if bold else False
        has_column = len(bold) > 1 and _is_bold([row[0] for row in bold[1:] if row])
        if has_row and has_column and all(all(cell is not False for cell in row) for row in bold):
            has_column = False  # the whole table is bold: that says nothing of its first column
    return Head.BOTH if has_row and has_column else Head.COLUMN if has_column else Head.ROW


def has_bold(grid: list[list], bold: list[list[bool | None]], head: Head) -> bool:
    """Return whether bold words stand out in a table, other than as its heads. grid: the runs of each cell."""
    top, left = int(head in (Head.ROW, Head.BOTH)), int(head in (Head.COLUMN, Head.BOTH))
    cells = {state for row in bold[top:] for state in row[left:] if state is not None}
    words = [run for row in grid for runs in row for run in runs or [] if run.text.strip()]
    is_mixed = any(
        state is False and any(run.bold and run.text.strip() for run in runs or [])
        for states, row in zip(bold, grid, strict=True)
        for state, runs in zip(states, row, strict=True)
    )
    return is_mixed or (len(cells) > 1 and any(run.bold for run in words))


def _is_head(cells: list[HtmlElement]) -> bool:
    return bool(cells) and all(cell.tag == "th" for cell in cells)


def _is_bold(cells: list[bool | None]) -> bool:
    return any(cells) and all(cell is not False for cell in cells)
