"""The feeds of the site: each content app registers its own."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from cms.core.content.untranslated import find_language
from cms.core.content.visibility import visible
from cms.core.navigation.urls import get_path
from cms.core.typography.typesetting import typeset_text

from .entries import Entry, make_identity
from .podcasts import FILE_NAME as PODCAST
from .xml import WRITERS

ENTRIES = 20
FILE_NAMES = (*WRITERS, PODCAST)


class Channel(ABC):
    """One feed, in one language.

    Its URL is that of a page that people know (`/fr/magazine/`, `/fr/magazine/rubrique/entretiens/`) followed by
    `atom.xml` or `rss.xml`: the words of each language come from the page, and the rest can be guessed.
    """

    page_model: ClassVar[type[Page]]  # the feed's URL is below a page of this type
    writers: ClassVar[Mapping] = WRITERS  # by file name

    def __init__(self, index: Page):
        self.index = index  # a plain Page is enough

    @classmethod
    @abstractmethod
    def find(cls, index: Page, rest: str) -> Self | None:
        """Return the feed at the URL of a page followed by `rest`; None if there is none."""

    @classmethod
    @abstractmethod
    def offer(cls, index: Page, context: Mapping) -> list[Self]:
        """Return the feeds that a page in this site area offers, the best first (no query).

        context: the template's context; empty on a page elsewhere.
        """

    def choose(self, file_name: str) -> "Channel | None":
        """Return the feed with a file name at this place; None if there is none."""
        return self if file_name in self.writers else None

    @abstractmethod
    def get_pages(self) -> QuerySet:
        """Return all pages of the feed in its language that are public, the newest first."""

    @abstractmethod
    def make_entries(self, request: HttpRequest, keys: list[int]) -> list[Entry]:
        """Return the entries of the pages with these primary keys, in any order, with a bounded number of queries."""

    @property
    def path(self) -> str:
        """Return what follows the page's URL in the feed's URL."""
        return ""

    @property
    def name(self) -> str:
        """Return the text of a link to the feed."""
        return typeset_text(self.index.title, self.name_language or self.language)

    @property
    def name_language(self) -> str:
        """Return the language of the name if it is not the feed's, else "".

        They differ if the title was published untranslated.
        """
        return find_language(self.index, "title")

    @property
    def title(self) -> str:
        """Return the name of the feed for a list of feeds from many sites."""
        site = settings.WAGTAIL_SITE_NAME
        return self.name if site in self.name else f"{self.name} · {site}"

    @property
    def description(self) -> str:
        return typeset_text(self.index.specific.summary, self.language)

    @property
    def identity(self) -> str:
        return make_identity(self.index, "/feed")

    @property
    def language(self) -> str:
        return self.index.locale.language_code

    def get_url(self, request: HttpRequest | None, file_name: str = "") -> str:
        """Return the URL of the feed, or without `file_name` the page that shows the same to people."""
        return f"{get_path(self.index, request)}{self.path}{file_name}"


def newest_first(pages: QuerySet, index: Page) -> QuerySet:
    """Reduce a queryset to the public pages below a page in its language, the newest in that language first.

    They are sorted by their first publication in this language: a translation is news to its readers, even if its
    original is old.
    """
    found = visible(pages).descendant_of(index).filter(locale=index.locale_id)
    return found.order_by(F("first_published_at").desc(nulls_last=True), "-pk")


_channels: dict[type[Page], type[Channel]] = {}


def register_channel(channel: type[Channel]) -> None:
    """Register the feeds of a page type; called in the content app's AppConfig.ready()."""
    _channels[channel.page_model] = channel


def get_content_types() -> list[ContentType]:
    """Return the page types that have feeds (no query, once Django has cached them)."""
    return list(ContentType.objects.get_for_models(*_channels, for_concrete_models=False).values())


def find_channel_type(page: Page) -> type[Channel] | None:
    return _channels.get(page.specific_class)


def has_feed(page: Page, rest: str) -> bool:
    """Return whether there is a feed at a path below a page's URL ("" for the URL itself)."""
    channel = find_channel_type(page)
    return channel is not None and channel.find(page, rest) is not None
