"""Typesetting: replace typed spaces and marks with those of the language's typographic tradition.

It is applied when a page is rendered; what editors typed is never changed. docs/reading.md lists the rules and their
sources. What is not prose is left alone: URLs, hashtags, code. Text that is marked as being in another language
follows that language's rules.
"""

import re
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms.languages.registry import get_profile
from cms.languages.spaces import ENTITY_SET_ASIDE, SET_ASIDE

from .rules import ADDRESS, CLOSING, COMMON_RULES, set_double_quotes, set_single_quotes

_TAG = re.compile(r"""(<!--.*?-->|</?[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>)""", re.DOTALL)
_INLINE_TAG = re.compile(r"</?(?:a|abbr|b|cite|em|i|mark|q|small|span|strong|sub|sup|time|wbr)\b", re.IGNORECASE)
_ELEMENT = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_LANGUAGE = re.compile(r"""\blang=["']([a-zA-Z-]+)["']""")
_RAW_ELEMENTS = {"script", "style", "pre", "code", "kbd", "samp", "textarea"}
_VOID_ELEMENTS = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# An entity's semicolon in an HTML text node is not punctuation; entities are set aside while the rules run.
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]\w*);")
_PLAIN = {"&nbsp;": "\u00a0", "&#x27;": "'", "&#39;": "'", "&quot;": '"', "&laquo;": "«", "&raquo;": "»"}
_PLAIN_ENTITY = re.compile("|".join(map(re.escape, _PLAIN)))


def typeset_text(text: str, language: str, before: str = "") -> str:
    """Return plain text with the language's spaces and marks.

    language: a code such as "fr" or "pt-pt". before: the character that precedes the text, if it continues another.
    """
    return _set(text, language.split("-")[0], before)[0]


@lru_cache(maxsize=4096)  # titles and names are on many pages
def _set(text: str, language: str, before: str = "", depth: int = 0) -> tuple[str, int]:
    """Return the typeset text, and how many quotations are open at its end; depth: how many at its beginning."""
    kept: list[str] = []

    def set_aside(match):
        kept.append(match[0])
        return SET_ASIDE

    text = ADDRESS.sub(set_aside, text.replace(SET_ASIDE, ""))
    text, depth = set_double_quotes(text, language, before, depth)
    # The rules check what precedes a mark; for a mark before the text, it is enough that it closes something.
    follows = before if before.isalnum() else "a" if before and before in CLOSING else ""
    text = follows + set_single_quotes(text, language, follows or before)
    for pattern, replacement in (*COMMON_RULES, *get_profile(language).spacing_rules):
        text = pattern.sub(replacement, text)
    text = text[len(follows) :]
    return (re.sub(SET_ASIDE, lambda _match: kept.pop(0), text) if kept else text), depth


def typeset_html(html: str, language: str) -> SafeString:
    """Return HTML with its text nodes typeset; tags, attributes, entities, code and scripts are left alone.

    Text in an element with a `lang` follows that language's rules.
    """
    result, before, depth = [], "", 0
    opened: list[tuple[str, str]] = [("", language)]  # the enclosing elements, with their languages
    raw = 0
    for index, piece in enumerate(_TAG.split(html)):
        if index % 2:
            if element := _ELEMENT.match(piece):
                raw += _follow(element, piece, opened)
            if not _INLINE_TAG.match(piece):
                before, depth = "", 0  # a new paragraph or item continues nothing
            result.append(piece)
        elif raw or not piece:
            result.append(piece)
        else:
            text, depth = _set_node(piece, opened[-1][1].split("-")[0], before, depth)
            result.append(text)
            before = piece[-1]
    return mark_safe("".join(result))  # noqa: S308 - the text came in as HTML; only characters of its text changed


def _follow(element: re.Match, tag: str, opened: list[tuple[str, str]]) -> int:
    """Open or close an element; return the change in the number of open elements that hold no prose."""
    name = element[2].lower()
    if element[1]:
        places = [place for place, (known, _language) in enumerate(opened) if known == name]
        if not places:
            return 0
        closed = [known for known, _language in opened[places[-1] :]]
        del opened[places[-1] :]
        return -sum(known in _RAW_ELEMENTS for known in closed)
    if name in _VOID_ELEMENTS or tag.endswith("/>"):
        return 0
    marked = _LANGUAGE.search(tag)
    opened.append((name, marked[1] if marked else opened[-1][1]))
    return int(name in _RAW_ELEMENTS)


def _set_node(text: str, language: str, before: str, depth: int) -> tuple[str, int]:
    text = text.replace(ENTITY_SET_ASIDE, "")
    if "&" not in text:
        return _set(text, language, before, depth)
    entities: list[str] = []

    def set_aside(match):
        entities.append(match[0])
        return ENTITY_SET_ASIDE

    text = _PLAIN_ENTITY.sub(lambda match: _PLAIN[match[0]], text)
    text, depth = _set(_ENTITY.sub(set_aside, text), language, before, depth)
    return re.sub(ENTITY_SET_ASIDE, lambda _match: entities.pop(0), text), depth


def typeset(value, language: str) -> SafeString:
    """Return a value typeset and safe to show: plain text is escaped, HTML that is marked safe keeps its tags."""
    if hasattr(value, "__html__"):
        return typeset_html(value.__html__(), language)
    return mark_safe(escape(typeset_text(str(value), language)))  # noqa: S308 - escaped here


def typeset_quoted(value, language: str) -> SafeString:
    """Return a plain text typeset for use inside quotation marks: marks within it are its language's inner ones."""
    return mark_safe(escape(_set(str(value), language.split("-")[0], "", 1)[0]))  # noqa: S308 - escaped here
