"""Terms as TBX (ISO 30042:2019, dialect TBX-Basic, style "dca"), as other tools read and write them.

The kind of a concept is its subject field, and a scientific name its Latin term. A term's administrative status says
how it is used. What is not to be translated belongs to the subset "do-not-translate", since the dialect has no data
category for that. Files in the style "dct", and those of TBX 2, are read too.
"""

from collections.abc import Iterable
from io import BytesIO
from xml.etree import ElementTree as ET

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.conf import settings
from django.utils.translation import gettext as _

from .entries import ADMITTED, FORBIDDEN, PREFERRED, Entry, Words
from .files import MOST_CONCEPTS, BadTermFileError, check_size

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LATIN = "la"
_KEPT = "do-not-translate"
_STATUS = {
    PREFERRED: "preferredTerm-admn-sts",
    ADMITTED: "admittedTerm-admn-sts",
    FORBIDDEN: "deprecatedTerm-admn-sts",
}
_USAGE = {status: usage for usage, status in _STATUS.items()} | {"supersededTerm-admn-sts": FORBIDDEN}
_CONCEPTS, _LANGUAGES, _TERMS = {"conceptEntry", "termEntry"}, {"langSec", "langSet"}, {"termSec", "tig", "ntig"}


def write_tbx(entries: Iterable[Entry], title: str = "") -> bytes:
    """Return a TBX file with the terms."""
    root = ET.Element("tbx", {"type": "TBX-Basic", "style": "dca", "xmlns": NAMESPACE, _LANG: settings.LANGUAGE_CODE})
    description = ET.SubElement(ET.SubElement(root, "tbxHeader"), "fileDesc")
    if title:
        ET.SubElement(ET.SubElement(description, "titleStmt"), "title").text = title
    ET.SubElement(ET.SubElement(description, "sourceDesc"), "p").text = title or "Termbase"
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for number, entry in enumerate(entries, 1):
        _write_concept(ET.SubElement(body, "conceptEntry", {"id": f"c{entry.concept_id or number}"}), entry)
    ET.indent(root)
    file = BytesIO()
    ET.ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)
    return file.getvalue() + b"\n"


def _write_concept(element: ET.Element, entry: Entry) -> None:
    ET.SubElement(element, "descrip", {"type": "subjectField"}).text = entry.kind
    if entry.note:
        ET.SubElement(element, "note").text = entry.note
    words = {language: entry.list_words(language) for language in sorted({one.language for one in entry.words})}
    if entry.scientific_name:
        words[_LATIN] = [Words(_LATIN, entry.scientific_name)]
    for language, all_words in words.items():
        section = ET.SubElement(element, "langSec", {_LANG: language})
        for one in all_words:
            term = ET.SubElement(section, "termSec")
            ET.SubElement(term, "term").text = one.text
            ET.SubElement(term, "termNote", {"type": "administrativeStatus"}).text = _STATUS[one.usage]
            if entry.do_not_translate:
                ET.SubElement(term, "admin", {"type": "projectSubset"}).text = _KEPT


def read_tbx(content: bytes) -> list[Entry]:
    """Return the terms of a TBX file. Raises BadTermFileError with a sentence, for hostile files too."""
    check_size(content)
    try:
        root = fromstring(content, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise BadTermFileError(_("This file declares entities, which are not allowed.")) from error
    except (ET.ParseError, ValueError, LookupError) as error:
        raise BadTermFileError(_("This is not a TBX file: it cannot be read as XML.")) from error
    if _name(root) not in {"tbx", "martif"}:
        raise BadTermFileError(_("This is not a TBX file."))
    concepts = [element for element in root.iter() if _name(element) in _CONCEPTS]
    if len(concepts) > MOST_CONCEPTS:
        raise BadTermFileError(_("This file has too many terms."))
    return [_read_concept(element, number) for number, element in enumerate(concepts, 1)]


def _read_concept(concept: ET.Element, number: int) -> Entry:
    words, scientific_name, is_kept = [], "", False
    for section in (element for element in concept if _name(element) in _LANGUAGES):
        language = section.get(_LANG, "").lower()
        for element in (element for element in section.iter() if _name(element) in _TERMS):
            text = _read_text(next((part for part in element.iter() if _name(part) == "term"), None))
            status = _find_value(element, "administrativeStatus")
            is_kept = is_kept or _find_value(element, "projectSubset") == _KEPT
            if language.split("-")[0] == _LATIN:
                scientific_name = scientific_name or text
            elif text:
                words.append((language, text, _USAGE.get(status)))
    return Entry(
        key=concept.get("id") or str(number),
        kind=_find_value(concept, "subjectField"),
        words=tuple(_set_usages(words)),
        scientific_name=scientific_name,
        do_not_translate=is_kept,
        note="\n".join(_read_text(element) for element in concept if _name(element) == "note"),
    )


def _set_usages(words: list[tuple[str, str, str | None]]) -> Iterable[Words]:
    """Yield words with their use: if the file has none, the first of a language is preferred, others are admitted."""
    has_preferred = {language for language, _text, usage in words if usage == PREFERRED}
    for language, text, usage in words:
        if usage is None:
            usage = ADMITTED if language in has_preferred else PREFERRED
            has_preferred.add(language)
        yield Words(language, text, usage)


def _find_value(element: ET.Element, category: str) -> str:
    """Return the value of a data category within an element; it is the `type` of an element, or its name."""
    for part in element.iter():
        if part.get("type") == category or _name(part) == category:
            return _read_text(part)
    return ""


def _read_text(element: ET.Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
