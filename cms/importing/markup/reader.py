"""Markup as other programs write it, on the clipboard or in files, read as elements: headings, paragraphs, lists."""

from dataclasses import replace
from itertools import count

from lxml.html import HtmlElement

from ..reading import Element, Kind, Picture, Reading, Run
from ..reasons import Reason
from ..runs import get_text, mark_first_word, mark_last_word, split_paragraphs, tidy, write
from . import tables
from .context import HIDDEN_TAGS, Context, enter
from .links import clean_link, read_video
from .losses import count_leaving, count_losses, find_reason
from .notes import Notes
from .parsing import parse
from .pictures import is_emoji
from .spaces import collapse, free_spaces, show_indentation
from .styles import Styles, stands_alone
from .tidying import tidy_elements

DEEPEST = 120  # elements inside each other; below, only the words are read
NOTE_FEATURES = ("bold", "italic", "link", "superscript", "subscript")


def read_markup(html: str) -> Reading:
    """Return what markup says. Nothing is lost in silence: the reading counts what was left out or changed.

    Raises UnreadableError if it is too long.
    """
    root = parse(html)
    if root is None:
        return Reading()
    shared = Shared(root)
    reader = Reader(shared)
    reader.read(root)
    reading = shared.reading
    reading.elements = tidy_elements(reader.finish(), reading)
    _read_notes(shared)
    return reading


class Shared:
    """What the readers of a document and of its notes have in common."""

    def __init__(self, root: HtmlElement):
        self.reading = Reading()
        self.styles = Styles(root)
        self.notes = Notes(root)
        self.held = set(self.notes.places.values())  # the elements of notes
        self.quotes = count(1)
        self.joined: dict[str, str] = {}  # notes that stand in another one, as a word has one mark
        self.reading.leave_out(Reason.COMMENTS, len(self.notes.comments))


def _read_notes(shared: Shared) -> None:
    """Read the notes, in the order of their marks. Two notes of the same word are joined."""
    htmls: dict[str, str] = {}
    for note, place in shared.notes.places.items():
        reader = Reader(shared, place)
        reader.read(place)
        elements = tidy_elements(reader.finish(), shared.reading)
        htmls[note] = "".join(f"<p>{write(element.runs, NOTE_FEATURES)}</p>" for element in elements if element.runs)
    for note, taken in shared.joined.items():
        htmls[taken] = htmls[taken] + htmls.pop(note, "")
    shared.reading.notes = {note: html for note, html in htmls.items() if html}


class Reader:
    """Reads the elements below a root, in their order."""

    def __init__(self, shared: Shared, place: HtmlElement | None = None):
        self._shared, self._place = shared, place
        self._reading = shared.reading
        self._elements: list[Element] = []
        self._runs: list[Run] = []
        self._waiting: list[str] = []  # notes whose marks stand before the first word of a paragraph
        self._rules: list[int] = []
        self._last_item: object = None

    def read(self, root: HtmlElement) -> None:
        self._read(root, Context(), 0)
        self._close(Context())

    def finish(self) -> list[Element]:
        """Return the elements. A rule above the first or below the last one parts nothing."""
        rules = sum(0 < number < len(self._elements) for number in self._rules)
        self._reading.leave_out(Reason.RULES, rules)
        return self._elements

    def _read(self, node: HtmlElement, around: Context, depth: int) -> None:
        """Read an element with all in it; its tail belongs to what is around it."""
        if self._is_skipped(node):
            return
        if depth > DEEPEST:
            self._add(" ".join(node.itertext()), around)
            return
        style = self._shared.styles.get(node)
        context = enter(node, style, around)
        if node.tag == "blockquote" and next(node.iterchildren("p", "div"), None) is not None:
            context = replace(context, level=next(self._shared.quotes))
        count_leaving(node, around, self._reading)
        if self._read_special(node, style, context, around, depth):
            return
        count_losses(node, style, context, around, self._reading)
        is_line = not context.is_block and stands_alone(style)
        if context.is_block:
            self._close(around)
        elif is_line:
            self._break_line()
        before, after = _find_marks(node)
        self._add(f"{before}{node.text or ''}", context)
        for child in node:
            self._read(child, context, depth + 1)
            self._add(child.tail, context)
        self._add(after, context)
        if context.is_block:
            self._close(context)
        elif is_line:
            self._break_line(is_empty=not "".join(node.itertext()).strip())

    def _is_skipped(self, node: HtmlElement) -> bool:
        notes = self._shared.notes
        if not isinstance(node.tag, str) or node.tag in HIDDEN_TAGS:
            return True
        if (node in self._shared.held and node is not self._place) or node in notes.comments:
            return True
        return node in notes.back or node in notes.comment_marks

    def _read_special(self, node: HtmlElement, style: dict, context: Context, around: Context, depth: int) -> bool:
        """Read what is not words in their order; return whether it was."""
        if (note := self._shared.notes.marks.get(node)) is not None:
            self._mark(note)
        elif style.get("mso-list") == "ignore":
            self._read_marker(node, context)
        elif node.tag == "br":
            self._runs.append(Run("\n"))
        elif node.tag == "hr":
            self._close(context)
            self._rules.append(len(self._elements))
        elif node.tag == "img":
            self._read_picture(node, context)
        elif node.tag == "iframe" and (video := read_video(node)) is not None:
            self._close(context)
            self._elements.append(video)
        elif node.tag == "table" and not tables.is_layout(node):
            self._close(around)
            self._read_loose(node, around, depth)
            self._read_table(node, depth)
        elif (left_out := find_reason(node, style)) is not None:
            self._reading.leave_out(*left_out)
            if node.tag in ("math", "m:omath"):
                self._add("".join(node.xpath(".//text()[not(ancestor::annotation)]")), context)
        else:
            return False
        return True

    def _read_marker(self, node: HtmlElement, context: Context) -> None:
        """Read the bullet or number that Word writes before an item; before a heading, it is part of the words."""
        marker = " ".join("".join(node.itertext()).split())
        context.item.read_marker(marker)
        if context.kind is not Kind.ITEM:
            self._add(f"{marker} ", context)

    # --- Words -------------------------------------------------------------------------------------------------------

    def _add(self, text: str | None, context: Context) -> None:
        if not text:
            return
        text = collapse(text, context)
        if not context.is_preformatted and text[:1] == " " and get_text(self._runs[-1:])[-1:] in (" ", "\n"):
            text = text[1:]
        if text:
            self._runs.append(self._form(text, context))

    def _break_line(self, is_empty: bool = False) -> None:
        """Begin a line, once; behind an empty one, a paragraph: so Slack parts these."""
        if self._runs and (is_empty or not self._runs[-1].text.endswith("\n")):
            self._runs.append(Run("\n"))

    def _form(self, text: str, context: Context) -> Run:
        href = clean_link(context.href) if context.href else ""
        return Run(text, context.bold, context.italic, context.script, href)

    def _mark(self, note: str) -> None:
        taken = mark_last_word(self._runs, note)
        if taken is None:
            self._waiting.append(note)
        elif taken != note:
            self._shared.joined[note] = taken

    def _close(self, context: Context) -> None:
        """End a paragraph: what was read since the last one becomes an element, or several."""
        runs, self._runs = self._runs, []
        paragraphs = split_paragraphs(free_spaces(runs))
        for runs in paragraphs:
            for note in self._waiting:
                taken = mark_first_word(runs, note)
                if taken not in (None, note):
                    self._shared.joined[note] = taken
            self._waiting = []
            self._put(show_indentation(runs), context)

    def _put(self, runs: list[Run], context: Context) -> None:
        if context.kind is Kind.ITEM:
            if self._last_item is context.item and self._elements and self._elements[-1].kind is Kind.ITEM:
                self._elements[-1].runs += [Run("\n"), *runs]  # a further paragraph of the same item
                return
            self._last_item = context.item
            self._reading.leave_out(Reason.DEEP_ITEMS, int(context.item.is_raised))
            element = Element(Kind.ITEM, runs, level=context.item.depth, ordered=context.item.ordered)
        else:
            element = Element(context.kind, runs, level=context.level)
        element.words = context.role
        self._elements.append(element)

    # --- What is not words -------------------------------------------------------------------------------------------

    def _read_picture(self, node: HtmlElement, context: Context) -> None:
        if node.get("width") in ("0", "1") and node.get("height") in ("0", "1"):
            return  # counts readers
        alt = (node.get("alt") or "").strip()
        if is_emoji(alt):
            self._add(alt, context)
            return
        self._close(context)
        picture = Picture(name=(node.get("src") or "")[:500], alt=" ".join((node.get("alt") or "").split()))
        self._reading.pictures.append(picture)
        self._elements.append(Element(Kind.PICTURE, picture=len(self._reading.pictures) - 1))

    def _read_loose(self, table: HtmlElement, around: Context, depth: int) -> None:
        """Read what stands between the cells of a table before it, as browsers show it."""
        for loose in tables.list_loose(table):
            if isinstance(loose, str):
                self._add(loose, around)
            else:
                self._read(loose, around, depth + 1)
        self._close(around)

    def _read_table(self, table: HtmlElement, depth: int) -> None:
        has_forms = False
        cells = []
        for row in tables.list_rows(table):
            cells.append([])
            for cell in tables.list_cells(row):
                runs = self._read_cell(cell, depth)
                has_forms |= any(run.italic or run.script or run.href or "\n" in run.text for run in runs)
                cells[-1].append((runs, tables.span(cell, "colspan", 50), tables.span(cell, "rowspan", 500)))
        self._reading.leave_out(
            Reason.MERGED_CELLS, sum(columns > 1 or rows > 1 for row in cells for _runs, columns, rows in row)
        )
        grid = tables.arrange(cells)
        bold = [[_is_bold(runs) for runs in row] for row in grid]
        head = tables.find_head(table, bold)
        has_forms |= tables.has_bold(grid, bold, head)
        rows = [[get_text(runs or []).replace("\n", " ") for runs in row] for row in grid]
        rows = [row for row in rows if any(row)]
        caption = next(table.iterchildren("caption"), None)
        words = get_text(self._read_cell(caption, depth)) if caption is not None else ""
        if rows:
            self._reading.leave_out(Reason.CELL_STYLES, int(has_forms))
            self._elements.append(Element(Kind.TABLE, rows=rows, head=head.value, words=words.replace("\n", " ")))

    def _read_cell(self, cell: HtmlElement, depth: int) -> list[Run]:
        """Return the words of a cell; the notes of its marks stay, without marks."""
        reader = Reader(self._shared, self._place)
        reader._read(cell, Context(), depth + 1)
        reader._close(Context())
        runs: list[Run] = []
        for element in reader._elements:
            if element.kind in (Kind.PICTURE, Kind.VIDEO):
                self._elements.append(element)
            elif element.runs:
                runs += [*([Run("\n")] if runs else []), *element.runs]
        return tidy(runs)


def _find_marks(node: HtmlElement) -> tuple[str, str]:
    """Return the marks that browsers show around an element; those of annotations above words stand for their place."""
    if node.tag == "rt":
        return ("", "") if (before := node.getprevious()) is not None and before.tag == "rp" else ("(", ")")
    return ("“", "”") if node.tag == "q" else ("", "")


def _is_bold(runs: list[Run] | None) -> bool | None:
    filled = [run for run in runs or [] if run.text.strip()]
    return all(run.bold for run in filled) if filled else None
