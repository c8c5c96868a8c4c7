"""Subscribers read whole texts, in their language, with pictures and credits; a real client reads each feed here."""

import re
from xml.etree import ElementTree

import feedparser
import pytest

from cms.images.renditions import make_renditions
from magazine.models import ArticlePage
from tests.factories import MagazineIndexPageFactory
from tests.samples import Samples

ATOM, MEDIA = "{http://www.w3.org/2005/Atom}", "{http://search.yahoo.com/mrss/}"
ADDRESSES = {
    "/fr/magazine/": 20,
    "/pt/magazine/seccao/entrevistas/": 1,
    "/en/magazine/": 1,
    "/en/museumweek/": 5,
}


@pytest.fixture(scope="module")
def module_client():
    from django.test import Client

    return Client(headers={"host": "localhost"})


@pytest.mark.usefixtures("seeded")
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
        for picture in re.findall(r"<img[^>]*>", content.value):
            assert re.search(r'src="http.*width="\d+" height="\d+" alt="', picture), picture
    stories = [entry for entry in feed.entries if "/magazine/" in entry.link]
    for entry in stories:
        assert entry.author
        assert client.get(entry.link.removeprefix("http://localhost")).status_code == 200


@pytest.fixture
def samples(roots):
    samples = Samples(roots["fr"])
    make_renditions(samples.image)
    samples.image.author, samples.image.licence = "Ana Reis", "cc-by-4.0"
    samples.image.save()
    return samples


def test_an_entry_has_everything_that_the_page_has(samples, subscribe):
    [interview, article] = sorted(subscribe("/fr/magazine/atom.xml").entries, key=lambda entry: -len(entry.title))
    html = article.content[0].value

    assert article.authors[0].name == "Inês Duarte"
    assert article.authors[0].href == "http://localhost/fr/people/ines-duarte/"
    assert {tag.term: tag.label for tag in article.tags} == {
        "section": "Section en français",
        "topic": "Topic en français",
    }
    [picture] = article.media_content
    assert (picture["medium"], picture["type"]) == ("image", "image/jpeg")
    assert "Ana Reis" in article.media_credit[0]["content"]
    assert "CC BY 4.0" in article.media_credit[0]["content"]
    for words in (
        "Article, summed up en français.",
        "Article, shown en français",
        "Heading of article en français",
        "First of article en français.",
        "1 of article en français",
        "Quoted from article en français",
        "Advice of article en français",
        "Film of article en français",
        "Guide of article en français",
    ):
        assert words in html, words
    assert html.count("Ana Reis") == html.count("<img") == 4  # each picture with its credit
    assert '<a href="https://vimeo.com/1084537"' in html
    assert "Nothing is loaded" not in html
    assert "Rien n" not in html.split("Film of article")[1][:120]
    assert '<a href="http://localhost/documents/' in html
    assert '<a href="http://localhost/fr/"' in html
    assert "What, en français" in interview.content[0].value
    assert "This, en français." in interview.content[0].value
    assert "Inês Duarte" in interview.content[0].value


def test_a_years_entry_has_its_days_and_its_text(samples, subscribe):
    [year] = subscribe("/fr/museumweek/../museumweek/rss.xml".replace("/../museumweek", "")).entries
    html = year.content[0].value
    for words in ("Living together en français", "11 mai 2020", "#Tag1MW", "Day 2 en français", "First of year"):
        assert words in html, words
    assert '<b lang="en">#Tag1MW</b>' in html


def test_the_words_are_set_as_on_the_page_and_parts_in_another_language_say_so(publish, subscribe):
    story = publish(
        "question",
        title="Pourquoi?",
        summary='Il dit "oui" et non',
        body=[("heading", "Et après?"), ("text", "<p>Oui; non</p>")],
        untranslated_parts={"language": "pt", "paths": ["summary"]},
    )
    [entry] = subscribe("/fr/magazine/atom.xml").entries
    assert story.title == "Pourquoi?"
    assert entry.title == "Pourquoi\u202f?"
    html = entry.content[0].value
    assert "Et après\u202f?" in html
    assert "Oui\u202f; non" in html
    assert '<span lang="pt">Il dit «oui» et non</span>' in html


def test_a_title_in_another_language_says_so(publish, client):
    publish("titulo", title="Título", untranslated_parts={"language": "pt", "paths": ["title"]})
    root = ElementTree.fromstring(client.get("/fr/magazine/atom.xml").content)
    title = root.find(f"{ATOM}entry/{ATOM}title")
    assert title.get("{http://www.w3.org/XML/1998/namespace}lang") == "pt"


def test_rss_keeps_the_rules_that_validators_check(publish, client, samples):
    publish("texte", summary="Un <em>résumé</em> & plus")
    answer = client.get("/fr/magazine/rss.xml")
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = ElementTree.fromstring(answer.content).find("channel")
    assert channel.find(f"{ATOM}link").get("rel") == "self"
    for name in ("title", "link", "description", "language", "lastBuildDate", "generator", "copyright"):
        assert len(channel.findall(name)) == 1, name
    date = r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}"
    for item in channel.findall("item"):
        assert item.find("guid").get("isPermaLink") == "false"
        assert re.fullmatch(date, item.find("pubDate").text)
        assert item.find("author") is None  # would have to be a mail address


def test_atom_keeps_the_rules_of_rfc_4287(samples, client):
    answer = client.get("/fr/magazine/atom.xml")
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)
    for name in ("id", "title", "updated", "author", "rights"):
        assert len(feed.findall(ATOM + name)) == 1, name
    for entry in feed.findall(f"{ATOM}entry"):
        for name in ("id", "title", "updated", "published", "content"):
            assert len(entry.findall(ATOM + name)) == 1, name
        assert all(person.find(f"{ATOM}name").text for person in entry.findall(f"{ATOM}author"))
        assert entry.find(f"{ATOM}content").get("type") == "html"
        assert entry.find(f"{MEDIA}content/{MEDIA}credit").text


def test_a_feed_without_entries_is_valid_and_does_not_change(magazine, subscribe, client):
    for file_name in ("atom.xml", "rss.xml"):
        feed = subscribe(f"/fr/magazine/{file_name}")
        assert feed.entries == []
        assert feed.feed.subtitle == "Toute l’année."
    first, second = (client.get("/fr/magazine/atom.xml").content for _ in "12")
    assert first == second


def test_characters_that_xml_cannot_hold_break_nothing(publish, subscribe):
    publish("colle", title="Co\x0blle", summary="\x01b\ufffe", body=[("text", "<p>a\x0c\x08b</p>")])
    for file_name in ("atom.xml", "rss.xml"):
        [entry] = subscribe(f"/fr/magazine/{file_name}").entries
        assert entry.title == "Colle"


def test_only_words_links_and_pictures_leave_the_house(publish, subscribe):
    """Rich text is no sanitiser: what was written past the editor, by an import say, is taken out here."""
    publish("mal", body=[("text", '<p onclick="x()">Bon<script>x()</script><a href="javascript:x()">lien</a></p>')])
    html = subscribe("/fr/magazine/atom.xml").entries[0].content[0].value
    assert "Bon" in html
    assert "x()" not in html


def test_a_translation_names_its_translator_as_contributor(samples, subscribe, roots):
    user = samples.home.owner or _make_user()
    ArticlePage.objects.filter(pk=samples.article.pk).update(translated_by=user, reviewed_by=user)
    entries = {entry.link: entry for entry in subscribe("/fr/magazine/atom.xml").entries}
    entry = next(entry for link, entry in entries.items() if link.endswith("/article/"))
    assert [person.name for person in entry.contributors] == [user.get_full_name() or user.username] * 2


def _make_user():
    from tests.factories import UserFactory

    return UserFactory(first_name="Clara", last_name="Roux")


def test_feedparser_is_strict():
    """So that `not feed.bozo` above means something."""
    assert feedparser.parse(b"<feed><entry></feed>").bozo
    assert MagazineIndexPageFactory
