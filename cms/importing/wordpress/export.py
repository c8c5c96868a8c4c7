"""Read a WordPress export (WXR) as a stream: however long it is, one post at a time is in memory.

WXR is RSS with elements of WordPress: https://wordpress.org/documentation/article/tools-export-screen/. Its versions
differ by their namespaces only, so that names are read without them.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

LARGEST_PART = 32 * 1024 * 1024  # of a post with its comments; a long book has 2 MB
# Characters that WordPress exports as they were pasted, and XML does not know.
_FORBIDDEN = bytes(code for code in range(32) if code not in b"\t\n\r")

_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)$", re.IGNORECASE)
_LOCALE = re.compile(r'"locale";s:\d+:"(\w{2,12})')  # in the serialised description of a language


class ExportError(Exception):
    """A file is no export that can be read; its message says why."""


@dataclass(frozen=True)
class Term:
    """A category, a tag, or what plugins store as one. domain: its taxonomy."""

    domain: str
    slug: str
    name: str


@dataclass
class Post:
    """A post, or another item of the export: a page, a file, a part of a menu."""

    id: int
    kind: str
    status: str
    title: str
    address: str
    slug: str
    author: str
    content: str
    excerpt: str
    date: datetime.datetime | None
    is_protected: bool
    terms: list[Term]
    values: dict[str, list[str]]
    file: str  # the address of a file
    parent: int = 0
    comments: Counter = field(default_factory=Counter)  # those of readers, by what they are
    is_sticky: bool = False

    def get_value(self, name: str) -> str:
        """Return a custom field; "" if there is none."""
        return next(iter(self.values.get(name, ())), "")


@dataclass(frozen=True)
class File:
    """A file of the site: only its address is in the export."""

    address: str
    alt: str
    caption: str
    title: str
    post: int = 0  # to which it was uploaded


@dataclass
class Overview:
    """What is known of the whole export before its posts are read."""

    site: str = ""
    names: dict[str, str] = field(default_factory=dict)  # of authors, by their login names
    files: dict[int, File] = field(default_factory=dict)
    kinds: Counter = field(default_factory=Counter)
    reusable: dict[int, str] = field(default_factory=dict)  # blocks that posts share, by their ids
    locales: dict[str, str] = field(default_factory=dict)  # of Polylang's languages, by their slugs

    def list_pictures_of(self, post: int) -> list[int]:
        """Return the ids of the pictures that were uploaded to a post."""
        return [number for number, file in self.files.items() if file.post == post and _PICTURE.search(file.address)]


def read_overview(file: BinaryIO, overview: Overview | None = None) -> Overview:
    """Read an export once for what its posts refer to. Raises ExportError.

    overview: what is known from the other files of an export that is split.
    """
    known, overview, link, site = overview.site if overview else "", overview or Overview(), "", ""
    for name, element in _list_parts(file):
        if name == "link":
            link = _get_text(element)
        elif name in ("base_blog_url", "base_site_url"):
            # The blog's own address comes last, and is the one of its posts.
            site = _get_text(element) or site
        elif name == "author":
            login, shown = _find(element, "author_login"), _find(element, "author_display_name")
            overview.names[login] = unescape(shown).strip() or login
        elif name == "term" and _find(element, "term_taxonomy") == "language":
            if found := _LOCALE.search(_find(element, "term_description")):
                overview.locales[_find(element, "term_slug").strip().lower()] = found[1].lower().replace("_", "-")
        elif name == "item":
            _note(overview, read_post(element))
    overview.site = (site or link).rstrip("/")[:255]
    if not overview.site:
        raise ExportError("This is not an export of a WordPress site.")
    if known and overview.site != known:
        raise ExportError(f"These are exports of two sites, {known} and {overview.site}: import one after the other.")
    return overview


def _note(overview: Overview, post: Post) -> None:
    overview.kinds[post.kind] += 1
    if post.kind == "attachment":
        alt = post.get_value("_wp_attachment_image_alt")
        overview.files[post.id] = File(post.file, unescape(alt), post.excerpt, post.title, post.parent)
    elif post.kind == "wp_block":
        overview.reusable[post.id] = post.content


def list_posts(file: BinaryIO) -> Iterator[Post]:
    """Read the items of the export, in their order. Raises ExportError."""
    return (read_post(element) for name, element in _list_parts(file) if name == "item")


class _Source:
    """The file as the parser reads it: without characters that are not XML, and no part without end."""

    def __init__(self, file: BinaryIO):
        self._file, self.since_part = file, 0

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(size)
        self.since_part += len(content)
        if self.since_part > LARGEST_PART:
            raise ExportError("A part of this export is far longer than a text: it was not read.")
        return content.translate(None, _FORBIDDEN)


def _list_parts(file: BinaryIO) -> Iterator[tuple[str, Element]]:
    """Return the name and element of each part of the channel; what was read is forgotten."""
    source, open_elements = _Source(file), []
    try:
        for event, element in iterparse(source, events=("start", "end"), forbid_dtd=True):
            if event == "start":
                open_elements.append(element)
                continue
            open_elements.pop()
            if len(open_elements) == 2:
                yield _get_name(element), element
                open_elements[1].clear()
                source.since_part = 0
    except DefusedXmlException as error:
        raise ExportError("This file declares entities of its own: it was not read.") from error
    except ParseError as error:
        raise ExportError(f"This file is damaged, at line {error.position[0]}: export it again.") from error


def _get_name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _get_text(element: Element) -> str:
    return (element.text or "").strip()


def _find(element: Element, name: str) -> str:
    return next((child.text or "" for child in element if _get_name(child) == name), "")


def read_post(item: Element) -> Post:
    """Return what an item says."""
    texts: dict[str, str] = {}
    terms: list[Term] = []
    values: dict[str, list[str]] = {}
    comments: Counter = Counter()
    for child in item:
        name = _get_name(child)
        if name == "category":
            slug = child.get("nicename") or ""
            terms.append(Term(child.get("domain") or "category", slug, unescape(child.text or "").strip()))
        elif name == "postmeta":
            values.setdefault(_find(child, "meta_key"), []).append(_find(child, "meta_value"))
        elif name == "comment":
            comments[_name_comment(child)] += 1
        elif name == "encoded":
            texts["excerpt" if "excerpt" in child.tag else "content"] = child.text or ""
        else:
            texts.setdefault(name, child.text or "")
    return Post(
        id=_read_number(texts, "post_id"),
        parent=_read_number(texts, "post_parent"),
        kind=texts.get("post_type", "").strip() or "post",
        status=texts.get("status", "").strip(),
        title=" ".join(unescape(texts.get("title", "")).split()),
        address=texts.get("link", "").strip(),
        slug=texts.get("post_name", "").strip(),
        author=texts.get("creator", "").strip(),
        content=texts.get("content", ""),
        excerpt=texts.get("excerpt", ""),
        date=_read_date(texts),
        is_protected=bool(texts.get("post_password", "").strip()),
        terms=terms,
        values=values,
        file=texts.get("attachment_url", "").strip(),
        comments=comments,
        is_sticky=texts.get("is_sticky", "").strip() == "1",
    )


def _read_number(texts: dict[str, str], name: str) -> int:
    number = texts.get(name, "").strip()
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 16 else 0


def _name_comment(comment: Element) -> str:
    kind = _find(comment, "comment_type").strip() or "comment"
    if kind in ("pingback", "trackback"):
        return "links from other sites (pings)"
    if kind != "comment":
        return f"{kind}s of a plug-in"[:80]
    return "comments" if _find(comment, "comment_approved").strip() == "1" else "comments that were not approved"


def _read_date(texts: dict[str, str]) -> datetime.datetime | None:
    """Return the date that readers saw, in the time of the site; drafts have none but zeros."""
    for name in ("post_date", "post_date_gmt"):
        try:
            return datetime.datetime.fromisoformat(texts.get(name, "").strip())
        except ValueError:
            continue
    return None
