"""Feeds as XML: Atom 1.0 (RFC 4287), and RSS 2.0 with the modules that feed readers support.

The lead image is `media:content` (Media RSS), which can state its size and credit. It is not an enclosure: those are
taken for podcasts, and need the length in bytes, for which the bucket would be asked once for each entry. It has no
`media:description`: programs take that for the entry's own, or for its content. The alt text is in the full text.
"""

from django.templatetags.static import static
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, rfc2822_date, rfc3339_date

from cms.core.navigation.urls import make_absolute
from cms.core.sanitizing.characters import drop_unstorable

from .entries import NEVER, Entry, Person

MEDIA = "http://search.yahoo.com/mrss/"
GENERATOR = "MuseumWeek"
PUBLISHER = "Culture For Causes Network"


def add(handler, name: str, text: str = "", **attributes: str) -> None:
    """Write an element; write nothing if it would have neither text nor attributes."""
    attributes = {key.replace("__", ":"): drop_unstorable(value) for key, value in attributes.items() if value}
    if text or attributes:
        handler.addQuickElement(name, drop_unstorable(text), attributes)


def add_image(handler, image) -> None:
    if image is None:
        return
    sides = {"width": str(image.width), "height": str(image.height)}
    handler.startElement(
        "media:content", {"url": image.url, "type": image.mime_type, "medium": "image"} | sides
    )  # fmt: skip
    add(handler, "media:credit", image.credit)
    handler.endElement("media:content")


class FeedWriter:
    """Base of both formats; `add_entry` takes `Entry` objects."""

    picture = "img/icon-180.png"

    def add_entry(self, entry: Entry) -> None:
        self.add_item(
            entry.title, entry.url, None, pubdate=entry.published, updateddate=entry.updated, entry=entry
        )  # fmt: skip

    def latest_post_date(self):
        """Return when the newest entry changed.

        For an empty feed, return the age of its page, so that the feed does not change.
        """
        return super().latest_post_date() if self.items else self.feed["since"]


class AtomWriter(FeedWriter, Atom1Feed):
    mime_type = "application/atom+xml"
    content_type = f"{mime_type}; charset=utf-8"
    label = "Atom"

    def root_attributes(self):
        return super().root_attributes() | {"xmlns:media": MEDIA}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        add(handler, "icon", self.feed["icon"])
        add(handler, "generator", GENERATOR)

    def add_item_elements(self, handler, item):
        entry = item["entry"]
        add(handler, "title", entry.title, xml__lang=entry.title_language)
        add(handler, "link", rel="alternate", type="text/html", href=entry.url)
        add(handler, "id", entry.identity)
        add(handler, "published", rfc3339_date(entry.published))
        add(handler, "updated", rfc3339_date(entry.updated))
        for kind, people in (("author", entry.authors), ("contributor", entry.contributors)):
            for person in people:
                self._add_person(handler, kind, person)
        for category in entry.categories:
            add(handler, "category", term=category.term, label=category.label)
        add(handler, "summary", entry.summary)
        add_image(handler, entry.image)
        add(handler, "content", entry.html, type="html")

    def _add_person(self, handler, kind: str, person: Person) -> None:
        handler.startElement(kind, {})
        add(handler, "name", person.name)
        add(handler, "uri", person.url)
        handler.endElement(kind)


class RssWriter(FeedWriter, Rss201rev2Feed):
    mime_type = "application/rss+xml"
    content_type = f"{mime_type}; charset=utf-8"
    label = "RSS"

    def rss_attributes(self):
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": MEDIA,
        }

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        add(handler, "generator", GENERATOR)
        handler.startElement("image", {})
        add(handler, "url", self.feed["icon"])
        add(handler, "title", self.feed["title"])
        add(handler, "link", self.feed["link"])
        handler.endElement("image")

    def add_item_elements(self, handler, item):
        entry = item["entry"]
        add(handler, "title", entry.title)
        add(handler, "link", entry.url)
        add(handler, "guid", entry.identity, isPermaLink="false")
        add(handler, "pubDate", rfc2822_date(entry.published))
        add(handler, "atom:updated", rfc3339_date(entry.updated))
        for person in entry.authors:
            add(handler, "dc:creator", person.name)
        for person in entry.contributors:
            add(handler, "dc:contributor", person.name)
        for category in entry.categories:
            add(handler, "category", category.label)
        add(handler, "description", entry.summary)
        add_image(handler, entry.image)
        add(handler, "content:encoded", entry.html)


WRITERS = {"atom.xml": AtomWriter, "rss.xml": RssWriter}


def write_feed(channel, entries: list[Entry], file_name: str, request) -> tuple[str, bytes]:
    """Return the content type and the bytes of a feed. file_name: a key of the channel's writers."""
    kind = channel.writers[file_name]
    writer = kind(
        title=drop_unstorable(channel.title),
        link=make_absolute(channel.get_url(request), request),
        description=drop_unstorable(channel.description),
        subtitle=drop_unstorable(channel.description) or None,
        language=channel.language,
        author_name=PUBLISHER,
        feed_url=make_absolute(channel.get_url(request, file_name), request),
        feed_guid=channel.identity,
        feed_copyright=f"© {PUBLISHER}",
        icon=make_absolute(static(kind.picture), request),
        since=channel.index.first_published_at or channel.index.last_published_at or NEVER,
    )
    for entry in entries:
        writer.add_entry(entry)
    return writer.content_type, writer.writeString("utf-8").encode()
