"""Compare the markup of a translated segment with that of the original.

Markup that breaks a text is refused wherever a segment is saved (`find_breakage`). Missing markup only leads to a
warning (`find_losses`), because a translator may have left it out on purpose.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.strings import INLINE_TAGS

from cms.core.editing.blank import is_blank
from cms.core.sanitizing.characters import UNSTORABLE

VOID = frozenset({"br"})
# Tags with the same meaning: a translator may use either.
_SAME = {"strong": "b", "em": "i", "acronym": "abbr"}
_OPENING = re.compile(r"<(?=[A-Za-z/!?])")  # otherwise "<" is a character of the text, as in "3 < 4"
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9:_-]*)"
    r"(?P<attrs>(?:\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*)\s*(?P<closed>/?)>"
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")


class Tag(NamedTuple):
    """A tag of a segment. `attrs` has its attributes in order, including repeated ones."""

    name: str
    attrs: tuple[tuple[str, str], ...]
    is_end: bool
    is_closed: bool  # <b/>
    start: int
    end: int


def check_markup(source: str, words: str) -> None:
    """Raise ValidationError, with a sentence for each fault, if the markup of a translated segment breaks the text.

    source: the original's words. words: the translation.
    """
    if faults := find_breakage(source, words):
        raise ValidationError(faults)


def find_breakage(source: str, words: str) -> list[str]:
    """Return the faults of the markup of a translated segment, a sentence for each."""
    faults = [_("The text contains a control character, which nobody can see.")] if UNSTORABLE.search(words) else []
    known = {value for tag in _read_tags(source) if tag for name, value in tag.attrs if name == "id"}
    return list(dict.fromkeys(faults + list(_find_faults(words, known))))


def find_losses(source: str, words: str) -> list[str]:
    """Return the markup of the original that its translation lacks (links, bold and so on), a sentence for each.

    Markup around text that is blank does not count.
    """
    wanted, found = _read_marks(source), _read_marks(words)
    losses = []
    for name, texts in wanted.items():
        kept = found.get(name, [])
        if name.startswith("#"):
            if not kept:
                losses.append(_("The link “%(words)s” of the original is missing.") % {"words": texts[0]})
        elif len(kept) < len(texts):
            losses.append(_name_loss(name, len(texts) - len(kept)))
    return losses


def _find_faults(words: str, known: set[str]) -> Iterator[str]:
    open_tags: list[str] = []
    for tag in _read_tags(words):
        if tag is None:
            yield _("A tag is incomplete. Write &lt; for the sign “<”.")
            return
        if tag.name == "!":
            yield _("Comments and declarations (<!…>, <?…>) are not allowed.")
        elif tag.name not in INLINE_TAGS:
            yield _("<%(tag)s> is not allowed: only links, bold, italic and line breaks are.") % {"tag": tag.name}
        elif tag.is_end:
            yield from _close(tag, open_tags)
        else:
            yield from _find_faults_of_attributes(tag, known)
            if tag.name == "a" and "a" in open_tags:
                yield _("A link is inside another link.")
            if tag.name in VOID:
                continue
            if tag.is_closed:
                yield _("<%(tag)s> is not closed: </%(tag)s> is missing.") % {"tag": tag.name}
            else:
                open_tags.append(tag.name)
    for name in open_tags:
        yield _("<%(tag)s> is not closed: </%(tag)s> is missing.") % {"tag": name}


def _close(tag: Tag, open_tags: list[str]) -> Iterator[str]:
    if tag.name not in open_tags:
        yield _("</%(tag)s> has no opening tag: <%(tag)s> is missing before it.") % {"tag": tag.name}
        return
    if open_tags[-1] != tag.name:
        yield _("<%(outer)s> and <%(inner)s> overlap: close first the tag that was opened last.") % {
            "outer": tag.name,
            "inner": open_tags[-1],
        }
    place = len(open_tags) - 1 - open_tags[::-1].index(tag.name)
    del open_tags[place]


def _find_faults_of_attributes(tag: Tag, known: set[str]) -> Iterator[str]:
    names = [name for name, _value in tag.attrs]
    if tag.name == "a" and names.count("id") == 1:
        value = dict(tag.attrs)["id"]
        if value not in known:
            yield _("There is no link “%(id)s” in the original.") % {"id": value}
        names.remove("id")
    elif tag.name == "a":
        yield _("A link has lost its id: copy its <a> from the original.")
        names = [name for name in names if name != "id"]
    if names:
        yield _("<%(tag)s> cannot have the attribute “%(attribute)s”.") % {"tag": tag.name, "attribute": names[0]}


def _read_tags(text: str) -> Iterator[Tag | None]:
    """Yield the tags of a text in order: comments and declarations as tags named "!", incomplete tags as None."""
    position = 0
    while opening := _OPENING.search(text, position):
        found = _TAG.match(text, opening.start())
        if found:
            attrs = tuple(
                (name.lower(), html.unescape(quoted or single or bare))
                for name, quoted, single, bare in _ATTRIBUTE.findall(found["attrs"])
            )
            is_end, is_closed = bool(found["end"]), bool(found["closed"])
            yield Tag(found["name"].lower(), attrs, is_end, is_closed, *found.span())
            position = found.end()
        elif text[opening.end()] in "!?":
            end = text.find("-->" if text.startswith("<!--", opening.start()) else ">", opening.end())
            position = end + 1 if end >= 0 else len(text)
            yield Tag("!", (), False, False, opening.start(), position)
        else:
            yield None
            position = opening.end()


def _read_marks(text: str) -> dict[str, list[str]]:
    """Map the names of a well-formed text's tags to the words in each of them; the name of a link is "#" and its id."""
    marks: dict[str, list[str]] = {}
    opened: list[tuple[str, int]] = []
    for tag in _read_tags(text):
        if tag is None:
            break
        if tag.name in VOID:
            marks.setdefault(tag.name, []).append("")
        elif not tag.is_end:
            name = _SAME.get(tag.name, tag.name)
            opened.append((f"#{dict(tag.attrs).get('id', '')}" if name == "a" else name, tag.end))
        elif opened:
            name, start = opened.pop()
            words = text[start : tag.start]
            if not is_blank(words):
                marks.setdefault(name, []).append(strip_tags(html.unescape(words)))
    return marks


def _name_loss(name: str, count: int) -> str:
    if name == "br":
        sentence = ngettext(
            "The original has %(count)d more line break.", "The original has %(count)d more line breaks.", count
        )
    elif name == "b":
        sentence = ngettext(
            "The original has %(count)d more part in bold.", "The original has %(count)d more parts in bold.", count
        )
    elif name == "i":
        sentence = ngettext(
            "The original has %(count)d more part in italics.",
            "The original has %(count)d more parts in italics.",
            count,
        )
    else:
        sentence = ngettext(
            "The original has %(count)d more part in <%(tag)s>.",
            "The original has %(count)d more parts in <%(tag)s>.",
            count,
        )
    return sentence % {"count": count, "tag": name}
