"""Recordings in bodies: player, chapters, transcript, and what editors cannot save."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from cms.pages.blocks.audio import AudioBlock, read_time
from tests.factories import RecordingFactory, StandardPageFactory

pytestmark = pytest.mark.django_db
BLOCK = AudioBlock()


def make(*chapters, **values):
    items = [{"time": time, "title": title} for time, title in chapters]
    value = {"recording": RecordingFactory(language="pt").pk, "title": "Une heure", "chapters": items, "transcript": ""}
    return BLOCK.to_python(value | values)


def show(value):
    return BeautifulSoup(BLOCK.render(value, {"block": BLOCK}), "html.parser")


def find_faults(value) -> dict:
    with pytest.raises(ValidationError) as error:
        BLOCK.clean(value)
    chapters = error.value.block_errors["chapters"].block_errors
    return {place: next(iter(found.block_errors)) for place, found in chapters.items()}


def test_nothing_is_loaded_before_readers_ask_and_the_file_can_be_taken_along():
    value = make(transcript="<p>On entend la porte.</p>")
    html = show(value)
    assert html.audio.attrs.keys() == {"controls", "preload", "src"}
    assert html.audio["preload"] == "none"
    link = html.select_one(".audio-download a")
    assert link["href"] == html.audio["src"] == value["recording"].file.url
    assert "MP3" in html.select_one(".audio-download").text
    assert html.select_one(".meta time").text == "0:12"
    assert html.details.select_one(".prose").text.strip() == "On entend la porte."
    assert not html("script")  # there is nothing to jump to


def test_chapters_are_a_list_that_the_script_makes_buttons_of():
    html = show(make(("0:00", "La porte"), ("0:05", "Les tiroirs")))
    assert [(item["data-seconds"], item.span.text) for item in html.ol("li")] == [
        ("0", "La porte"),
        ("5", "Les tiroirs"),
    ]
    assert html.script["src"].endswith(".js")


def test_a_recording_that_is_gone_leaves_no_gap():
    assert show(make(recording=None)).get_text(strip=True) == ""


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("0:00", 0), ("2:05", 125), ("75:00", 4500), ("1:02:05", 3725), ("1:62:05", None), ("2:5", None), ("2", None)],
)
def test_times_are_read_as_people_write_them(text, seconds):
    assert read_time(text) == seconds


@pytest.mark.parametrize("time", ["", "2", "2:65", "a:00", "-1:00", "1:62:05"])
def test_what_is_no_time_is_refused(time):
    assert find_faults(make((time, "x"))) == {0: "time"}


def test_chapters_come_in_their_order_and_before_the_end():
    BLOCK.clean(make(("0:00", "a"), ("0:05", "b")))
    assert find_faults(make(("0:05", "a"), ("0:05", "b"), ("0:04", "c"))) == {1: "time", 2: "time"}
    assert find_faults(make(("0:00", "a"), ("0:12", "b"))) == {1: "time"}


def test_a_recording_needs_a_title():
    with pytest.raises(ValidationError):
        BLOCK.clean(make(title=" "))


def test_titles_and_words_are_found_by_the_search_and_times_are_not():
    words = BLOCK.get_searchable_content(make(("0:05", "La porte"), transcript="<p>On entend.</p>"))
    assert {"Une heure", "La porte", "On entend."} <= set(words)
    assert "0:05" not in words


def test_a_recording_is_in_the_structured_data(client, roots):
    body = [("audio", make(("0:00", "La porte")))]
    page = StandardPageFactory(parent=roots["fr"], slug="voix", title="Des voix", body=body)
    page.save_revision().publish()
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    graph = json.loads(html.find("script", type="application/ld+json").string)["@graph"]
    [node] = [node for node in graph if node["@type"] == "AudioObject"]
    assert (node["name"], node["duration"], node["inLanguage"]) == ("Une heure", "PT12S", "pt")
    assert node["contentUrl"].endswith(".mp3")
    assert any(other.get("audio") for other in graph)
