"""A real client reads every feed of the demonstration without an error."""

import re

import pytest

pytestmark = pytest.mark.usefixtures("seeded")
ADDRESSES = {
    "/fr/magazine/": 10,
    "/pt/magazine/seccao/entrevistas/": 1,
    "/en/magazine/": 1,
    "/en/museumweek/": 5,
}


@pytest.mark.parametrize("file_name", ["atom.xml", "rss.xml"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_real_client_reads_every_feed_of_the_demonstration(subscribe, client, address, file_name):
    feed = subscribe(address + file_name)
    language = address[1:3]

    assert feed.version == {"atom.xml": "atom10", "rss.xml": "rss20"}[file_name]
    assert feed.feed.language == language
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [f"http://localhost{address}{file_name}"]
    assert feed.feed.link == f"http://localhost{address}"
    assert "MuseumWeek" in feed.feed.title
    assert ADDRESSES[address] <= len(feed.entries) <= 20
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    dates = [entry.published_parsed for entry in feed.entries]
    assert dates == sorted(dates, reverse=True)
    for entry in feed.entries:
        assert entry.id.startswith("urn:uuid:")
        assert entry.title
        assert entry.link.startswith(f"http://localhost/{language}/")
        assert entry.updated_parsed >= entry.published_parsed
        [content] = entry.content
        assert content.type == "text/html"
        assert len(content.value) > 200
        assert not re.search(r"<(script|form|svg|picture|source|iframe)|\sclass=|\sstyle=|srcset", content.value)
        for target in re.findall(r'(?:href|src)="([^"]*)"', content.value):
            assert re.match(r"https?://|mailto:", target), target
        for image in re.findall(r"<img[^>]*>", content.value):
            for attribute in (r'src="http', r'width="\d', r'height="\d', r'alt="\w'):
                assert re.search(attribute, image), image
    stories = [entry for entry in feed.entries if "/magazine/" in entry.link]
    assert all(entry.author for entry in stories)
    for entry in feed.entries[:2]:
        assert client.get(entry.link.removeprefix("http://localhost")).status_code == 200


@pytest.mark.parametrize("language", ["fr", "pt", "en"])
def test_the_podcast_has_an_episode_whose_recording_chapters_and_transcript_are_loaded(subscribe, client, language):
    [entry] = subscribe(f"/{language}/magazine/podcast.xml").entries
    [enclosure] = entry.enclosures
    recording = client.get(enclosure.href.removeprefix("http://localhost"), headers={"range": "bytes=0-1"})
    assert (recording.status_code, recording.headers["Content-Type"]) == (206, "audio/mpeg")
    assert recording.headers["Content-Range"].endswith(f"/{enclosure.length}")
    files = dict(
        re.findall(r'<podcast:(chapters|transcript)[^>]* url="http://localhost([^"]+)"', read(client, language))
    )
    assert len(client.get(files["chapters"]).json()["chapters"]) == 2
    assert f'<html lang="{language}">' in client.get(files["transcript"]).content.decode()


def read(client, language: str) -> str:
    return client.get(f"/{language}/magazine/podcast.xml", headers={"host": "localhost"}).content.decode()
