"""Maps: names and texts are translated, positions are the same in every language."""

import pytest

from tests.scenes import scene

pytestmark = pytest.mark.django_db

MAP = {
    "title": "Les villes",
    "places": [
        {"name": "Paris", "position": "48.8566, 2.3522", "text": "<p>La première.</p>"},
        {"name": "Lisbonne", "position": "38.7223, -9.1393", "text": ""},
    ],
}


@scene
def story(publish_story):
    return publish_story([("map", MAP)])


def read_places(body) -> list[tuple[str, str]]:
    return [(item["value"]["name"], item["value"]["position"]) for item in body[0]["value"]["places"]]


def test_words_are_segments_and_positions_are_kept(story, read_body):
    words = set(story.source.stringsegment_set.values_list("string__data", flat=True))
    assert {"Les villes", "Paris", "La première.", "Lisbonne"} < words
    assert not any("48.8" in text for text in words)
    assert read_places(read_body(story)) == [("[Paris]", "48.8566, 2.3522"), ("[Lisbonne]", "38.7223, -9.1393")]


def test_a_position_that_is_corrected_and_places_that_move_follow(story, edit_body, read_body):
    def change(blocks):
        places = blocks[0]["value"]["places"]
        places.reverse()
        places[0]["value"]["position"] = "38.8, -9.4"

    edit_body(story, change)
    assert read_places(read_body(story)) == [("[Lisbonne]", "38.8, -9.4"), ("[Paris]", "48.8566, 2.3522")]
