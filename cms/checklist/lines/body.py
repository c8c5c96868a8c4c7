"""Lines about what stands in bodies and rich text: headings in order, links that lead somewhere."""

import html
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple
from urllib.parse import urlsplit

from django.db.models import Field, ForeignKey, Model, OneToOneField, URLField
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.blocks import Block, ChooserBlock, PageChooserBlock, RichTextBlock
from wagtail.blocks import URLBlock as WagtailURLBlock
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.core.content.visibility import in_time
from cms.core.editing.blank import is_blank
from cms.core.sanitizing.contentstate import as_id
from cms.pages.blocks.bodies import HeadingBlock
from cms.pages.stored_values import StoredValue, list_definitions
from cms.serving.pages.own_links import find_dead_links

from ..contents import Content
from ..line import Fault, Line

_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL | re.IGNORECASE)
_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
TITLE_LEVEL, HEADING_LEVEL = 1, 2


def is_rich_text(definition: Field | Block) -> bool:
    return isinstance(definition, RichTextBlock | RichTextField)


class HeadingsLine(Line):
    code = "headings"
    order = 100
    label = gettext_lazy("Headings")
    description = gettext_lazy("Headings go down one level at a time, and each has a text below it.")

    def holds_for(self, model):
        return any(isinstance(field, StreamField | RichTextField) for field in model._meta.get_fields())

    def check(self, content, loaded, own):
        for field, values in groupby(content.stored, attrgetter("name")):
            yield from find_heading_faults(field, list(_outline(values)))


class Heading(NamedTuple):
    level: int
    words: str


def _outline(values) -> Iterator[Heading | None]:
    """Yield the headings of a field, and None for what stands between them."""
    for definition, value, _name in values:
        if isinstance(definition, HeadingBlock):
            if not is_blank(value):
                yield Heading(HEADING_LEVEL, value.strip())
        elif is_rich_text(definition):
            end = 0
            for match in _HEADING.finditer(value or ""):
                if not is_blank(value[end : match.start()]):
                    yield None
                yield Heading(int(match[1]), html.unescape(strip_tags(match[2])).strip())
                end = match.end()
            if not is_blank((value or "")[end:]):
                yield None
        elif isinstance(definition, Block) and value:
            yield None


def find_heading_faults(field: str, outline: list[Heading | None]) -> Iterator[Fault]:
    """Yield a fault for each heading that jumps over a level, or that nothing stands below."""
    former = TITLE_LEVEL
    for place, heading in enumerate(outline):
        if heading is None:
            continue
        words, level = heading.words, heading.level
        if level > former + 1:
            said = _("The heading “%(words)s” jumps over a level.")
            yield Fault(said % {"words": words}, field, subject=f"jump {words}")
        elif level <= TITLE_LEVEL:
            yield Fault(
                _("The heading “%(words)s” has the level of the title.") % {"words": words}, field, f"top {words}"
            )
        former = level
        following = outline[place + 1] if place + 1 < len(outline) else heading
        if following is not None and following.level <= level:
            said = _("There is no text below the heading “%(words)s”.")
            yield Fault(said % {"words": words}, field, subject=f"empty {words}")


class Link(NamedTuple):
    """A link of a text: of a page or document that was chosen, or an address that was typed."""

    field: str
    words: str
    model: type[Model] | None
    target: str  # an id, or a URL


class LinksLine(Line):
    code = "links"
    order = 110
    label = gettext_lazy("Links")
    description = gettext_lazy("Every link within the site leads to something that readers can open.")

    def holds_for(self, model):
        return any(is_rich_text(one) or _holds_link(one) for one in list_definitions(model))

    def load(self, contents, loaded):
        """Return the links of each content, and the targets that readers cannot open."""
        links = {id(content): list(dict.fromkeys(list_links(content.stored))) for content in contents}
        chosen = [link for of_text in links.values() for link in of_text]
        pages = {int(link.target) for link in chosen if link.model is Page}
        documents = {int(link.target) for link in chosen if link.model is get_document_model()}
        closed = {(Page, str(key)) for key in _find_closed_pages(pages, loaded.live_with)}
        if documents:
            there = set(get_document_model().objects.filter(pk__in=documents).values_list("pk", flat=True))
            closed |= {(get_document_model(), str(key)) for key in documents - there}
        dead = _find_dead([(content, links[id(content)]) for content in contents])
        return links, closed, dead

    def check(self, content, loaded, own):
        links, closed, dead = own
        for link in links[id(content)]:
            if link.model is None and link.target in dead.get(id(content), ()):
                said = _("The link %(url)s leads nowhere: there is no page at this address.")
                yield Fault(said % {"url": link.target}, link.field, subject=link.target)
            elif (link.model, link.target) in closed:
                subject = f"{link.model._meta.label} {link.target}"
                may_pass = link.model is Page
                yield Fault(self._describe(content, link), link.field, subject=subject, may_pass=may_pass)

    def _describe(self, content: Content, link: Link) -> str:
        """Return a sentence. It does not name the target: who edits the text may not know of that."""
        field = content.model._meta.get_field(link.field)
        label = getattr(field, "verbose_name", "") or field.related_model._meta.verbose_name_plural
        if link.model is not Page:
            said = _("A document in “%(field)s” no longer exists.")
        elif link.words:
            said = _("The link “%(words)s” leads to a page that readers cannot open.")
        else:
            said = _("A page that was chosen in “%(field)s” cannot be opened by readers.")
        return said % {"words": link.words, "field": label}


def list_links(stored: list[StoredValue]) -> Iterator[Link]:
    """Yield the links in stored values."""
    for definition, value, name in stored:
        if not value:
            continue
        if is_rich_text(definition):
            yield from _list_in_rich_text(str(value), name)
        elif isinstance(definition, WagtailURLBlock | URLField):
            yield Link(name, "", None, str(value))
        elif isinstance(definition, PageChooserBlock) or _is_chosen_page(definition):
            yield Link(name, "", Page, str(value))
        elif isinstance(definition, ChooserBlock) and issubclass(definition.model_class, get_document_model()):
            yield Link(name, "", get_document_model(), str(value))


def _list_in_rich_text(source: str, name: str) -> Iterator[Link]:
    for match in _LINK.finditer(source):
        attributes = {key.lower(): html.unescape(a or b) for key, a, b in _ATTRIBUTE.findall(match[1])}
        words = html.unescape(strip_tags(match[2])).strip()
        kind, key = attributes.get("linktype"), attributes.get("id", "")
        if kind in ("page", "document"):
            if key.isdecimal():
                known = as_id(key) or 0  # no object has the id 0
                yield Link(name, words, Page if kind == "page" else get_document_model(), str(known))
        elif url := attributes.get("href"):
            yield Link(name, words, None, url)


def _holds_link(definition: Field | Block) -> bool:
    is_block = isinstance(definition, WagtailURLBlock | PageChooserBlock) or (
        isinstance(definition, ChooserBlock) and issubclass(definition.model_class, get_document_model())
    )
    return is_block or isinstance(definition, URLField) or _is_chosen_page(definition)


def _is_chosen_page(definition: Field | Block) -> bool:
    """Return whether a field holds a page that somebody chose, such as a person or a related story."""
    is_foreign_key = isinstance(definition, ForeignKey) and not isinstance(definition, ParentalKey | OneToOneField)
    return is_foreign_key and issubclass(definition.related_model, Page) and definition.model is not Page


def _find_dead(pairs: list[tuple[Content, list[Link]]]) -> dict[int, set[str]]:
    """Return the typed URLs that lead nowhere, by the ids of the contents."""
    bases, of_bases = {}, {}
    for content, links in pairs:
        if urls := {link.target for link in links if link.model is None}:
            bases[id(content)] = base = _get_base(content, urls)
            of_bases.setdefault(base, set()).update(urls)
    dead = {base: find_dead_links(urls, base) for base, urls in of_bases.items()}
    return {key: dead[base] for key, base in bases.items()}


def _find_closed_pages(ids: set[int], live_with) -> set[int]:
    """Return the ids of chosen pages of which no language version is live. Two queries."""
    if not ids:
        return set()
    keys = dict(Page.objects.filter(pk__in=ids).values_list("pk", "translation_key"))
    versions = Page.objects.filter(translation_key__in=set(keys.values()))
    open_keys = set(versions.live().filter(in_time()).values_list("translation_key", flat=True))
    if live_with:
        open_keys |= set(Page.objects.filter(pk__in=live_with).values_list("translation_key", flat=True))
    return {key for key in ids if keys.get(key) not in open_keys}


def _get_base(content: Content, urls: Iterable[str]) -> str:
    """Return the path of a text, to which its relative links belong; if it has none, that of its language."""
    if isinstance(content.text, Page) and any(not url.startswith("/") and not urlsplit(url).scheme for url in urls):
        return content.text.get_url() or f"/{content.language}/"
    return f"/{content.language}/"
