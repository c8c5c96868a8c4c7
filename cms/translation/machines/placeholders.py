"""Tags of a segment, replaced by numbered ones before it is sent, and put back where the machine left them.

A machine sees `<g1>…</g1>` and `<x2/>` (or what HTML has for these), never the ids of links. If one of them is
missing, doubled or crossed afterwards, the whole answer is refused.
"""

import html as entities
import re
from enum import Enum

from django.utils.translation import gettext as _

from ..checks.markup import find_breakage, find_losses
from ..memory.normalising import EMPTY, TAG, find_tags
from .errors import BrokenTagsError

_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")


class Style(Enum):
    """How placeholders are written: as XML, or as tags that HTML has."""

    XML = "xml"
    HTML = "html"


_PLACEHOLDERS = {
    Style.XML: re.compile(r"<(?P<end>/?)(?P<kind>[gx])(?P<number>\d+)\s*/?>", re.IGNORECASE),
    Style.HTML: re.compile(
        r"""<(?:(?P<end>/)span\s*|(?:span|br)\s+id\s*=\s*["']?(?P<kind>[gx])(?P<number>\d+)["']?[^<>]*)>""",
        re.IGNORECASE,
    ),
}
_CLOSED = {
    Style.XML: re.compile(r"<x(\d+)\s*>\s*</x\1\s*>", re.IGNORECASE),
    Style.HTML: re.compile(r"</br\s*>", re.IGNORECASE),
}


def protect(html: str, style: Style) -> str:
    """Return a segment with placeholders for its tags, and its text as XML has it. Raises BrokenTagsError."""
    parts, position = [], 0
    for tag in find_tags(html):
        if tag.element < 0:
            raise BrokenTagsError(_("The tags of the original are broken."))
        parts += [_clean(html[position : tag.start]), _make_placeholder(tag, style)]
        position = tag.end
    return "".join([*parts, _clean(html[position:])])


def restore(html: str, answer: str, style: Style) -> str:
    """Return a machine's translation with the tags of the segment `html`. Raises BrokenTagsError."""
    tags = find_tags(html)
    opening = {tag.element + 1: tag for tag in tags if not tag.is_closing}
    closing = {tag.element + 1: tag.text for tag in tags if tag.is_closing}
    answer = _CLOSED[style].sub(lambda match: f"<x{match[1]}/>" if style is Style.XML else "", answer)
    parts, opened, seen, position = [], [], set(), 0
    for found in _PLACEHOLDERS[style].finditer(answer):
        parts.append(_read_text(answer[position : found.start()]))
        position = found.end()
        number = int(found["number"]) if found["number"] else (opened[-1] if opened else 0)
        if found["end"]:
            if not opened or opened.pop() != number:
                raise BrokenTagsError(_describe())
            parts.append(closing[number])
            continue
        if number in seen or number not in opening:
            raise BrokenTagsError(_describe())
        seen.add(number)
        parts.append(opening[number].text)
        if number in closing:
            opened.append(number)
    parts.append(_read_text(answer[position:]))
    words = "".join(parts).strip()
    if opened or seen != set(opening) or find_breakage(html, words) or find_losses(html, words):
        raise BrokenTagsError(_describe())
    return words


def to_text(html: str) -> str:
    """Return a segment without its tags: what machines get of its neighbours."""
    text = TAG.sub(lambda tag: " " if (tag[2] or "").lower() in EMPTY else "", html)
    return " ".join(entities.unescape(text).split())


def _make_placeholder(tag, style: Style) -> str:
    number, is_empty = tag.element + 1, tag.name in EMPTY or tag.text.endswith("/>")
    if style is Style.XML:
        return f"<x{number}/>" if is_empty else f"<{'/' if tag.is_closing else ''}g{number}>"
    return f'<br id="x{number}">' if is_empty else "</span>" if tag.is_closing else f'<span id="g{number}">'


def _clean(html: str) -> str:
    return entities.escape(entities.unescape(TAG.sub("", html)), quote=False)


def _read_text(answer: str) -> str:
    if _MARKUP.search(answer):
        raise BrokenTagsError(_describe())
    return entities.escape(entities.unescape(answer), quote=False)


def _describe() -> str:
    return _("The machine broke a link or other markup of this segment: its answer was not taken.")
