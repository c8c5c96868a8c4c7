"""A body in two languages: each paragraph next to its counterpart, each image once.

Both bodies are those of the plain pages, stored or rendered by the same templates, each in its own language; this
module merges them. Both are known to have the same blocks in the same order (`Alignment`). Within a block, elements are
paired one by one as long as both languages have the same ones; otherwise the enclosing element stands beside its
counterpart as a whole.
"""

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EntitySubstitution
from bs4.formatter import HTMLFormatter
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from cms.rendered_bodies.storing import get_body_html

# Elements whose children are paired; anything else is a paragraph, or is treated like one.
TAKEN_APART = {"prose", "block-advice", "block-qa", "block-picture", "block-gallery", "gallery-pictures", "figure"}
TAKEN_APART |= {"block-embed", "embed-link", "block-download", "block-audio", "block-map"}
TAGS_TAKEN_APART = {"figcaption", "a"}  # within those elements
# Shown once, in the language of the page.
SHOWN_ONCE = {"block-related", "credit", "embed-note", "meta", "audio-download", "audio-address"}
TAGS_SHOWN_ONCE = {"picture", "svg", "script", "audio"}
# With something that is shown once only if it is the same in both languages.
ONE_OF_EACH = {"block-audio", "block-map"}

# The form in which the templates write HTML: `<img …>`, and entities only where XML requires them.
AS_IT_WAS = HTMLFormatter(entity_substitution=EntitySubstitution.substitute_xml, void_element_close_prefix=None)


def pair_bodies(page: Page, other: Page) -> SafeString | None:
    """Return the HTML of a page's body paired with that of another language.

    Both pages: specific and live. None if they do not show the same blocks, as when the rights to an image that a
    translator chose have ended. No query if the bodies are stored and were fetched with the pages.
    """
    languages = (page.locale.language_code, other.locale.language_code)
    html = pair_html(get_body_html(page), get_body_html(other), languages)
    return mark_safe(html) if html is not None else None  # noqa: S308 - rendered by our templates


def pair_html(own: str, other: str, languages: tuple[str, str]) -> str | None:
    """Return the HTML of a body in two languages, from one in each; None if their blocks differ."""
    ours, theirs = BeautifulSoup(own, "html.parser"), BeautifulSoup(other, "html.parser")
    if _list_kinds(ours) != _list_kinds(theirs):
        return None
    for node in theirs.find_all(True):
        del node["id"], node["aria-labelledby"]  # an id must be unique in a page
    return ours.decode(formatter=AS_IT_WAS) if _Pairing(*languages).pair_children(ours, theirs) else None


class _Pairing:
    def __init__(self, own: str, other: str):
        self.own, self.other = own, other
        self.maker = BeautifulSoup("", "html.parser")

    def pair_children(self, ours: Tag, theirs: Tag) -> bool:
        """Merge the elements of `theirs` into `ours`.

        Return False, without changes, if they are not the same elements.
        """
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
            return  # it can only stand in its figure: one language has no caption
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


def _may_be_taken_apart(own: Tag, other: Tag) -> bool:
    if own.name in TAGS_TAKEN_APART:
        return own.get("href") == other.get("href")
    if not _has_class(own, TAKEN_APART) or not _has_class(other, TAKEN_APART):
        return False
    is_link = _has_class(own, {"block-embed", "block-download"})
    if is_link and _list_addresses(own) != _list_addresses(other):  # a translator may have replaced it
        return False
    # A translation that is edited freely may have another recording or other places.
    return all(
        str(own.find(kind)) == str(other.find(kind)) for kind in ("audio", "svg") if _has_class(own, ONE_OF_EACH)
    )


def _has_class(tag: Tag, names: set[str]) -> bool:
    return not names.isdisjoint(tag.get("class", []))


def _has_loose_text(tag: Tag) -> bool:
    return any(text.strip() for text in tag.find_all(string=True, recursive=False))


def _list_addresses(tag: Tag) -> list[str]:
    return [link["href"] for link in tag.find_all("a", href=True)]


def _list_kinds(body: Tag) -> list[tuple[str, str]]:
    """Return the blocks of a body by what distinguishes their types: name and first class."""
    return [(tag.name, next(iter(tag.get("class", [])), "")) for tag in body.find_all(True, recursive=False)]
