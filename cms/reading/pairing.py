"""A body in two languages: each paragraph with its counterpart, each picture once.

Both languages' blocks are rendered by the templates of the plain page, each in its own language; then the two are laid
into each other. Blocks are paired by their ids, which translations keep. Within a block, elements are paired one by one
as long as both languages have the same ones; otherwise what is around them stands beside its counterpart as a whole.
"""

from bs4 import BeautifulSoup, Tag
from django.template.loader import get_template
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamValue
from wagtail.models import Page

from cms.bodies.rendering import get_body_field

# What is paired within; anything else is a paragraph, or a whole like one.
TAKEN_APART = {"prose", "block-advice", "block-qa", "block-picture", "block-gallery", "gallery-pictures", "figure"}
TAKEN_APART |= {"block-embed", "embed-link", "block-download"}
TAGS_TAKEN_APART = {"figcaption", "a"}  # within those
# Shown once, in the language of the page.
SHOWN_ONCE = {"credit", "embed-note", "meta"}
TAGS_SHOWN_ONCE = {"picture", "svg", "script"}
BLOCKS_SHOWN_ONCE = {"related_page"}


def pair_bodies(page: Page, other: Page) -> SafeString | None:
    """Return the HTML of a page's body with that of another language; None where they have not the same blocks."""
    blocks, counterparts = _get_body(page), {block.id: block for block in _get_body(other)}
    if [block.id for block in blocks] != list(counterparts):
        return None
    languages = (page.locale.language_code, other.locale.language_code)
    pairs = (
        _render(page, block)
        if block.block_type in BLOCKS_SHOWN_ONCE
        else pair_html(_render(page, block), _render(other, counterparts[block.id]), languages)
        for block in blocks
    )
    return mark_safe("".join(pairs))  # noqa: S308 - rendered by our templates


def pair_html(own: str, other: str, languages: tuple[str, str]) -> str:
    """Return one piece of HTML made of two that say the same in two languages."""
    pairing = _Pairing(*languages)
    ours, theirs = BeautifulSoup(own, "html.parser"), BeautifulSoup(other, "html.parser")
    for node in theirs.find_all(True):
        del node["id"], node["aria-labelledby"]  # an id is there once in a page
    if not pairing.pair_children(ours, theirs):
        return pairing.wrap(own, str(theirs))
    return str(ours)


class _Pairing:
    def __init__(self, own: str, other: str):
        self.own, self.other = own, other
        self.maker = BeautifulSoup("", "html.parser")

    def pair_children(self, ours: Tag, theirs: Tag) -> bool:
        """Lay the elements in `theirs` into `ours`; do nothing and return False where they are not the same ones."""
        own, other = ours.find_all(True, recursive=False), theirs.find_all(True, recursive=False)
        if _has_loose_text(ours) or _has_loose_text(theirs) or [n.name for n in own] != [n.name for n in other]:
            return False
        for one, counterpart in zip(own, other, strict=True):
            self.pair(one, counterpart)
        return True

    def pair(self, own: Tag, other: Tag) -> None:
        if own.name in TAGS_SHOWN_ONCE or _has_class(own, SHOWN_ONCE):
            return
        if _may_be_taken_apart(own, other) and self.pair_children(own, other):
            return
        if own.name == "figcaption":
            return  # it cannot stand anywhere but in its figure: one language has no caption
        if own.name == "span":
            self._add_span(own, other)
        else:
            self._set_beside(own, other)

    def _set_beside(self, own: Tag, other: Tag) -> None:
        cells = [self.maker.new_tag("div", attrs={"lang": code}) for code in (self.own, self.other)]
        pair = self.maker.new_tag("div", attrs={"class": "pair"})
        pair.extend(cells)
        own.replace_with(pair)
        cells[0].append(own)
        cells[1].append(other.extract())

    def _add_span(self, own: Tag, other: Tag) -> None:
        own["lang"], other["lang"] = own.get("lang", self.own), other.get("lang", self.other)
        other["class"] = [*other.get("class", []), "beside"]
        own.insert_after(" ", other.extract())

    def wrap(self, own: str, other: str) -> str:
        cells = ((self.own, own), (self.other, other))
        return f'<div class="pair">{"".join(f"""<div lang="{code}">{html}</div>""" for code, html in cells)}</div>'


def _may_be_taken_apart(own: Tag, other: Tag) -> bool:
    if own.name in TAGS_TAKEN_APART:
        return own.get("href") == other.get("href")
    if not _has_class(own, TAKEN_APART) or not _has_class(other, TAKEN_APART):
        return False
    is_link = _has_class(own, {"block-embed", "block-download"})
    return not is_link or _list_addresses(own) == _list_addresses(other)  # a translator may have replaced it


def _has_class(tag: Tag, names: set[str]) -> bool:
    return not names.isdisjoint(tag.get("class", []))


def _has_loose_text(tag: Tag) -> bool:
    return any(text.strip() for text in tag.find_all(string=True, recursive=False))


def _list_addresses(tag: Tag) -> list[str]:
    return [link["href"] for link in tag.find_all("a", href=True)]


def _get_body(page: Page) -> StreamValue:
    return getattr(page, get_body_field(type(page)))


def _render(page: Page, block) -> str:
    with translation.override(page.locale.language_code):
        return get_template("parts/blocks.html").render({"page": page, "body": [block]})
