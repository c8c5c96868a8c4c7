"""The elements of HTML that our templates have rendered, with their places in it.

The HTML is well-formed, as the tests check for all kinds of pages: every element is closed, unless it is void. A parser
for any HTML would make objects of all texts and attributes; here a request needs to know only where elements begin and
end. With Beautiful Soup this took half of the time of a page (docs/uncached.md).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_QUOTED = r"""(?:[^>"']|"[^"]*"|'[^']*')*"""
# A script is one token with what it contains.
_TOKEN = re.compile(
    rf"<(?P<script>script|style)\b{_QUOTED}>.*?</(?P=script)>|<(?P<closes>/?)(?P<name>[a-z][\w-]*){_QUOTED}>",
    re.DOTALL | re.IGNORECASE,
)
_IDS = re.compile(r'\s(?:id|aria-labelledby)="[^"]*"')


@dataclass(slots=True)
class Element:
    """An element. start, end: its place in the HTML; inner_start, inner_end: that of its content."""

    html: str
    name: str
    start: int
    inner_start: int
    inner_end: int
    end: int
    children: list["Element"] = field(default_factory=list)
    has_loose_text: bool = False  # beside its child elements

    def __str__(self) -> str:
        return self.html[self.start : self.end]

    @property
    def opening(self) -> str:
        return self.html[self.start : self.inner_start]

    @property
    def closing(self) -> str:
        return self.html[self.inner_end : self.end]

    @property
    def content(self) -> str:
        return self.html[self.inner_start : self.inner_end]

    @property
    def classes(self) -> list[str]:
        return (self.get("class") or "").split()

    def get(self, name: str) -> str | None:
        """Return the value of an attribute as it is written; None without it."""
        found = re.search(rf'\s{name}="([^"]*)"', self.opening)
        return found[1] if found else None

    def iterate(self) -> Iterator["Element"]:
        """Iterate over the elements within this one, in their order."""
        for child in self.children:
            yield child
            yield from child.iterate()


def read_elements(html: str) -> Element:
    """Return an element without a name that has those of the HTML as children. Raises ValueError for broken HTML."""
    root = Element(html, "", 0, 0, len(html), len(html))
    path, place = [root], 0
    for token in _TOKEN.finditer(html):
        start, end = token.span()
        if html[place:start].strip():
            path[-1].has_loose_text = True
        place = end
        name = (token["name"] or token["script"]).lower()
        if token["closes"]:
            element = path.pop()
            if element.name != name:
                raise ValueError(f"</{name}> closes <{element.name}>.")
            element.inner_end, element.end = start, end
            continue
        element = Element(html, name, start, end, end, end)
        path[-1].children.append(element)
        if token["name"] and name not in _VOID and html[end - 2] != "/":
            path.append(element)
    if len(path) > 1:
        raise ValueError(f"<{path[-1].name}> is not closed.")
    root.has_loose_text |= bool(html[place:].strip())
    return root


def remove_ids(html: str) -> str:
    """Return HTML without ids: each must be unique in a page."""
    return _TOKEN.sub(lambda token: _IDS.sub("", token[0]), html)
