"""Proposals for the fields beside a body: title, summary and writer, from the first lines of a text."""

import re

from .reading import Element, Kind, Reading
from .runs import get_text

LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_WRITER = 255, 400, 80
_BYLINE = re.compile(
    r"(?:par|por|by|texte|texto|text|auteure?|autora?|author|propos recueillis par|entrevista de|entretien mené par)"
    r"(?:[\s\xa0\u202f]*:[\s\xa0\u202f]*|[\s\xa0]+(?:de[\s\xa0]+|by[\s\xa0]+|par[\s\xa0]+|por[\s\xa0]+)?)(.+)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*,?|&")
_PARTICLE = re.compile(r"d[eaiou]|d[oa]s|des|del|della|d['’]\w+|et?|and|y|l[ae]|van|von|der|den|&")
_FIRST = 6  # lines in which a title, a summary and a name are looked for


def propose_fields(reading: Reading, *, trusts_title: bool = False) -> None:
    """Fill the fields of a reading that its file did not name, and take their lines out of the text.

    trusts_title: the writer named the title in the file; what word processors store as one is often a template's.
    """
    if not trusts_title or not reading.title:
        _take_title(reading)
    _take_subtitle(reading)
    _take_writer(reading)
    reading.title = reading.title[:LONGEST_TITLE]
    reading.writer = reading.writer[:LONGEST_WRITER]


def _first(reading: Reading) -> list[Element]:
    return reading.elements[:_FIRST]


def _take_title(reading: Reading) -> None:
    """Take the line with the style of titles; else the first heading, if it is alone on its level."""
    elements = _first(reading)
    title = next((element for element in elements if element.words == "title"), None)
    if title is None and elements and elements[0].kind is Kind.HEADING:
        same = [e for e in reading.elements if e.kind is Kind.HEADING and e.level <= elements[0].level]
        title = elements[0] if len(same) == 1 or elements[0].text == reading.title else None
    if title is None:
        title = next((element for element in elements if element.text and element.text == reading.title), None)
    if title is not None and not title.text.isspace():
        reading.title = get_text(title.runs).replace("\n", " ")
        reading.elements.remove(title)


def _take_subtitle(reading: Reading) -> None:
    """Take the line with the style of subtitles; else a first paragraph in bold or italics above the text."""
    if reading.summary:
        reading.summary = reading.summary[:LONGEST_SUMMARY]
        return
    elements = [element for element in _first(reading) if not _find_name(element)]
    found = next((element for element in elements if element.words == "subtitle"), None)
    if found is None and len(elements) > 1 and elements[0].kind is Kind.PARAGRAPH and _is_set_apart(elements[0]):
        found = elements[0]
    if found is not None and len(found.text) <= LONGEST_SUMMARY and not any(run.note for run in found.runs):
        reading.summary = found.text.replace("\n", " ")
        reading.elements = [element for element in reading.elements if element is not found]


def _is_set_apart(element: Element) -> bool:
    filled = [run for run in element.runs if run.text.strip()]
    is_marked = all(run.bold for run in filled) or all(run.italic for run in filled)
    return is_marked and len(element.text) > 60 and not element.text.rstrip().endswith("?")


def _take_writer(reading: Reading) -> None:
    if reading.writer:
        return
    lines = [*_first(reading), *reading.elements[-2:]]
    for element in lines:
        if name := _find_name(element):
            reading.writer = name
            reading.elements = [other for other in reading.elements if other is not element]
            return


def _find_name(element: Element) -> str:
    """Return the name in a line that only says who wrote the text; "" for other lines."""
    text = element.text.strip()
    if element.kind is not Kind.PARAGRAPH or len(text) > LONGEST_WRITER:
        return ""
    match = _BYLINE.fullmatch(text)
    name = match[1].strip() if match else ""
    return name if _is_name(name.split()) else ""


def _is_name(words: list[str]) -> bool:
    """Return whether words can be names: each begins with a capital, but for particles."""
    if not 0 < len(words) <= 8 or not words[0][:1].isupper():
        return False
    return all(_WORD.fullmatch(word) and (word[:1].isupper() or _PARTICLE.fullmatch(word)) for word in words)
