"""The graph of schema.org nodes that describes one page.

Every node that others refer to has an @id: the URL of the page about it, and the kind of thing
("https://…/pt/revista/12/#issue"). So a thing has the same @id on every page that refers to it.
"""

import datetime
import re
from collections.abc import Mapping
from functools import cached_property
from html import unescape

from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Page

from cms.core.content.untranslated import find_language
from cms.core.navigation.page_context import get_page_context
from cms.core.navigation.urls import get_path, get_root_url, make_absolute
from cms.core.typography.typesetting import typeset_text

SCHEDULED = "https://schema.org/EventScheduled"  # the eventStatus of all events here

_END_OF_BLOCK = re.compile(r"</(?:p|li|h\d)>|<br\s*/?>", re.IGNORECASE)


class Graph:
    """The nodes of a page by @id, with helpers for the code that adds nodes: URLs, texts, the page context."""

    def __init__(self, page: Page | None, context: Mapping):
        """context: the page template's context, with `request`."""
        self.page = page
        self.context = context
        self.request = context["request"]
        self.page_context = get_page_context(self.request, page)
        self.nodes: dict[str, dict] = {}

    # --- Where and what the page is ----------------------------------------------------------------------------------

    @property
    def is_public(self) -> bool:
        """Return whether there is a public page at a URL of the site."""
        return self.page_context.page is not None and self.page_context.is_public and bool(self.url)

    @property
    def language(self) -> str:
        return self.page.locale.language_code

    @cached_property
    def root(self) -> str:
        """Return the site's URL, such as "https://museumweek.example/"."""
        return f"{get_root_url(self.request)}/"

    @cached_property
    def url(self) -> str:
        return self.url_of(self.page)

    def url_of(self, page: Page) -> str:
        """Return a page's absolute URL; "" if it has none."""
        path = get_path(page, self.request)
        return self.make_absolute(path) if path else ""

    def make_absolute(self, url: str) -> str:
        return make_absolute(url, self.request)

    def find_above(self, model: type[Page]) -> Page | None:
        """Return the nearest live page of a model above this one, without the model's own fields."""
        return next((page for page in reversed(self.page_context.ancestors) if page.specific_class is model), None)

    # --- Words -------------------------------------------------------------------------------------------------------

    def say(self, page: Page, name: str) -> str:
        """Return a field of a page as readers see it, typeset by the rules of its language."""
        return say(page, name)

    def say_without_markup(self, page: Page, name: str) -> str:
        """Return a rich text field as plain text."""
        text = unescape(strip_tags(_END_OF_BLOCK.sub(" ", getattr(page, name))))
        return typeset_text(" ".join(text.split()), page.locale.language_code)

    def describe(self, page: Page) -> str:
        """Return the description of a page for search engines."""
        return self.say(page, "search_description") or self.say(page, "summary")

    # --- Nodes -------------------------------------------------------------------------------------------------------

    def find(self, node_id: str) -> dict | None:
        """Return a reference to a node that was added already; None if it was not."""
        return {"@id": node_id} if node_id in self.nodes else None

    def add(self, kind: str, node_id: str, **properties) -> dict:
        """Add a node, or the properties that an existing one lacks; return a reference to it.

        Empty properties are left out.
        """
        node = self.nodes.setdefault(node_id, {"@type": kind, "@id": node_id})
        for name, value in _without_empty(properties).items():
            node.setdefault(name, value)
        return {"@id": node_id}

    def add_about(self, page: Page, kind: str, fragment: str, **properties) -> dict:
        """Add the thing that a page is about, with the page's URL, title and language, unless `properties` differ.

        page: as it is shown, or its row in the page context. fragment: the end of the @id.
        """
        url = self.url_of(page)
        own = {"name": self.say(page, "title"), "url": url, "inLanguage": page.locale.language_code}
        return self.add(kind, f"{url}#{fragment}", **own | properties)


class ViewGraph(Graph):
    """The nodes of a public view that is not a page of the tree, under the requested URL."""

    def __init__(self, context: Mapping):
        super().__init__(None, context)

    @property
    def is_public(self) -> bool:
        return True

    @property
    def language(self) -> str:
        return self.page_context.home.locale.language_code

    @cached_property
    def url(self) -> str:
        return self.make_absolute(self.request.path)


def say(page: Page, name: str) -> str:
    """Return a field of a page as readers see it, typeset by the rules of its language."""
    return typeset_text(getattr(page, name, "").strip(), find_language(page, name) or page.locale.language_code)


def make_node(kind: str, **properties) -> dict | None:
    """Return a node without an @id, for use inside another; None if it has no properties."""
    said = _without_empty(properties)
    return {"@type": kind, **said} if said else None


def make_date(value: datetime.date | datetime.datetime | None) -> str:
    """Return a date or a moment as ISO 8601, a moment with the offset of the site's time zone; "" for None."""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if value else ""


def _without_empty(properties: dict) -> dict:
    cleaned = {}
    for name, value in properties.items():
        if isinstance(value, list | tuple):
            value = [item for item in value if not _is_empty(item)]
        if not _is_empty(value):
            cleaned[name] = value
    return cleaned


def _is_empty(value) -> bool:
    return value is None or value == "" or value == [] or value == {}
