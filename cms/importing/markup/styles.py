"""What stylesheets and styles in markup say of words: bold, italic, superscript, hidden. The rest is not read."""

import re
from collections import defaultdict

from lxml.html import HtmlElement

LONGEST_STYLESHEET = 1_000_000
_SELECTOR = re.compile(r"(?:[a-z0-9]+)?\.([\w-]+)", re.IGNORECASE)
_LENGTH = re.compile(r"(-?[\d.]+)(?:px|pt|em|ex|%)")


def read_declarations(text: str) -> dict[str, str]:
    """Return the properties of a style by name, in lower case."""
    pairs = (part.partition(":") for part in text.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, colon, value in pairs if colon}


class Styles:
    """The styles of a document: what its stylesheets say of classes, and what elements say themselves."""

    def __init__(self, root: HtmlElement):
        self._classes: dict[str, dict[str, str]] = defaultdict(dict)
        for sheet in root.iter("style"):
            self._read_sheet((sheet.text or "")[:LONGEST_STYLESHEET])

    def _read_sheet(self, text: str) -> None:
        first, *others = text.split("/*")
        for rule in "".join([first, *(part.partition("*/")[2] for part in others)]).split("}"):
            selectors, brace, declarations = rule.partition("{")
            if not brace:
                continue
            found = read_declarations(declarations)
            for selector in selectors.split(","):
                if match := _SELECTOR.fullmatch(selector.strip()):
                    self._classes[match[1]].update(found)

    def get(self, node: HtmlElement) -> dict[str, str]:
        """Return the properties of an element, without those it inherits."""
        found: dict[str, str] = {}
        for name in (node.get("class") or "").split():
            found |= self._classes.get(name, {})
        return found | read_declarations(node.get("style") or "")


def read_weight(value: str) -> bool | None:
    """Return whether a font weight is bold; None if it says nothing."""
    if value in ("bold", "bolder"):
        return True
    if value.isascii() and value.isdecimal() and len(value) <= 4:
        return int(value) >= 600
    return False if value in ("normal", "lighter") else None


def find_weight(font: str) -> str:
    """Return the weight in the short form of a font; "" if it names none: the family behind the size names itself."""
    words = re.split(r"\s*[\d.]+(?:px|pt|r?em|ex|%)", font)[0].split()
    return next((word for word in words if word in ("bold", "bolder") or re.fullmatch("[1-9]00", word)), "")


def read_slant(value: str) -> bool | None:
    """Return whether a font style is italic; None if it says nothing."""
    if value.startswith(("italic", "oblique")):
        return True
    return False if value == "normal" else None


def read_alignment(value: str) -> str | None:
    """Return "sup" or "sub" for a vertical alignment, "" for the line; None if it says nothing."""
    if value in ("super", "sub"):
        return "sup" if value == "super" else "sub"
    if value == "baseline":
        return ""
    if match := _LENGTH.fullmatch(value):
        try:
            height = float(match[1])
        except ValueError:
            return None
        return "sup" if height > 0 else "sub" if height < 0 else ""
    return None


def is_hidden(style: dict[str, str]) -> bool:
    return style.get("display") == "none" or style.get("mso-hide") == "all" or style.get("visibility") == "hidden"


def stands_alone(style: dict[str, str]) -> bool:
    """Return whether an element that is none of a block by its name is shown on a line of its own."""
    return style.get("display", "") in ("block", "flex", "grid", "list-item", "table")


def read_lines(style: dict[str, str]) -> bool | None:
    """Return whether line breaks in the text are shown; None if a style says nothing."""
    value = style.get("white-space") or style.get("white-space-collapse") or "inherit"
    return None if value == "inherit" else value.startswith(("pre", "break-spaces"))
