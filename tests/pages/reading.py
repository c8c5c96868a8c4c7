"""Read what readers get: every page once, its links, and the language of each piece of its text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

HOST = "http://testserver"
# Attributes that readers see or hear.
SPOKEN = ("alt", "title", "aria-label", "placeholder", "data-title")


@dataclass
class Reading:
    """One URL as an anonymous reader gets it."""

    address: str
    status: int
    headers: dict
    cookies: dict
    text: str
    queries: int
    page: Page | None = None  # of the tree, if the URL is a page's own

    @property
    def language(self) -> str:
        return self.address.split("/")[1]

    @property
    def kind(self) -> str:
        return type(self.page).__name__ if self.page else "view"

    @cached_property
    def html(self) -> BeautifulSoup:
        return BeautifulSoup(self.text, "html.parser")

    @cached_property
    def is_html(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")

    @property
    def leads_to(self) -> str:
        """Return the URL that a redirect leads to, or ""."""
        return self.headers.get("Location", "") if self.status in (301, 302) else ""

    def __str__(self):
        return self.address


@dataclass
class Crawl:
    """Everything that links reach from the three home pages, and the pages of the tree."""

    readings: dict[str, Reading] = field(default_factory=dict)
    linked: dict[str, set[str]] = field(default_factory=dict)  # URLs by the page that links to them
    files: dict[str, set[str]] = field(default_factory=dict)
    others: list[Reading] = field(default_factory=list)  # pages without links to them: searches, errors

    @property
    def pages(self) -> list[Reading]:
        """Return the pages that the site's links reach, after redirects: permanent addresses redirect to others."""
        return [reading for reading in self.readings.values() if reading.is_html and not reading.leads_to]

    @property
    def everything(self) -> list[Reading]:
        return [*self.pages, *self.others]

    @property
    def reached(self) -> set[str]:
        return set().union(*self.linked.values())


def crawl(start: list[str], pages: dict[str, Page]) -> Crawl:
    """Read everything from the given URLs on.

    pages: the tree's live pages by their URL; those that no link reaches are read too, last.
    """
    result = Crawl()
    waiting = [*start, *pages]
    for address in start:  # once for Wagtail, which caches the roots' paths for an hour
        read(address)
    while waiting:
        address = waiting.pop(0)
        if address in result.readings:
            continue
        reading = result.readings[address] = read(address)
        reading.page = pages.get(address)
        if reading.leads_to:
            waiting.insert(0, reading.leads_to)
        if not reading.is_html or reading.status != 200:
            continue
        links = {link for link in list_links(reading) if not link.startswith(("/media/", "/static/"))}
        result.files[address] = list_files(reading)
        result.linked[address] = links
        waiting = [*sorted(links - result.readings.keys()), *waiting]
    return result


def read(address: str) -> Reading:
    with CaptureQueriesContext(connection) as queries:
        response = Client().get(address)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return Reading(
        address=address,
        status=response.status_code,
        headers=dict(response.headers),
        cookies=dict(response.cookies),
        text=content.decode("utf-8", "replace"),
        queries=len(queries),
    )


def list_links(reading: Reading) -> set[str]:
    """Return the URLs of this site that a page links to, also in its head; x-default is `/`, or one of the others."""
    elements = [one for one in reading.html.find_all(["a", "link"]) if one.get("hreflang") != "x-default"]
    links = [element.get("href") for element in elements]
    return {path for link in links if (path := _own_path(reading.address, link))}


def list_files(reading: Reading) -> set[str]:
    """Return the images, scripts, styles and fonts that a page loads from this site."""
    found = [element.get("src") for element in reading.html.find_all(src=True)]
    for element in reading.html.find_all(srcset=True):
        found += [candidate.split()[0] for candidate in element["srcset"].split(", ")]
    found += [element["href"] for element in reading.html.find_all("link") if "/static/" in element["href"]]
    return {path for link in found if (path := _own_path(reading.address, link))}


def _own_path(address: str, link: str | None) -> str | None:
    parts = urlsplit(urldefrag(urljoin(HOST + address, link or "")).url)
    if f"{parts.scheme}://{parts.netloc}" not in (HOST, "http://localhost"):
        return None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


# --- Language --------------------------------------------------------------------------------------------------------


def get_language(element: Tag | NavigableString) -> str:
    """Return the language of a piece of a page: that of the nearest element with a `lang`."""
    tag = element if isinstance(element, Tag) else element.parent
    while tag is not None:
        if tag.get("lang"):
            return tag["lang"]
        tag = tag.parent
    return ""


def list_texts(html: BeautifulSoup) -> Iterator[tuple[str, str, Tag]]:
    """Yield every piece of text that a reader sees or hears: its words, its language, and its element."""
    for string in html.find_all(string=True):
        if type(string) is NavigableString and string.strip() and string.parent.name not in ("script", "style"):
            yield normalise(string), get_language(string), string.parent
    for element in html.find_all(lambda tag: any(tag.get(name) for name in SPOKEN)):
        for name in SPOKEN:
            if element.get(name):
                yield normalise(element[name]), get_language(element), element


def list_blocks(html: BeautifulSoup) -> Iterator[tuple[str, str, Tag]]:
    """Yield every paragraph, heading or line with its language: elements with text that contain no such element."""
    names = ["p", "h1", "h2", "h3", "h4", "li", "dd", "figcaption", "a", "span", "blockquote", "title"]
    for element in html.find_all(names):
        if not element.find(names):
            yield normalise(element.get_text()), get_language(element), element


def normalise(text: str) -> str:
    """Replace typographic spaces by one plain space, and typographic apostrophes and quotes by plain ones."""
    return " ".join(text.translate(_PLAIN).split())


_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u00ad": None, "’": "'", "‘": "'"})
