"""Files of LibreOffice and other programs in OpenDocument (.odt), turned into markup."""

from django.utils.html import escape
from lxml import etree

from ..markup.reader import read_markup
from ..reading import Reading
from ..reasons import Reason
from .odt_styles import STYLE, TEXT, OdtStyles
from .packages import Package, say_damaged, say_protected

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
DC = "{http://purl.org/dc/elements/1.1/}"
_KINDS = ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template")
_MOST_REPEATED = 50
_INDEXES = ("table-of-content", "alphabetical-index", "illustration-index")
_DRAWINGS = ("custom-shape", "line", "g", "rect", "ellipse", "path", "polyline")
_MATHS = b"http://www.w3.org/1998/Math/MathML"


def read_odt(content: bytes) -> Reading:
    """Return what an OpenDocument text says, with the files of its pictures. Raises UnreadableError."""
    package = Package(content)
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise say_protected()
    root = package.read_xml("content.xml")
    text = root.find(f"{OFFICE}body/{OFFICE}text") if root is not None else None
    if text is None or (package.read("mimetype") or b"application").decode("ascii", "replace").strip() not in (
        *_KINDS,
        "application",
    ):
        raise say_damaged()
    named = package.read_xml("styles.xml")
    writer = _Writer(OdtStyles(named, root), package)
    reading = read_markup(writer.write(text))
    for picture in reading.pictures:
        path = writer.pictures.get(picture.name, "")
        picture.name, picture.content = path.rpartition("/")[2], package.read(path)
    for reason, number in writer.counted.items():
        reading.leave_out(reason, number)
    reading.leave_out(Reason.HEADERS, _count_headers(named))
    meta = package.read_xml("meta.xml")
    title = meta.findtext(f".//{DC}title") if meta is not None else ""
    reading.title = " ".join((title or "").split())
    return reading


def _count_headers(named: etree.ElementBase | None) -> int:
    found = named.iter(STYLE + "header", STYLE + "footer") if named is not None else ()
    return sum(any(text.strip() for text in node.itertext()) for node in found)


class _Writer:
    """Writes the elements of a text as markup. Their depth is bounded by the parser."""

    def __init__(self, styles: OdtStyles, package: Package):
        self._styles, self._package = styles, package
        self.pictures: dict[str, str] = {}  # the paths of pictures by the address that they have in the markup
        self.counted: dict[Reason, int] = {}
        self._notes: list[str] = []
        self._lists: list[str] = []  # the styles of the open lists

    def write(self, text: etree.ElementBase) -> str:
        html = self._write_all(text)
        return f"{html}<ol>{''.join(self._notes)}</ol>"

    def _count(self, reason: Reason, number: int = 1) -> None:
        self.counted[reason] = self.counted.get(reason, 0) + number

    def _write_all(self, node: etree.ElementBase) -> str:
        parts = [escape(node.text or "")]
        for child in node:
            parts += [self._write(child) if isinstance(child.tag, str) else "", escape(child.tail or "")]
        return "".join(parts)

    def _write(self, node: etree.ElementBase) -> str:
        write = _WRITERS.get(node.tag)
        return write(self, node) if write else self._write_all(node)

    # --- Text --------------------------------------------------------------------------------------------------------

    def _write_paragraph(self, node: etree.ElementBase) -> str:
        style = node.get(TEXT + "style-name") or ""
        if level := self._styles.find_level(style):
            return f"<h{min(level, 6)}>{self._write_all(node)}</h{min(level, 6)}>"
        found = self._styles.find_class(style)
        css = self._styles.declare("paragraph", style)
        return f'<p class="{found}" style="{escape(css)}">{self._write_all(node)}</p>'

    def _write_heading(self, node: etree.ElementBase) -> str:
        level = min(_read_number(node.get(TEXT + "outline-level")), 6)
        return f"<h{level}>{self._write_all(node)}</h{level}>"

    def _write_span(self, node: etree.ElementBase) -> str:
        css = self._styles.declare("text", node.get(TEXT + "style-name") or "")
        return f'<span style="{escape(css)}">{self._write_all(node)}</span>'

    def _write_link(self, node: etree.ElementBase) -> str:
        return f'<a href="{escape(node.get(XLINK + "href") or "")}">{self._write_all(node)}</a>'

    def _write_list(self, node: etree.ElementBase) -> str:
        style = node.get(TEXT + "style-name") or (self._lists[-1] if self._lists else "")
        tag = "ol" if self._styles.is_ordered(style, len(self._lists)) else "ul"
        self._lists.append(style)
        items = node.iterchildren(TEXT + "list-item", TEXT + "list-header")
        html = "".join(f"<li>{self._write_all(item)}</li>" for item in items)
        self._lists.pop()
        return f"<{tag}>{html}</{tag}>"

    def _write_note(self, node: etree.ElementBase) -> str:
        body = node.find(TEXT + "note-body")
        if body is None:
            return ""
        number = len(self._notes) + 1
        self._notes.append("")  # a note in a note has a number of its own
        words = self._write_all(body)
        self._notes[number - 1] = f'<li id="fn{number}">{words}<a href="#fnref{number}">{number}</a></li>'
        return f'<sup><a href="#fn{number}" id="fnref{number}">{number}</a></sup>'

    def _write_ruby(self, node: etree.ElementBase) -> str:
        base, above = (node.find(TEXT + name) for name in ("ruby-base", "ruby-text"))
        words, annotation = (self._write_all(part) if part is not None else "" for part in (base, above))
        return f"<ruby>{words}<rt>{annotation}</rt></ruby>" if annotation else words

    # --- Tables and pictures -----------------------------------------------------------------------------------------

    def _write_table(self, node: etree.ElementBase) -> str:
        lists, self._lists = self._lists, []
        heads = [
            row for part in node.iterchildren(TABLE + "table-header-rows") for row in part.iter(TABLE + "table-row")
        ]
        rows = [row for row in node.iter(TABLE + "table-row") if _find_table(row) is node and row not in heads]
        head, body = ("".join(self._write_row(row) for row in part) for part in (heads, rows))
        self._lists = lists
        return f"<table>{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table>"

    def _write_row(self, row: etree.ElementBase) -> str:
        cells = []
        for cell in row.iterchildren(TABLE + "table-cell"):
            columns, rows = (_read_number(cell.get(f"{TABLE}number-{what}-spanned")) for what in ("columns", "rows"))
            times = min(_read_number(cell.get(TABLE + "number-columns-repeated")), _MOST_REPEATED)
            cells += [f'<td colspan="{columns}" rowspan="{rows}">{self._write_all(cell)}</td>'] * times
        return f"<tr>{''.join(cells)}</tr>"

    def _write_frame(self, node: etree.ElementBase) -> str:
        """Write the picture or the words of a frame; what else it holds is counted."""
        image, box, thing = (node.find(DRAW + name) for name in ("image", "text-box", "object"))
        if box is not None:
            return self._write_all(box)
        if thing is not None or node.find(DRAW + "object-ole") is not None:
            return self._count_thing(thing)
        if image is None:
            return ""
        alt = node.findtext(SVG + "desc") or node.findtext(SVG + "title") or ""
        key = f"picture:{len(self.pictures)}"
        self.pictures[key] = (image.get(XLINK + "href") or "").removeprefix("./")
        return f'<img src="{key}" alt="{escape(alt)}">'

    def _count_thing(self, thing: etree.ElementBase | None) -> str:
        """Count an embedded object; write the words of a formula."""
        path = ((thing.get(XLINK + "href") if thing is not None else "") or "").removeprefix("./")
        content = self._package.read(f"{path}/content.xml") if path else b""
        if _MATHS in content:
            self._count(Reason.FORMULAS)
            root = self._package.read_xml(f"{path}/content.xml")
            return escape("".join(t for t in root.itertext() if t.strip()))
        self._count(Reason.DRAWINGS if b"opendocument:xmlns:chart" in content else Reason.FILES)
        return ""

    # --- What is left out --------------------------------------------------------------------------------------------

    def _leave_comment(self, node: etree.ElementBase) -> str:
        self._count(Reason.COMMENTS)
        return ""

    def _leave_changes(self, node: etree.ElementBase) -> str:
        self._count(Reason.CHANGES, sum(1 for _region in node.iterchildren(TEXT + "changed-region")))
        return ""

    def _leave_contents(self, node: etree.ElementBase) -> str:
        self._count(Reason.CONTENTS, sum(bool("".join(line.itertext()).strip()) for line in node.iter(TEXT + "p")))
        return ""

    def _leave_drawing(self, node: etree.ElementBase) -> str:
        self._count(Reason.DRAWINGS)
        return self._write_all(node)


def _read_number(text: str | None) -> int:
    """Return a number from 1 on; 1 for what is none."""
    return max(int(text), 1) if text and text.isascii() and text.isdecimal() and len(text) < 9 else 1


def _find_table(row: etree.ElementBase) -> etree.ElementBase | None:
    return next(row.iterancestors(TABLE + "table"), None)


_WRITERS = {
    TEXT + "p": _Writer._write_paragraph,
    TEXT + "h": _Writer._write_heading,
    TEXT + "span": _Writer._write_span,
    TEXT + "a": _Writer._write_link,
    DRAW + "a": _Writer._write_link,  # around a picture
    TEXT + "list": _Writer._write_list,
    TEXT + "note": _Writer._write_note,
    TEXT + "ruby": _Writer._write_ruby,
    TEXT + "s": lambda writer, node: " ",
    TEXT + "tab": lambda writer, node: " ",
    TEXT + "line-break": lambda writer, node: "<br>",
    TEXT + "soft-page-break": lambda writer, node: "",
    TEXT + "sequence-decls": lambda writer, node: "",
    OFFICE + "forms": lambda writer, node: "",
    OFFICE + "annotation": _Writer._leave_comment,
    OFFICE + "annotation-end": lambda writer, node: "",
    TEXT + "tracked-changes": _Writer._leave_changes,
    TABLE + "table": _Writer._write_table,
    DRAW + "frame": _Writer._write_frame,
    **{TEXT + name: _Writer._leave_contents for name in _INDEXES},
    **{DRAW + name: _Writer._leave_drawing for name in _DRAWINGS},
}
