"""The first step with markup: a tree of elements, without what only its own program understands."""

import re

import lxml.html
from django.utils.translation import gettext as _
from lxml.etree import ParserError, XMLSyntaxError
from lxml.html import HtmlElement

from cms.core.sanitizing.characters import drop_unstorable

from ..errors import UnreadableError

LONGEST = 4_000_000  # characters; the text of a long book is one million
_CONDITION = re.compile(r"<!\[[^>]{0,200}>")
_COVERED_STYLES = re.compile(r"(<style\b[^<>]{0,200}>\s{0,20})<!--", re.IGNORECASE)
# Browsers begin what they copy with it: the parser would then take elements that HTML 4 did not know for its head.
_FIRST_META = re.compile(r"(?:\s*<meta\b[^<>]{0,500}>)+", re.IGNORECASE)


def parse(html: str) -> HtmlElement | None:
    """Return the root of markup, None if it is empty. Raises UnreadableError if it is too long."""
    if len(html) > LONGEST:
        raise UnreadableError(_("This text is too long to be imported: bring it in parts."), code="too_long")
    html = _COVERED_STYLES.sub(r"\1", html)  # Word and Excel hide their stylesheets from browsers of long ago
    # Comments first: what Word writes for itself ends with the same words as what it writes for others.
    html = _CONDITION.sub("", drop_comments(drop_unstorable(html)))
    if match := _FIRST_META.match(html):
        html = html[match.end() :]
    if not html.strip():
        return None
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(html.encode(), parser=parser)
    except (ParserError, XMLSyntaxError):
        return None


def drop_comments(html: str) -> str:
    kept, start = [], 0
    while (opening := html.find("<!--", start)) >= 0:
        kept.append(html[start:opening])
        end = html.find("-->", opening + 4)
        if end < 0:
            return "".join(kept)
        start = end + 3
    return "".join([*kept, html[start:]])
