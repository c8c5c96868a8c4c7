"""The podcast in each language: a real client reads it, and it keeps the rules of its namespaces."""

import json
import re
import uuid
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.feeds.affected import find_feeds_of
from cms.pages.blocks.bodies import NotesBlock
from tests.caches import empty_caches
from tests.factories import RecordingFactory

pytestmark = pytest.mark.django_db
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
CHAPTERS = "{http://podlove.org/simple-chapters}"
ADDRESS = "/fr/magazine/podcast.xml"


def make_audio(**values) -> tuple:
    chapters = [{"time": "0:00", "title": "La porte?"}, {"time": "0:05", "title": "Les tiroirs"}]
    value = {"title": "Une heure", "chapters": chapters, "transcript": "<p>On entend la porte!</p>"}
    return ("audio", {"recording": RecordingFactory(language="pt")} | value | values)


@pytest.fixture
def episode(publish):
    return publish("voix", day=2, title="Des voix", summary="Deux voix.", body=[make_audio()])


def test_each_recording_is_an_episode(episode, publish, subscribe):
    publish("sans", day=3)
    publish("deux", day=4, body=[make_audio(title="La première"), make_audio(title="La seconde", transcript="")])
    feed = subscribe(ADDRESS)
    assert [entry.title for entry in feed.entries] == ["La première", "La seconde", "Une heure"]
    assert len({entry.id for entry in feed.entries}) == 3
    assert feed.feed.title.endswith("Podcast")
    entry = feed.entries[-1]
    [enclosure] = entry.enclosures
    recording = episode.body[0].value["recording"]
    assert enclosure.href == f"http://localhost{recording.file.url}"
    assert (enclosure.type, enclosure.length) == ("audio/mpeg", str(recording.file_size))
    assert entry.itunes_duration == "12"
    assert entry.link == f"http://localhost{episode.url.removeprefix('http://localhost')}#audio-{episode.body[0].id}"
    assert "On entend la porte" in entry.content[0].value


def test_ten_episodes_cost_no_more_queries_than_one(episode, publish, client):
    def count() -> int:
        call_command("store_bodies", verbosity=0)
        empty_caches()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(ADDRESS).status_code == 200
        return len(queries)

    one = count()
    for number in range(9):
        publish(f"n{number}", body=[make_audio(), make_audio()])
    assert count() <= one


def test_who_warms_and_purges_a_story_knows_the_podcast(episode, interviews, publish):
    addresses = find_feeds_of(publish("entretien", section=interviews))
    assert sum(address.endswith(ADDRESS) for address in addresses) == 1
    assert sum(address.endswith("atom.xml") for address in addresses) == 2  # the magazine's, and the section's


def test_chapters_and_transcripts_are_found_by_programs(episode, client):
    channel = ElementTree.fromstring(client.get(ADDRESS).content).find("channel")
    item = channel.find("item")
    chapters = item.find(f"{CHAPTERS}chapters")
    assert chapters.get("version") == "1.2"
    assert [(one.get("start"), one.get("title")) for one in chapters] == [
        ("00:00:00", "La porte\u202f?"),
        ("00:00:05", "Les tiroirs"),
    ]
    transcript = item.find(f"{PODCAST}transcript")
    assert (transcript.get("type"), transcript.get("language")) == ("text/html", "fr")
    page = client.get(transcript.get("url"))
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    html = BeautifulSoup(page.content, "html.parser")
    assert html.html["lang"] == "fr"
    assert html.p.text == "On entend la porte\u202f!"
    place = html.a["href"].partition("#")[2]
    assert f'id="{place}"' in client.get(episode.url).content.decode()


def test_chapters_are_also_a_file_of_podcasting(episode, client):
    item = ElementTree.fromstring(client.get(ADDRESS).content).find("channel/item")
    chapters = item.find(f"{PODCAST}chapters")
    assert chapters.get("type") == "application/json+chapters"
    answer = client.get(chapters.get("url"))
    assert answer.headers["Content-Type"].startswith("application/json+chapters")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    told = json.loads(answer.content)
    assert told["version"] == "1.2.0"
    assert told["chapters"] == [
        {"startTime": 0, "title": "La porte\u202f?"},
        {"startTime": 5, "title": "Les tiroirs"},
    ]


def test_an_episode_without_chapters_and_transcript_names_none(publish, client):
    bare = publish("nu", body=[make_audio(chapters=[], transcript="")])
    item = ElementTree.fromstring(client.get(ADDRESS).content).find("channel/item")
    assert {f"{PODCAST}chapters", f"{PODCAST}transcript"}.isdisjoint(element.tag for element in item)
    assert [client.get(address).status_code for address in list_files(bare)] == [404, 404]


def list_files(story) -> list[str]:
    block = story.body[0].id
    return [f"{story.url}{name}" for name in (f"chapters-{block}.json", f"transcript-{block}.html")]


def test_the_files_of_an_episode_are_for_readers_of_its_page_only(episode, publish, client):
    files = list_files(episode)
    assert [client.get(address).status_code for address in files] == [200, 200]
    assert [client.head(address).status_code for address in files] == [200, 200]
    other = publish("autre", body=[("text", "<p>Rien.</p>")])
    assert client.get(f"{other.url}chapters-{episode.body[0].id}.json").status_code == 404
    assert client.get(f"{other.url}transcript-{other.body[0].id}.html").status_code == 404
    assert client.get(files[0].replace("/fr/", "/pt/")).status_code == 404
    restriction = episode.view_restrictions.create(restriction_type="login")
    assert [client.get(address).status_code for address in files] == [404, 404]
    restriction.delete()
    episode.unpublish()
    assert [client.get(address).status_code for address in files] == [404, 404]


def test_the_files_of_an_episode_follow_its_page(episode, client, commit):
    files = list_files(episode)
    episode.slug = "des-voix"
    with commit():
        episode.save_revision().publish()
    for former, present in zip(files, list_files(type(episode).objects.get(pk=episode.pk)), strict=True):
        answer = client.get(former)
        assert (answer.status_code, answer.headers["Location"]) == (301, present)


def test_the_files_of_an_episode_cost_the_same_queries_however_long_it_is(publish, client):
    def count(story) -> list[int]:
        found = []
        for address in list_files(story):
            empty_caches()
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            found.append(len(queries))
        return found

    short = publish("court", body=[make_audio()])
    many = [{"time": f"0:{second:02}", "title": f"Chapitre {second}"} for second in range(12)]
    long = publish("long", body=[make_audio(chapters=many), *(make_audio() for _number in range(5))])
    assert count(long) <= count(short)


@pytest.mark.usefixtures("episode")
def test_the_feed_keeps_the_rules_of_its_namespaces(client):
    """What Apple and Podcasting 2.0 require, each once, with the form that they require."""
    answer = client.get(ADDRESS)
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = ElementTree.fromstring(answer.content).find("channel")
    required = {
        f"{ITUNES}author": r".+",
        f"{ITUNES}explicit": r"true|false",
        f"{ITUNES}type": r"episodic|serial",
        f"{PODCAST}medium": r"podcast",
        "language": r"fr",
        "title": r".+",
        "description": r".+",
        "link": r"http.+",
    }
    for name, form in required.items():
        [found] = channel.findall(name)
        assert re.fullmatch(form, found.text), name
    assert uuid.UUID(channel.find(f"{PODCAST}guid").text).version == 5
    assert channel.find(f"{ITUNES}category").get("text") == "Arts"
    assert channel.find(f"{ITUNES}image").get("href").endswith(".png")
    for item in channel.findall("item"):
        enclosure = item.find("enclosure")
        assert enclosure.get("url").startswith("http")
        assert int(enclosure.get("length")) > 0
        assert enclosure.get("type") in ("audio/mpeg", "audio/mp4")
        assert int(item.find(f"{ITUNES}duration").text) > 0
        assert item.find("guid").get("isPermaLink") == "false"


def test_a_podcast_without_episodes_is_valid_and_sections_have_none(magazine, interviews, publish, subscribe, client):
    publish("entretien", section=interviews)
    assert subscribe(ADDRESS).entries == []
    assert client.get("/fr/magazine/rubrique/entretiens/atom.xml").status_code == 200
    assert client.get("/fr/magazine/rubrique/entretiens/podcast.xml").status_code == 404
    assert client.get("/fr/museumweek/podcast.xml").status_code == 404


def test_a_story_with_a_recording_leads_to_the_podcast(episode, publish, client):
    assert f'<a href="{ADDRESS}"' in client.get(episode.url).content.decode()
    assert f'<a href="{ADDRESS}"' not in client.get(publish("sans").url).content.decode()


def test_a_draft_and_a_story_whose_recording_was_taken_out_are_no_episodes(episode, publish, subscribe):
    publish("brouillon", body=[make_audio()]).unpublish()
    assert len(subscribe(ADDRESS).entries) == 1
    episode.body = [("text", "<p>Rien.</p>")]
    episode.save_revision().publish()
    assert subscribe(ADDRESS).entries == []


def test_an_episode_is_there_at_once_although_wagtail_writes_its_references_later(publish, subscribe, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    publish("voix", body=[make_audio()])
    assert len(subscribe(ADDRESS).entries) == 1


def test_nothing_new_is_told_without_the_episodes(episode, client):
    etag = client.get(ADDRESS).headers["ETag"]
    assert client.get(ADDRESS, headers={"if-none-match": etag}).status_code == 304


def test_notes_are_in_feeds_numbered_and_linked(publish, subscribe):
    note = "7d9f4a70-31a5-4f6b-9a53-0f6a1ac9e001"
    notes = NotesBlock().to_python([{"type": "item", "id": note, "value": "<p>Tiroir 12.</p>"}])
    text = f'<p>Une <a linktype="footnote" id="{note}">fougère</a>.</p>'
    publish("notes", body=[("text", text), ("notes", notes)])
    html = subscribe("/fr/magazine/atom.xml").entries[0].content[0].value
    assert re.search(r"fougère<sup><a href=\"[^\"]+#note-7d9f[^\"]*\"[^>]*>1</a></sup>", html)
    assert "Tiroir 12." in html
    assert "↩" in html
