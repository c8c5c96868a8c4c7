"""Footnotes and comments in markup: a mark that leads to a note, which leads back to the mark.

Word, Google Docs, LibreOffice, WordPress, Wikipedia, mammoth and Markdown all write them so, with names of their own.
"""

from urllib.parse import unquote

from lxml.html import HtmlElement

LONGEST_MARK = 12
MOST_MARKS = 3_000
_INLINE = {"a", "b", "i", "em", "strong", "span", "sup", "sub", "font", "small", "u", "cite", "o:p"}
_COMMENT = ("cmnt", "_msocom", "comment-", "_cmnt")
_ENDS = ("ftn", "edn", "foot", "end", "sdfoot", "sdend", "fn")


class Notes:
    """The notes of a document: which elements are marks, and which hold the words of notes."""

    def __init__(self, root: HtmlElement):
        self._order = {node: number for number, node in enumerate(root.iter())}
        self._targets: dict[str, HtmlElement] = {}
        for node in self._order:
            if isinstance(node.tag, str):
                for name in (node.get("id"), node.get("name")):
                    if name:
                        self._targets.setdefault(name, node)
        self.marks: dict[HtmlElement, str] = {}  # the id of each mark's note
        self.places: dict[str, HtmlElement] = {}  # the element that holds a note, by id
        self.back: set[HtmlElement] = set()  # what leads from notes back to the text
        self.comment_marks: set[HtmlElement] = set()
        self.comments: set[HtmlElement] = set()  # elements that hold comments
        # To ask for all names at once: an element that is no note's target is none of ours.
        links = [node for node in self._order if node.tag == "a" and (node.get("href") or "").startswith("#")]
        self._targeted = {self._find(link) for link in links} - {None}
        ids: dict[HtmlElement, str] = {}
        for link in links[:MOST_MARKS]:
            self._read_link(link, ids)

    def _find(self, link: HtmlElement) -> HtmlElement | None:
        return self._targets.get(unquote((link.get("href") or "")[1:]))

    def _read_link(self, link: HtmlElement, ids: dict[HtmlElement, str]) -> None:
        target = self._find(link)
        if target is None or self._order[target] <= self._order[link] or len(_get_words(link)) > LONGEST_MARK:
            return
        place = self._find_place(target)
        if place is None or place in link.iterancestors():
            return
        back = [node for node in place.iter("a") if self._leads_to(node, link)]
        if not back and not any(node.tag == "sup" for node in _list_inline_parents(link)):
            return
        if unquote(link.get("href")[1:]).startswith(_COMMENT):
            self.comment_marks.add(link)
            self.comments.add(place)
            return
        if place not in ids:
            ids[place] = f"note-{len(ids) + 1}"
            self.places[ids[place]] = place
        self.marks[link] = ids[place]
        self.back.update(back)

    def _leads_to(self, back: HtmlElement, link: HtmlElement) -> bool:
        if not (back.get("href") or "").startswith("#"):
            return False
        found = self._find(back)
        return found is not None and (found in _list_inline_parents(link) or link in _list_inline_parents(found))

    def _find_place(self, target: HtmlElement) -> HtmlElement | None:
        """Return the element that holds a note, from the element that its mark leads to."""
        place = next((node for node in (target, *target.iterancestors()) if node.tag not in _INLINE), None)
        if place is None or place.tag in ("body", "html", "td", "tr", "table"):
            return None
        parent = place.getparent()
        if parent is None or place.tag not in ("p", "span"):
            return place
        is_first = next(iter(parent.iterchildren("*")), None) is place
        is_named = (parent.get("id") or "").startswith(_ENDS) or "mso-element" in (parent.get("style") or "")
        if is_first and (parent.tag == "li" or (parent.tag == "div" and (is_named or self._is_alone(parent, target)))):
            return parent
        return place

    def _is_alone(self, parent: HtmlElement, target: HtmlElement) -> bool:
        """Return whether no other element below a parent is the target of a link."""
        return all(node is target or node not in self._targeted for node in parent.iterdescendants())


def _get_words(node: HtmlElement) -> str:
    return "".join(node.itertext()).strip()


def _list_inline_parents(node: HtmlElement) -> list[HtmlElement]:
    """Return an element and those of its parents that stand inside a line."""
    found = [node]
    for parent in node.iterancestors():
        if parent.tag not in _INLINE:
            break
        found.append(parent)
    return found
