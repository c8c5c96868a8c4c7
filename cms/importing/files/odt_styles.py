"""The styles of an .odt file: what they make of paragraphs, words and lists."""

from lxml import etree

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DEEPEST = 20
# LibreOffice names its own styles in English in all languages; the classes are those that markup of Word has.
_CLASSES = {
    "Title": "MsoTitle",
    "Subtitle": "MsoSubtitle",
    "Quotations": "MsoQuote",
    "Caption": "MsoCaption",
    "Illustration": "MsoCaption",
    "Table": "MsoCaption",
    "Figure": "MsoCaption",
    "Drawing": "MsoCaption",
}


class OdtStyles:
    """The styles of both parts of a file, by family and name."""

    def __init__(self, *roots: etree.ElementBase | None):
        self._styles: dict[tuple[str, str], etree.ElementBase] = {}
        self._lists: dict[str, etree.ElementBase] = {}
        for root in roots:
            for style in root.iter(STYLE + "style") if root is not None else ():
                self._styles[style.get(STYLE + "family") or "", style.get(STYLE + "name") or ""] = style
            for style in root.iter(TEXT + "list-style") if root is not None else ():
                self._lists[style.get(STYLE + "name") or ""] = style
        self._declared: dict[tuple[str, str], str] = {}

    def _list_parents(self, family: str, name: str) -> list[etree.ElementBase]:
        """Return a style and those that it is made of, from the outermost."""
        found: list[etree.ElementBase] = []
        while (style := self._styles.get((family, name))) is not None and len(found) < _DEEPEST:
            found.insert(0, style)
            name = style.get(STYLE + "parent-style-name") or ""
        return found

    def declare(self, family: str, name: str) -> str:
        """Return how a style's words look, as CSS."""
        if (family, name) not in self._declared:
            css: dict[str, str] = {}
            for style in self._list_parents(family, name):
                for form in style.iterchildren(STYLE + "text-properties"):
                    css |= _read_form(form)
            self._declared[family, name] = ";".join(f"{key}:{value}" for key, value in css.items())
        return self._declared[family, name]

    def find_class(self, name: str) -> str:
        """Return the class of a paragraph with a style; "" for an ordinary one."""
        names = [style.get(STYLE + "name") for style in self._list_parents("paragraph", name)]
        return next((_CLASSES[style] for style in (name, *reversed(names)) if style in _CLASSES), "")

    def find_level(self, name: str) -> int:
        """Return the level of the heading that a style makes of a paragraph; 0 for none."""
        for style in reversed(self._list_parents("paragraph", name)):
            level = style.get(STYLE + "default-outline-level") or ""
            if level.isascii() and level.isdecimal() and len(level) == 1:
                return int(level)
        return 0

    def is_ordered(self, name: str, depth: int) -> bool:
        """Return whether a list is numbered at a depth, from 0."""
        style = self._lists.get(name)
        if style is None:
            return False
        level = str(depth + 1)
        return any(child.get(TEXT + "level") == level for child in style.iterchildren(TEXT + "list-level-style-number"))


def _read_form(form: etree.ElementBase) -> dict[str, str]:
    css = {}
    for name in ("font-weight", "font-style"):
        value = form.get(FO + name) or ""
        if value.replace("-", "").isalnum():
            css[name] = value
    position = (form.get(STYLE + "text-position") or "").split(" ")[0]
    if position in ("super", "sub"):
        css["vertical-align"] = position
    elif position.endswith("%") and position.strip("-%").isdecimal():
        css["vertical-align"] = position if int(position.strip("-%")) else "baseline"
    if (form.get(STYLE + "text-line-through-style") or "none") != "none":
        css["text-decoration"] = "line-through"
    background = form.get(FO + "background-color") or "transparent"
    if background.strip("#f") not in ("", "transparent"):  # white is the page's own
        css["mso-highlight"] = "yes"  # as Word writes it
    if form.get(TEXT + "display") == "none":
        css["display"] = "none"
    return css
