"""The inline elements of XLIFF 2, read as HTML."""

import html
from xml.etree.ElementTree import Element

from ..reading import get_name, list_children

_ANNOTATIONS = frozenset({"mrk", "sm", "em"})  # marks of programs, without tags of the text


class InlineReader:
    """Reads the sources and targets of a unit.

    The HTML of a tag is in the original data of the unit; a tag of the target that has lost its reference gets that of
    the source's tag with the same id.
    """

    def __init__(self, unit: Element):
        boxes = list_children(unit, "originalData")
        self.data = {item.get("id"): _read_data(item) for box in boxes for item in list_children(box, "data")}
        self.has_unknown_tags = False
        self.known: dict[tuple[str, str], str] = {}  # HTML by the attribute of the reference, and the id of the tag

    def read(self, box: Element | None) -> str:
        """Return the HTML of a source or target; "" for none."""
        return "" if box is None else self._read_content(box)

    def _read_content(self, box: Element) -> str:
        pieces = [_escape(box.text)]
        for child in box:
            pieces.append(self._read_element(child))
            pieces.append(_escape(child.tail))
        return "".join(pieces)

    def _read_element(self, element: Element) -> str:
        name = get_name(element)
        if name == "cp":
            return _escape(_read_character(element))
        if name == "pc":
            start, end = self._find(element, "dataRefStart"), self._find(element, "dataRefEnd")
            return start + self._read_content(element) + end
        if name in {"ph", "sc", "ec"}:
            return self._find(element, "dataRef")
        if name in _ANNOTATIONS:
            return self._read_content(element)
        self.has_unknown_tags = self.has_unknown_tags or bool(name)
        return ""

    def _find(self, element: Element, attribute: str) -> str:
        # The start of a pair that a program wrote as <sc> and <ec> has the id of its <pc>.
        is_end = attribute == "dataRefEnd" or get_name(element) == "ec"
        place = ("end" if is_end else "start", element.get("startRef") or element.get("id", ""))
        found = self.data.get(element.get(attribute))
        if found is None:
            found = self.known.get(place)
        if found is None:
            self.has_unknown_tags = True
            return ""
        self.known.setdefault(place, found)
        return found


def _read_data(item: Element) -> str:
    """Return the text of original data, which is HTML itself."""
    pieces = [item.text or ""]
    for child in item:
        pieces += [_read_character(child) if get_name(child) == "cp" else "", child.tail or ""]
    return "".join(pieces)


def _read_character(element: Element) -> str:
    try:
        return chr(int(element.get("hex", ""), 16))
    except (ValueError, OverflowError):
        return ""


def _escape(text: str | None) -> str:
    return html.escape(text or "", quote=False)
