"""The magazine's podcast in each language: the recordings of its stories."""

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils.translation import gettext
from wagtail.blocks import StructValue
from wagtail.models import Page, ReferenceIndex

from cms.audio.models import Recording
from cms.core.content.untranslated import get_language_of_block
from cms.core.navigation.urls import make_absolute
from cms.feeds.channels import newest_first
from cms.feeds.entries import make_identity
from cms.feeds.episode_files import list_chapters, make_file_url, say
from cms.feeds.podcasts import FILE_NAME, Episode, PodcastWriter

from .feeds import MagazineChannel
from .models import StoryPage


class MagazineWithPodcast(MagazineChannel):
    def choose(self, file_name):
        if file_name == FILE_NAME:
            return None if self.section else PodcastChannel(self.index)
        return super().choose(file_name)


class PodcastChannel(MagazineChannel):
    """The stories with recordings that exist in the index's language; each recording is an episode."""

    writers: ClassVar = {FILE_NAME: PodcastWriter}

    @property
    def title(self) -> str:
        kind = gettext("Podcast")
        return f"{super().title} · {kind}"

    @property
    def identity(self) -> str:
        return make_identity(self.index, "/feed/podcast")

    def get_pages(self) -> QuerySet:
        return newest_first(StoryPage.objects.filter(pk__in=find_stories_with_recordings()), self.index)

    def list_episodes(self, request: HttpRequest, stories: list[StoryPage]) -> dict[int, tuple[Episode, ...]]:
        episodes = defaultdict(tuple)
        for story, block_id, value in read_audio(stories):
            if value["recording"]:
                episodes[story.pk] += (make_episode(request, story, block_id, value),)
        return episodes


def read_audio(stories: list[StoryPage]) -> Iterator[tuple[StoryPage, str, StructValue]]:
    """Yield the audio blocks of stories, each with its story, id and value (one query for all recordings)."""
    found = [(story, raw) for story in stories for raw in story.body.raw_data if raw["type"] == "audio"]
    if found:
        block = found[0][0].body.stream_block.child_blocks["audio"]
        values = block.bulk_to_python([raw["value"] for _story, raw in found])
        yield from ((story, raw["id"], value) for (story, raw), value in zip(found, values, strict=True))


def find_stories_with_recordings() -> QuerySet:
    """Return the keys of the pages whose live text has a recording, from Wagtail's index of references."""
    types = ContentType.objects.get_for_models(Page, Recording)
    references = ReferenceIndex.objects.filter(base_content_type=types[Page], to_content_type=types[Recording])
    return references.annotate(page=Cast("object_id", BigIntegerField())).values("page")


def make_episode(request: HttpRequest, story: StoryPage, block_id: str, value: StructValue) -> Episode:
    recording = value["recording"]
    address = make_absolute(story.get_url(request), request)
    return Episode(
        identity=make_identity(story, f"/audio/{block_id}"),
        title=say(story, block_id, "title", value["title"]),
        url=make_absolute(recording.file.url, request),
        mime_type=recording.mime_type,
        size=recording.file_size,
        duration=recording.duration,
        page_url=f"{address}#audio-{block_id}",
        transcript_url=make_file_url(address, "transcript", block_id) if value["transcript"] else "",
        transcript_language=get_language_of_block(story, block_id, "transcript"),
        chapters_url=make_file_url(address, "chapters", block_id),
        chapters=list_chapters(story, block_id, value),
    )
