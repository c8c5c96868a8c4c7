"""A podcast as RSS 2.0, with the namespaces that its programs read: Apple's, Podcasting 2.0, Podlove's chapters.

https://help.apple.com/itc/podcasts_connect/#/itcb54353390, https://podcasting2.org/docs/podcast-namespace,
https://podlove.org/simple-chapters
"""

import uuid
from dataclasses import dataclass

from django.utils.feedgenerator import rfc2822_date, rfc3339_date

from .entries import Entry
from .episode_files import CHAPTERS_TYPE, TRANSCRIPT_TYPE
from .xml import PUBLISHER, RssWriter, add

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
CHAPTERS = "http://podlove.org/simple-chapters"
# Of Podcasting 2.0: the guid of a podcast is made of its feed's URL without scheme, in this namespace.
GUIDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
FILE_NAME = "podcast.xml"


@dataclass(frozen=True)
class Episode:
    """A recording of an entry."""

    identity: str  # never changes
    title: str
    url: str  # of the file
    mime_type: str
    size: int  # bytes
    duration: int  # seconds
    page_url: str
    transcript_url: str = ""
    transcript_language: str = ""
    chapters_url: str = ""
    chapters: tuple[tuple[int, str], ...] = ()  # seconds, title


class PodcastWriter(RssWriter):
    """Writes an item for each recording of each entry."""

    picture = "img/podcast.png"  # Apple wants 1400 pixels

    def rss_attributes(self):
        return super().rss_attributes() | {"xmlns:itunes": ITUNES, "xmlns:podcast": PODCAST, "xmlns:psc": CHAPTERS}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        address = self.feed["feed_url"].partition("://")[2].rstrip("/")
        add(handler, "podcast:guid", str(uuid.uuid5(GUIDS, address)))
        add(handler, "podcast:medium", "podcast")
        add(handler, "itunes:author", PUBLISHER)
        add(handler, "itunes:type", "episodic")
        add(handler, "itunes:explicit", "false")
        handler.addQuickElement("itunes:category", "", {"text": "Arts"})
        add(
            handler,
            "itunes:image",
            href=self.feed["icon"],
        )

    def add_entry(self, entry: Entry) -> None:
        for episode in entry.episodes:
            self.add_item(
                episode.title,
                episode.page_url,
                None,
                pubdate=entry.published,
                updateddate=entry.updated,
                entry=entry,
                episode=episode,
            )

    def add_item_elements(self, handler, item):
        entry, episode = item["entry"], item["episode"]
        add(handler, "title", episode.title)
        add(handler, "link", episode.page_url)
        add(handler, "guid", episode.identity, isPermaLink="false")
        add(handler, "pubDate", rfc2822_date(entry.published))
        add(handler, "atom:updated", rfc3339_date(entry.updated))
        for person in entry.authors:
            add(handler, "dc:creator", person.name)
        add(handler, "itunes:author", ", ".join(person.name for person in entry.authors) or PUBLISHER)
        add(handler, "description", entry.summary)
        add(handler, "content:encoded", entry.html)
        add(handler, "enclosure", url=episode.url, length=str(episode.size), type=episode.mime_type)
        add(handler, "itunes:duration", str(episode.duration))
        add(handler, "itunes:explicit", "false")
        if entry.image:
            add(handler, "itunes:image", href=entry.image.url)
        if episode.transcript_url:
            language = episode.transcript_language
            add(handler, "podcast:transcript", url=episode.transcript_url, type=TRANSCRIPT_TYPE, language=language)
        if episode.chapters:
            add(handler, "podcast:chapters", url=episode.chapters_url, type=CHAPTERS_TYPE)
            handler.startElement("psc:chapters", {"version": "1.2"})
            for seconds, title in episode.chapters:
                add(handler, "psc:chapter", start=_show(seconds), title=title)
            handler.endElement("psc:chapters")


def _show(seconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
