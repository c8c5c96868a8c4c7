"""What an element of markup is, and what it makes of the words in it."""

import re
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from ..reading import Kind
from ..reasons import Reason
from .styles import find_weight, read_alignment, read_lines, read_slant, read_weight

# Not the head itself: the parser puts elements of a body there that it does not know.
HIDDEN_TAGS = {"script", "style", "noscript", "template", "title", "meta", "link", "xml", "colgroup"}
LEFT_OUT = {
    **dict.fromkeys(("iframe", "video", "audio", "embed", "frame"), Reason.PLAYERS),
    **dict.fromkeys(("svg", "canvas", "v:shape", "v:group", "v:textbox"), Reason.DRAWINGS),
    **dict.fromkeys(("math", "m:omath"), Reason.FORMULAS),
    **dict.fromkeys(("input", "select", "textarea", "button"), Reason.FORM_FIELDS),
    **dict.fromkeys(("object", "o:oleobject"), Reason.FILES),
}
CODE = {"code", "kbd", "samp", "tt", "listing", "xmp"}
_BLOCKS = {
    *(
        "html",
        "body",
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "nav",
        "address",
        "center",
    ),
    *("hgroup", "search", "dialog", "listing", "xmp"),
    *("figure", "figcaption", "fieldset", "form", "legend", "details", "summary", "pre", "blockquote"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "menu", "dir"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"),
}
DEEPEST_ITEM = 4  # of the editor's lists, which begin with 0
_LEVEL = re.compile(r"lst-\S+-(\d)\b")
_WORD_LIST = re.compile(r"\blevel(\d)\b")
_NUMBER = re.compile(r"\(?(?:\d+|[a-z]{1,4})[.)°]|\d+", re.IGNORECASE)
# Classes and style names of Word, LibreOffice and mammoth.
_ROLES = {
    "msotitle": "title",
    "msosubtitle": "subtitle",
    "msocaption": "caption",
    "caption": "caption",
    "wp-caption-text": "caption",
}
_QUOTES = {"msoquote", "msointensequote", "wp-block-pullquote"}


class Item:
    """An item of a list. Word says only by its bullet or number whether it is numbered."""

    def __init__(self, depth: int = 0, ordered: bool = False):
        self.depth, self.ordered, self.is_raised = min(depth, DEEPEST_ITEM), ordered, depth > DEEPEST_ITEM

    def read_marker(self, text: str) -> None:
        self.ordered = bool(_NUMBER.match(text.strip().strip("\xa0 ")))


@dataclass(frozen=True)
class Context:
    """What the words of an element are, and look like. role: "title", "subtitle", "attribution", "caption",
    "caption-below" (of what stands before it).
    """

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    item: Item = field(default_factory=Item)
    role: str = ""
    depth: int = -1  # of the innermost list
    ordered: bool = False
    bold: bool = False
    italic: bool = False
    script: str = ""
    href: str = ""
    struck: bool = False
    is_block: bool = False
    is_quoted: bool = False  # inside a `blockquote`
    is_code: bool = False
    is_highlighted: bool = False
    is_preformatted: bool = False
    keeps_lines: bool = False  # its line breaks are shown, as those of posts and messages
    is_spacing: str = ""  # "run" or "space": what a program wrote for plain spaces


def enter(node: HtmlElement, style: dict[str, str], around: Context) -> Context:
    """Return what the words of an element are."""
    is_cited = node.tag == "cite" and around.kind is Kind.QUOTE and around.role != "attribution"
    is_block = node.tag in _BLOCKS or is_cited
    context = _enter_block(node, style, around) if is_block else around
    return _form_words(node, style, replace(context, is_block=is_block))


def _enter_block(node: HtmlElement, style: dict[str, str], around: Context) -> Context:
    name, classes = node.tag, (node.get("class") or "").lower().split()
    role = next((_ROLES[word] for word in classes if word in _ROLES), "")
    if name == "p" and classes and classes[-1] in ("title", "subtitle"):  # as Google Docs exports them
        role = classes[-1]
    if role == "title":
        return replace(around, kind=Kind.HEADING, level=1, role=role)
    if name[0] == "h" and name[1:] in "123456" and name != "h":
        return replace(around, kind=Kind.HEADING, level=int(name[1:]), role="")
    if node.get("role") == "heading":
        level = node.get("aria-level") or ""
        return replace(around, kind=Kind.HEADING, level=int(level) if level in tuple("123456") else 2, role="")
    if match := re.match(r"msoheading(\d)", " ".join(classes)):
        return replace(around, kind=Kind.HEADING, level=int(match[1]), role="")
    if role:
        return replace(around, kind=Kind.PARAGRAPH, role=role)
    if name == "figcaption" and around.kind is not Kind.QUOTE:
        return _enter_figcaption(node, around)
    if name in ("cite", "footer") and around.kind is Kind.QUOTE:
        return replace(around, role="attribution")
    if name == "blockquote" or _QUOTES.intersection(classes):
        return replace(around, kind=Kind.QUOTE, role="", is_quoted=name == "blockquote")
    if name in ("ul", "ol", "menu", "dir"):
        return replace(around, depth=around.depth + 1, ordered=_is_ordered(name, style))
    if name == "li":
        return replace(around, kind=Kind.ITEM, role="", item=Item(_find_depth(node, around), around.ordered))
    if name == "p" and (match := _WORD_LIST.search(style.get("mso-list", ""))):
        return replace(around, kind=Kind.ITEM, role="", item=Item(int(match[1]) - 1))
    if name in ("pre", "listing", "xmp"):
        kind = Kind.VERSE if "wp-block-verse" in classes else around.kind
        return replace(around, kind=kind, is_preformatted=True)
    if name == "dt":
        return replace(around, bold=True)
    if name in ("td", "th", "table"):
        kind = Kind.QUOTE if around.kind is Kind.QUOTE else Kind.PARAGRAPH
        return replace(around, kind=kind, depth=-1)
    return around


def _enter_figcaption(node: HtmlElement, around: Context) -> Context:
    """Return what the words below a figure are: who said its quote, or the caption of what stands before them."""
    before = {element.tag for sibling in node.itersiblings(preceding=True) for element in sibling.iter("*")}
    if "blockquote" in before:
        return replace(around, kind=Kind.QUOTE, role="attribution")
    return replace(around, kind=Kind.PARAGRAPH, role="caption-below" if before else "caption")


def _is_ordered(name: str, style: dict[str, str]) -> bool:
    kind = style.get("list-style-type") or style.get("list-style") or ""
    if kind in ("disc", "circle", "square", "none"):
        return False
    return name == "ol" or kind.startswith(("decimal", "lower-", "upper-"))


def _find_depth(node: HtmlElement, around: Context) -> int:
    """Return the depth of an item: Google Docs writes flat lists, with the level in a class."""
    parent = node.getparent()
    if parent is not None and (match := _LEVEL.search(parent.get("class") or "")):
        return int(match[1])
    level = node.get("aria-level") or node.get("data-aria-level") or ""  # the latter in Word for the web
    if level.isascii() and level.isdecimal() and len(level) == 1 and around.depth <= 0:
        return max(int(level) - 1, 0)
    return max(around.depth, 0)


def _form_words(node: HtmlElement, style: dict[str, str], context: Context) -> Context:
    name, changed = node.tag, {}
    if name in ("b", "strong"):
        changed["bold"] = True
    if name in ("i", "em", "dfn", "var") or (name == "cite" and not context.is_block):
        changed["italic"] = True
    if name in ("sup", "sub"):
        changed["script"] = name
    if (weight := read_weight(style.get("font-weight") or find_weight(style.get("font", "")))) is not None:
        changed["bold"] = weight
    if (slant := read_slant(style.get("font-style", ""))) is not None:
        changed["italic"] = slant
    if "vertical-align" in style and not context.is_block:
        alignment = read_alignment(style["vertical-align"])
        if alignment or (alignment == "" and name not in ("sup", "sub")):
            changed["script"] = alignment
    if (kept := read_lines(style)) is not None:
        changed["keeps_lines"] = kept
    if name in CODE:
        changed["is_code"] = True
    if name == "mark" or style.get("mso-highlight", "none") not in ("none", "auto"):
        changed["is_highlighted"] = True
    if name in ("s", "strike") or "line-through" in style.get("text-decoration", ""):
        changed["struck"] = True
    if name == "a" and node.get("href"):
        changed["href"] = node.get("href")
    if "mso-spacerun" in style or "mso-tab-count" in style:
        changed["is_spacing"] = "run"
    if "Apple-converted-space" in (node.get("class") or ""):
        changed["is_spacing"] = "space"
    return replace(context, **changed) if changed else context
