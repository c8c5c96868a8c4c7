"""Figures and timelines: each item is translated, moved and changed by itself."""

import pytest

from cms.translation.models import State
from cms.translation.text.segments import find_missing
from tests.scenes import scene

pytestmark = pytest.mark.django_db

FIGURES = {
    "title": "En chiffres",
    "figures": [{"figure": "3 400", "label": "feuilles"}, {"figure": "12 %", "label": "perdues"}],
    "source": "Le registre",
}
TIMELINE = {
    "title": "Au fil des ans",
    "entries": [
        {"date": "1874", "title": "Une feuille", "text": "<p>Une fougère.</p>", "image": None},
        {"date": "mai 2020", "title": "Un tiroir", "text": "", "image": None},
    ],
}


@scene
def story(publish_story):
    return publish_story([("figures", FIGURES), ("timeline", TIMELINE)])


def read_figures(body) -> list[str]:
    return [item["value"]["label"] for item in body[0]["value"]["figures"]]


def read_dates(body) -> list[str]:
    return [item["value"]["date"] for item in body[1]["value"]["entries"]]


def test_every_word_is_a_segment(story, read_body):
    words = set(story.source.stringsegment_set.values_list("string__data", flat=True))
    assert {"En chiffres", "3 400", "feuilles", "12 %", "perdues", "Le registre"} < words
    assert {"Au fil des ans", "1874", "Une feuille", "Une fougère.", "mai 2020", "Un tiroir"} < words
    assert read_figures(read_body(story)) == ["[feuilles]", "[perdues]"]
    assert read_dates(read_body(story)) == ["[1874]", "[mai 2020]"]


def test_moved_items_follow_with_their_words(story, edit_body, read_body, read_row):
    def change(blocks):
        blocks[0]["value"]["figures"].reverse()
        blocks[1]["value"]["entries"].reverse()

    edit_body(story, change)
    assert read_figures(read_body(story)) == ["[perdues]", "[feuilles]"]
    assert read_dates(read_body(story)) == ["[mai 2020]", "[1874]"]
    assert read_row(story).state == State.UP_TO_DATE


def test_a_changed_label_asks_for_its_own_words_only(story, edit_body):
    def change(blocks):
        blocks[0]["value"]["figures"][1]["value"]["label"] = "retrouvées"

    edit_body(story, change)
    assert [segment.string.data for segment in find_missing(story)] == ["retrouvées"]


def test_a_picture_of_a_timeline_follows_at_once(story, edit_body, read_body, images, read_row):
    def change(blocks):
        blocks[1]["value"]["entries"][0]["value"]["image"] = images[0].pk

    edit_body(story, change)
    assert read_body(story)[1]["value"]["entries"][0]["value"]["image"] == images[0].pk
    assert read_row(story).state == State.UP_TO_DATE
