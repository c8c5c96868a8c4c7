"""A body in two languages: each paragraph next to its counterpart, each image once.

Both bodies are those of the plain pages, stored or rendered by the same templates, each in its own language; this
module merges them. Both are known to have the same blocks in the same order (`Alignment`). Within a block, elements are
paired one by one as long as both languages have the same ones; otherwise the enclosing element stands beside its
counterpart as a whole.
"""

from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from cms.rendered_bodies.storing import get_body_html

from .elements import Element, read_elements, remove_ids

# Elements whose children are paired; anything else is a paragraph, or is treated like one.
TAKEN_APART = {"prose", "block-advice", "block-qa", "block-picture", "block-gallery", "gallery-pictures", "figure"}
TAKEN_APART |= {"block-embed", "embed-link", "block-download", "block-audio", "block-map"}
TAGS_TAKEN_APART = {"figcaption", "a"}  # within those elements
# Shown once, in the language of the page.
SHOWN_ONCE = {"block-related", "credit", "embed-note", "meta", "audio-download", "audio-address"}
TAGS_SHOWN_ONCE = {"picture", "svg", "script", "audio"}
# With something that is shown once only if it is the same in both languages.
ONE_OF_EACH = {"block-audio", "block-map"}


def pair_bodies(page: Page, other: Page) -> SafeString | None:
    """Return the HTML of a page's body paired with that of another language.

    Both pages: specific and live. None if they do not show the same blocks, as when the rights to an image that a
    translator chose have ended. No query if the bodies are stored and were fetched with the pages.
    """
    languages = (page.locale.language_code, other.locale.language_code)
    html = pair_html(get_body_html(page), get_body_html(other), languages)
    return mark_safe(html) if html is not None else None  # noqa: S308 - rendered by our templates


def pair_html(own: str, other: str, languages: tuple[str, str]) -> str | None:
    """Return the HTML of a body in two languages, from one in each; None if their blocks differ, or are broken."""
    try:
        ours, theirs = read_elements(own), read_elements(remove_ids(other))
    except ValueError:
        return None
    return _Pairing(*languages).pair_children(ours, theirs) if _list_kinds(ours) == _list_kinds(theirs) else None


class _Pairing:
    def __init__(self, own: str, other: str):
        self.own, self.other = own, other

    def pair_children(self, ours: Element, theirs: Element) -> str | None:
        """Return the content of two elements as one; None if they do not have the same child elements."""
        if ours.has_loose_text or theirs.has_loose_text or _list_names(ours) != _list_names(theirs):
            return None
        parts, place = [], ours.inner_start
        for own, other in zip(ours.children, theirs.children, strict=True):
            parts += [ours.html[place : own.start], self.pair(own, other)]
            place = own.end
        return "".join([*parts, ours.html[place : ours.inner_end]])

    def pair(self, own: Element, other: Element) -> str:
        if own.name in TAGS_SHOWN_ONCE or _has_class(own, SHOWN_ONCE):
            return str(own)
        if _may_be_taken_apart(own, other) and (content := self.pair_children(own, other)) is not None:
            return f"{own.opening}{content}{own.closing}"
        if own.name == "figcaption":
            return str(own)  # it can only stand in its figure: one language has no caption
        if own.name == "span":
            return f"{_write_span(own, self.own)} {_write_span(other, self.other, beside=True)}"
        cells = f'<div lang="{self.own}">{own}</div><div lang="{self.other}">{other}</div>'
        return f'<div class="pair">{cells}</div>'


def _write_span(span: Element, code: str, *, beside: bool = False) -> str:
    """Return a span with its language, and with the class of those that stand beside another."""
    opening = span.opening.removesuffix(">")
    if beside and span.classes:
        opening = opening.replace(' class="', ' class="beside ', 1)
    elif beside:
        opening += ' class="beside"'
    if span.get("lang") is None:
        opening += f' lang="{code}"'
    return f"{opening}>{span.content}{span.closing}"


def _may_be_taken_apart(own: Element, other: Element) -> bool:
    if own.name in TAGS_TAKEN_APART:
        return own.get("href") == other.get("href")
    if not _has_class(own, TAKEN_APART) or not _has_class(other, TAKEN_APART):
        return False
    is_link = _has_class(own, {"block-embed", "block-download"})
    if is_link and _list_addresses(own) != _list_addresses(other):  # a translator may have replaced it
        return False
    # A translation that is edited freely may have another recording or other places.
    return all(_find(own, kind) == _find(other, kind) for kind in ("audio", "svg") if _has_class(own, ONE_OF_EACH))


def _find(element: Element, name: str) -> str:
    return next((str(each) for each in element.iterate() if each.name == name), "")


def _has_class(element: Element, names: set[str]) -> bool:
    return not names.isdisjoint(element.classes)


def _list_addresses(element: Element) -> list[str]:
    return [address for link in element.iterate() if link.name == "a" and (address := link.get("href")) is not None]


def _list_names(element: Element) -> list[str]:
    return [child.name for child in element.children]


def _list_kinds(body: Element) -> list[tuple[str, str]]:
    """Return the blocks of a body by what distinguishes their types: name and first class."""
    return [(child.name, next(iter(child.classes), "")) for child in body.children]
