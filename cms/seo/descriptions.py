"""Titles and descriptions of pages for search results, in the page's language."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from wagtail.blocks import StreamValue, StructValue
from wagtail.models import Page
from wagtail.rich_text import RichText

from cms.core.content.untranslated import find_language, find_language_of_block
from cms.core.navigation.pagination import Pagination
from cms.core.typography.typesetting import typeset_text

# The lengths that Google and Bing show. An editor's text for search engines is never cut.
TITLE_LENGTH = 65
DESCRIPTION_LENGTH = 160


@dataclass(frozen=True)
class Description:
    text: str
    language: str = ""  # if it is not the page's

    def __str__(self):
        return self.text


def describe(page: Page | None, own: str = "", pagination: Pagination | None = None) -> Description:
    """Return the description of a page: never empty, typeset, and different for each page of a long list.

    own: the description of a view that is not the page itself, such as a section's listing. Without it, use the
    editor's description for search engines, else the first of `description_fields` that has text, else a sentence about
    the site. It takes no query.
    """
    text, language = (own, "") if own else next(_find_texts(page), ("", ""))
    if text != getattr(page, "search_description", ""):
        text = shorten(text, DESCRIPTION_LENGTH, placeholder="…")
    text = text or _describe_generally(page)
    if pagination and pagination.number > 1:
        text = f"{text} ({name_page(pagination)})"
    return Description(typeset_text(text, language or get_language() or settings.LANGUAGE_CODE), language)


def name_page(pagination: Pagination) -> str:
    """Return "Page 2 of 3"."""
    return gettext("Page %(number)s of %(total)s") % {"number": pagination.number, "total": pagination.total}


def add_site_name(title: SafeString) -> SafeString:
    """Return a title followed by the site's name, unless it is too long or contains the name. HTML in, HTML out."""
    title, name = title.strip(), settings.WAGTAIL_SITE_NAME
    words = html.unescape(title)
    if not words or name in words or len(f"{words} · {name}") > TITLE_LENGTH:
        return mark_safe(title or name)  # noqa: S308 - came in as HTML
    return mark_safe(f"{title} · {name}")  # noqa: S308 - came in as HTML


def _describe_generally(page: Page | None) -> str:
    site = gettext("MuseumWeek, its magazine and its travelling exhibition.")
    return f"{page.title} · {site}" if page and page.title != settings.WAGTAIL_SITE_NAME else site


def _find_texts(page: Page | None) -> Iterator[tuple[str, str]]:
    """Yield every text that could describe a page, the best first, with its language if that is not the page's."""
    for name in ("search_description", *getattr(page, "description_fields", ())):
        value = getattr(page, name, "")
        if isinstance(value, StreamValue):
            yield from _find_prose(page, value)
        elif text := _make_plain(value or ""):
            yield text, find_language(page, name)


def _find_prose(page: Page, body: StreamValue) -> Iterator[tuple[str, str]]:
    """Yield the running text of a body, without headings and captions."""
    for block in body:
        fields = block.value.items() if isinstance(block.value, StructValue) else [("", block.value)]
        for path, value in fields:
            if isinstance(value, RichText) and (text := _make_plain(value.source)):
                yield text, find_language_of_block(page, block.id, path)


def _make_plain(value: str) -> str:
    return html.unescape(strip_tags(value.replace("</p>", "</p> ").replace("<br/>", " "))).strip()
