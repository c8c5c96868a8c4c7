"""Recordings: titles, chapters and transcripts are translated; times and the recording follow by themselves."""

import pytest

from cms.translation.models import State
from cms.translation.text.segments import find_missing
from tests.factories import RecordingFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def recording():
    return RecordingFactory()


@scene
def story(publish_story, recording):
    audio = {
        "recording": recording,
        "title": "Une heure",
        "chapters": [{"time": "0:00", "title": "La porte"}, {"time": "0:05", "title": "Les tiroirs"}],
        "transcript": "<p>On entend la porte.</p>",
    }
    return publish_story([("audio", audio)])


def read_chapters(body) -> list[tuple]:
    return [(item["value"]["time"], item["value"]["title"]) for item in body[0]["value"]["chapters"]]


def test_words_are_segments_and_times_are_not(story, read_body):
    words = set(story.source.stringsegment_set.values_list("string__data", flat=True))
    assert {"Une heure", "La porte", "Les tiroirs", "On entend la porte."} < words
    assert not {"0:00", "0:05"} & words
    assert read_chapters(read_body(story)) == [("0:00", "[La porte]"), ("0:05", "[Les tiroirs]")]


def test_another_time_and_another_recording_follow_at_once(story, edit_body, read_body, read_row):
    other = RecordingFactory(title="Deux")

    def change(blocks):
        blocks[0]["value"]["recording"] = other.pk
        blocks[0]["value"]["chapters"][1]["value"]["time"] = "0:07"

    edit_body(story, change)
    assert read_body(story)[0]["value"]["recording"] == other.pk
    assert read_chapters(read_body(story)) == [("0:00", "[La porte]"), ("0:07", "[Les tiroirs]")]
    assert read_row(story).state == State.UP_TO_DATE


def test_a_new_chapter_asks_for_its_title_only(story, edit_body):
    def change(blocks):
        blocks[0]["value"]["chapters"].append({"type": "item", "value": {"time": "0:09", "title": "La fin"}, "id": "n"})

    edit_body(story, change)
    assert [segment.string.data for segment in find_missing(story)] == ["La fin"]
