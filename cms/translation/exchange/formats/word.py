"""A Word document with a table, for translators without a program: its columns are id, field, original, translation.

Tags are `{1}…{/1}` and `{2/}`. The document says in a line of its own to which translation it belongs.
"""

import io
import re
from zipfile import BadZipFile

import docx
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from django.utils.translation import gettext as _
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from wagtail_localize.models import Translation

from cms.core.sanitizing.characters import drop_unstorable

from ..archives import open_zip, read_members
from ..documents import BadFileError, Document, Entry, EntryState, is_key, parse_moment
from ..exporting import read_document
from ..placeholders import to_plain

_REFERENCE = re.compile(r"\[([0-9a-f-]{36}) ([a-z-]+) ([a-z-]+) ([0-9T:.+-]+)\]", re.IGNORECASE)
# What python-docx and lxml, which reads some namespaces more strictly than Python does, raise.
_UNREADABLE = (LookupError, ValueError, AttributeError, TypeError, SyntaxError, OpcError, PythonDocxError, BadZipFile)
_MACROS = ("vbaproject", "vbadata", "activex", "oleobject", "embeddings/")


def write(translation: Translation, person=None) -> bytes:
    return write_word(read_document(translation, person))


def write_word(document: Document) -> bytes:
    """Return the Word file of a document."""
    made = docx.Document()
    made.core_properties.title = drop_unstorable(document.title)[:255]
    made.core_properties.language = document.language
    made.core_properties.author = ""
    made.add_heading(drop_unstorable(document.title), level=1)
    made.add_paragraph(
        _(
            "Write the translation into the last column. Keep the signs in braces, such as {1}: they stand for links "
            "and marks."
        )
    )
    if document.left_out:
        made.add_paragraph(drop_unstorable(document.left_out))
    moment = document.made_at.isoformat() if document.made_at else ""
    about = f"[{document.translation} {document.source_language} {document.language} {moment}]"
    _add_small(made.add_paragraph(), about)
    table = made.add_table(rows=1, cols=4, style="Table Grid")
    headings = [_("Reference"), _("Field"), _("Original"), _("Translation")]
    for cell, heading in zip(table.rows[0].cells, headings, strict=True):
        cell.paragraphs[0].add_run(heading).bold = True
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for entry in document.entries:
        cells = table.add_row().cells
        _add_small(cells[0].paragraphs[0], entry.key)
        notes = " — ".join([entry.label, *(note.text for note in entry.notes)])
        cells[1].text = drop_unstorable(notes)
        _fill(cells[2], to_plain(entry.source), document.source_language)
        _fill(cells[3], to_plain(entry.words, like=entry.source), document.language)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _add_small(paragraph, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(7)
    run.font.color.rgb = RGBColor(0x76, 0x76, 0x76)


def _fill(cell, text: str, language: str) -> None:
    run = cell.paragraphs[0].add_run(text)
    marked = OxmlElement("w:lang")  # spell-checking
    marked.set(qn("w:val"), language)
    run.element.get_or_add_rPr().append(marked)


def read(content: bytes) -> list[Document]:
    """Return the document of a Word file. Raises BadFileError."""
    check_safe(content)
    try:
        made = docx.Document(io.BytesIO(content))
        texts = [paragraph.text for paragraph in made.paragraphs]
        rows = [[_read_cell(cell) for cell in row.cells] for table in made.tables for row in table.rows]
    except _UNREADABLE as error:
        raise BadFileError(_("This is not a Word document that can be read.")) from error
    reference = next(filter(None, map(_REFERENCE.search, texts)), None)
    if reference is None:
        raise BadFileError(_("This document does not say which translation it belongs to: download it here again."))
    uuid, source_language, language, moment = reference.groups()
    found = [row for row in rows if len(row) >= 4 and is_key(row[0].strip())]
    return [
        Document(
            translation=uuid.lower(),
            source_language=source_language,
            language=language,
            made_at=parse_moment(moment),
            entries=[_make_entry(row) for row in found],
        )
    ]


def _make_entry(row: list[str]) -> Entry:
    return Entry(source=row[2], words=row[3], key=row[0].strip(), state=EntryState.TRANSLATED, is_plain=True)


def _read_cell(cell) -> str:
    return "\n".join(paragraph.text for paragraph in cell.paragraphs)


def check_safe(content: bytes) -> None:
    """Raise BadFileError if a Word file has macros or objects, loads anything from elsewhere, or is a bomb."""
    archive = open_zip(content)
    infos = [info for info in archive.infolist() if not info.is_dir()]
    for name, data in read_members(archive, infos).items():
        if any(mark in name.lower() for mark in _MACROS):
            raise BadFileError(_("This document has macros or embedded objects, which is not allowed."))
        if not name.lower().endswith((".xml", ".rels")):
            continue
        try:
            root = fromstring(data, forbid_dtd=True)
        except DefusedXmlException as error:
            raise BadFileError(_("This file defines entities or loads other files, which is not allowed.")) from error
        except (ParseError, ValueError, LookupError) as error:
            raise BadFileError(_("This is not a Word document that can be read.")) from error
        if name == "[Content_Types].xml" and b"macroenabled" in data.lower():
            raise BadFileError(_("This document has macros or embedded objects, which is not allowed."))
        for relation in root.iter() if name.endswith(".rels") else ():
            is_link = relation.get("Type", "").endswith("/hyperlink")  # which Word makes of URLs that somebody types
            if relation.get("TargetMode", "").lower() == "external" and not is_link:
                raise BadFileError(_("This file defines entities or loads other files, which is not allowed."))
