"""What elements of markup lose: those that are left out, and those of which only the words are kept."""

import re

from lxml.html import HtmlElement

from ..reading import Kind, Reading
from ..reasons import Reason
from .context import LEFT_OUT, Context
from .links import clean_link
from .styles import is_hidden
from .tables import is_layout, loses_cells

_COMMENT = re.compile(r"mso-element:\s*comment\s*(?:;|$)")
_CONTENTS = re.compile(r"msotoc\d|toc\d")
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|\*{1,3})[\])]?")
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|tiff?)(?:[?#].*)?", re.IGNORECASE)
_EXPLAINED = ("abbr", "acronym", "dfn")
_LEAVING = ("ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6")
_COUNTED_OTHERWISE = ("a", "i")  # the types of numbered lists


def find_reason(node: HtmlElement, style: dict[str, str]) -> tuple[Reason, int] | None:
    """Return why an element is left out, and how often that counts; None if it is not."""
    name, classes = node.tag, (node.get("class") or "").lower()
    if style.get("mso-element") == "comment-list":
        found = [child for child in node.iter("div") if _COMMENT.search(child.get("style") or "")]
        return Reason.COMMENTS, len(found)
    if "msocommentreference" in classes or classes == "msocomanchor":
        return Reason.COMMENTS, 0  # counted at its words
    if name == "del" or "msodel" in classes:
        return Reason.CHANGES, 1
    if is_hidden(style) or node.get("hidden") is not None:
        return Reason.HIDDEN, int(bool(_get_words(node)))
    if name == "p" and _CONTENTS.match(classes):
        return Reason.CONTENTS, 1
    return (LEFT_OUT[name], 1) if name in LEFT_OUT else None


def count_losses(node: HtmlElement, style: dict[str, str], context: Context, around: Context, reading: Reading) -> None:
    """Count what an element loses, though its words are kept."""
    name = node.tag
    if context.struck and not around.struck:
        reading.leave_out(Reason.STRUCK)
    if name == "ins" or "msoins" in (node.get("class") or "").lower():
        reading.leave_out(Reason.CHANGES)
    if context.is_code and not around.is_code and _get_words(node):
        reading.leave_out(Reason.CODE)
    if context.is_highlighted and not around.is_highlighted and _get_words(node):
        reading.leave_out(Reason.HIGHLIGHTS)
    if name in _EXPLAINED and (node.get("title") or "").strip():
        reading.leave_out(Reason.EXPLANATIONS)
    if name == "ol" and context.ordered and _counts_otherwise(node, context):
        reading.leave_out(Reason.NUMBERS)
    _count_link(node, context, reading)


def count_leaving(node: HtmlElement, around: Context, reading: Reading) -> None:
    """Count what leaves the place in which it stands: our quotes hold lines, and our tables none of their own."""
    if node.tag == "table" and loses_cells(node):
        reading.leave_out(Reason.OUTER_TABLES)
    if around.kind is not Kind.QUOTE:
        return
    is_table = node.tag == "table" and not is_layout(node)
    is_quote = node.tag == "blockquote" and around.is_quoted
    if is_table or is_quote or node.tag in _LEAVING:
        reading.leave_out(Reason.QUOTES)


def _counts_otherwise(node: HtmlElement, context: Context) -> bool:
    """Return whether a list is not numbered 1, 2, 3. The letters of lists inside lists are a style of many programs."""
    if (node.get("start") or "1").lstrip("0") != "1" or node.get("reversed") is not None:
        return True
    if context.depth <= 0 and (node.get("type") or "").lower() in _COUNTED_OTHERWISE:
        return True
    values = [item.get("value") for item in node.iterchildren("li")]
    return any(value and value.strip() != str(number) for number, value in enumerate(values, 1))


def _count_link(node: HtmlElement, context: Context, reading: Reading) -> None:
    if node.tag != "a" or not (href := (node.get("href") or "").strip()):
        return
    words = _get_words(node)
    if words and not clean_link(href):
        is_mark = href.startswith("#") and (context.script == "sup" or _MARK.fullmatch(words))
        reading.leave_out(Reason.MARKS_WITHOUT_NOTE if is_mark else Reason.LINKS)
    has_picture = next(node.iter("img", "svg"), None) is not None
    if has_picture and not words and not _PICTURE_FILE.search(href):  # that of a picture's own file only enlarges it
        reading.leave_out(Reason.PICTURE_LINKS)


def _get_words(node: HtmlElement) -> str:
    return "".join(node.itertext()).strip()
