"""XLIFF 2.0, its core: written with notes and states, which translate-toolkit 3.20 does not write.

A file has a `<file>` for each text and a `<unit>` for each segment, whose id is its key and whose name is its path.
Tags are `<pc>` and `<ph>` with their HTML as original data. Programs that only know 2.1 read it as well.
"""

import re
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from cms.core.sanitizing.characters import UNSTORABLE

from ..documents import BadFileError, Document, Entry, EntryState, Flag, is_key, is_uuid, parse_moment
from ..exporting import read_document
from ..inline import Tag, Text, split_html
from ..reading import get_name, list_children, read_xml
from .xliff_inline import InlineReader

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
# Notes of a file.
TRANSLATION, EXPORTED, FINGERPRINT, TITLE = "translation", "exported", "fingerprint", "title"
LEFT_OUT = "left-out"
_UNWRITABLE = re.compile(f"{UNSTORABLE.pattern}|\r")
# How programs show tags: the type and subtype of the specification.
_TYPES = {
    "b": ("fmt", "xlf:b"),
    "strong": ("fmt", "xlf:b"),
    "i": ("fmt", "xlf:i"),
    "em": ("fmt", "xlf:i"),
    "u": ("fmt", "xlf:u"),
    "br": ("fmt", "xlf:lb"),
    "a": ("link", ""),
}
_STATES = list(EntryState.values)


def write(translation: Translation, person=None) -> bytes:
    return write_xliff(read_document(translation, person, with_surroundings=True))


def write_xliff(document: Document) -> bytes:
    """Return the XLIFF file of a document."""
    root = Element(
        "xliff",
        {"xmlns": NAMESPACE, "version": "2.0", "srcLang": document.source_language, "trgLang": document.language},
    )
    file = SubElement(
        root, "file", {"id": document.translation, "original": _clean(document.title or document.translation)}
    )
    notes = SubElement(file, "notes")
    about = {
        TRANSLATION: document.translation,
        EXPORTED: document.made_at.isoformat() if document.made_at else "",
        FINGERPRINT: document.fingerprint,
        TITLE: document.title,
        LEFT_OUT: document.left_out,
    }
    for category, text in about.items():
        if text:
            _add_note(notes, category, text)
    for entry in document.entries:
        _add_unit(file, entry)
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _add_unit(file: Element, entry: Entry) -> None:
    unit = SubElement(file, "unit", {"id": entry.key, "name": _clean(entry.path), "xml:space": "preserve"})
    notes = [("field", entry.label), *((note.category, note.text) for note in entry.notes)]
    if written := [note for note in notes if note[1]]:
        box = SubElement(unit, "notes")
        for category, text in written:
            _add_note(box, category, text)
    sides = [split_html(entry.source), split_html(entry.words, like=entry.source) if entry.words else []]
    data = {}  # HTML of tags, and their ids as original data
    for part in (part for side in sides for part in side if isinstance(part, Tag)):
        data.setdefault(part.html, f"d{len(data) + 1}")
    if data:
        box = SubElement(unit, "originalData")
        for html, data_id in data.items():
            _add_text(SubElement(box, "data", {"id": data_id}), html)
    segment = SubElement(unit, "segment", {"state": entry.state})
    _add_parts(SubElement(segment, "source"), sides[0], data)
    if entry.words:
        _add_parts(SubElement(segment, "target"), sides[1], data)


def _add_parts(box: Element, parts: list[Text | Tag], data: dict[str, str]) -> None:
    opened = [box]
    for index, part in enumerate(parts):
        if isinstance(part, Text):
            _add_text(opened[-1], part.text)
        elif part.kind == "close":
            opened.pop()
        elif part.kind == "open":
            rest = (later for later in parts[index:] if isinstance(later, Tag))
            end = next(later.html for later in rest if (later.kind, later.number) == ("close", part.number))
            refs = {"dataRefStart": data[part.html], "dataRefEnd": data[end]}
            shown = {"dispStart": _clean(part.html), "dispEnd": _clean(end)}
            opened.append(SubElement(opened[-1], "pc", {"id": str(part.number)} | _describe(part.html) | shown | refs))
        else:
            values = {"dataRef": data[part.html], "disp": _clean(part.html)}
            SubElement(opened[-1], "ph", {"id": str(part.number)} | _describe(part.html) | values)


def _describe(html: str) -> dict[str, str]:
    name = re.match(r"</?(\w+)", html)
    kind, subtype = _TYPES.get(name[1].lower() if name else "", ("other", ""))
    return {"type": kind} | ({"subType": subtype} if subtype else {})


def _add_note(box: Element, category: str, text: str) -> None:
    SubElement(box, "note", {"category": category}).text = _clean(text)


def _clean(text: str) -> str:
    """Return a text without the characters that XML cannot have."""
    return _UNWRITABLE.sub(" ", text)


def _add_text(box: Element, text: str) -> None:
    """Add text at the end of an element; characters that XML cannot have become `<cp>`."""
    start = 0
    for match in _UNWRITABLE.finditer(text):
        _append(box, text[start : match.start()])
        SubElement(box, "cp", {"hex": f"{ord(match[0]):04X}"})
        start = match.end()
    _append(box, text[start:])


def _append(box: Element, text: str) -> None:
    if len(box):
        box[-1].tail = (box[-1].tail or "") + text
    else:
        box.text = (box.text or "") + text


def read(content: bytes) -> list[Document]:
    """Return the documents of an XLIFF file. Raises BadFileError."""
    root = read_xml(content)
    version = root.get("version", "")
    if get_name(root) != "xliff" or not version.startswith("2."):
        said = _("This is XLIFF %(version)s: only version 2 can be imported.") % {"version": version or "?"}
        raise BadFileError(said)
    source, target = root.get("srcLang", ""), root.get("trgLang", "")
    return [_read_file(file, source, target) for file in list_children(root, "file")]


def _read_file(file: Element, source_language: str, language: str) -> Document:
    notes = {
        note.get("category"): note.text or ""
        for box in list_children(file, "notes")
        for note in list_children(box, "note")
    }
    name = file.get("id", "")
    return Document(
        translation=notes.get(TRANSLATION, "").strip() or (name if is_uuid(name) else ""),
        source_language=source_language,
        language=language,
        title=notes.get(TITLE, ""),
        made_at=parse_moment(notes.get(EXPORTED)),
        fingerprint=notes.get(FINGERPRINT, "").strip(),
        entries=[_read_unit(unit) for unit in file.iter() if get_name(unit) == "unit"],
    )


def _read_unit(unit: Element) -> Entry:
    """Return the entry of a unit. Programs may have split it into segments, which are joined again."""
    reader = InlineReader(unit)
    sources, targets, states = [], [], []
    for part in unit:
        if get_name(part) not in {"segment", "ignorable"}:
            continue
        source = reader.read(next(iter(list_children(part, "source")), None))
        target = next(iter(list_children(part, "target")), None)
        sources.append(source)
        if get_name(part) == "segment":
            states.append(part.get("state", EntryState.INITIAL))
            words = reader.read(target)
            place = (target.get("order") or "") if target is not None else ""
        else:
            words, place = (reader.read(target) or source), ""
        targets.append((int(place) if place.isdecimal() and len(place) < 6 else len(targets) + 1, words))
    is_whole = all(words for (_place, words), source in zip(targets, sources, strict=True) if source)
    key = unit.get("id", "")
    known = [_STATES.index(state) for state in states if state in _STATES] or [0]
    return Entry(
        source="".join(sources),
        words="".join(words for _place, words in sorted(targets, key=lambda pair: pair[0])) if is_whole else "",
        key=key if is_key(key) else "",
        path=unit.get("name", ""),
        state=_STATES[min(known)],
        flag=Flag.TAGS if reader.has_unknown_tags else "",
    )
