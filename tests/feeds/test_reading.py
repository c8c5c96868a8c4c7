"""Subscribers read complete texts, in their language, with images and credits; a real client reads each feed here."""

import re
from xml.etree import ElementTree

import pytest

from cms.images.responsive.renditions import make_renditions
from magazine.models import ArticlePage
from tests.factories import UserFactory
from tests.samples import Samples
from tests.scenes import scene

pytestmark = pytest.mark.django_db
ATOM, MEDIA = "{http://www.w3.org/2005/Atom}", "{http://search.yahoo.com/mrss/}"


@scene
def samples(roots):
    samples = Samples(roots["fr"])
    make_renditions(samples.image)
    samples.image.author, samples.image.licence = "Ana Reis", "cc-by-4.0"
    samples.image.save()
    return samples


def test_an_entry_has_everything_that_the_page_has(samples, subscribe):
    entries = {entry.link.split("/")[-2]: entry for entry in subscribe("/fr/magazine/atom.xml").entries}
    interview, article = entries["interview"], entries["article"]
    html = article.content[0].value

    assert article.authors[0].name == "Inês Duarte"
    assert article.authors[0].href == "http://localhost/fr/people/ines-duarte/"
    assert {tag.term: tag.label for tag in article.tags} == {
        "section": "Section en français",
        "topic": "Topic en français",
    }
    [image] = article.media_content
    assert (image["medium"], image["type"]) == ("image", "image/jpeg")
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
    assert html.count("Ana Reis") == html.count("<img") == 5  # each image with its credit
    assert '<a href="https://vimeo.com/1084537"' in html
    assert "Vimeo" not in html  # the words of the player, which feeds do not have
    assert '<a href="http://localhost/documents/' in html
    assert '<a href="http://localhost/fr/"' in html
    assert "What, en français" in interview.content[0].value
    assert "This, en français." in interview.content[0].value
    assert "Inês Duarte" in interview.content[0].value


def test_a_years_entry_has_its_days_and_its_text(samples, subscribe):
    [year] = subscribe("/fr/museumweek/rss.xml").entries
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


@pytest.mark.usefixtures("samples")
def test_rss_keeps_the_rules_that_validators_check(client):
    answer = client.get("/fr/magazine/rss.xml")
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = ElementTree.fromstring(answer.content).find("channel")
    assert channel.find(f"{ATOM}link").get("rel") == "self"
    for name in ("title", "link", "description", "language", "lastBuildDate", "generator", "copyright"):
        assert len(channel.findall(name)) == 1, name
    date = r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}"
    items = channel.findall("item")
    assert len(items) == 2
    for item in items:
        assert item.find("guid").get("isPermaLink") == "false"
        assert re.fullmatch(date, item.find("pubDate").text)
        assert item.find("author") is None  # would have to be a mail address


@pytest.mark.usefixtures("samples")
def test_atom_keeps_the_rules_of_rfc_4287(client):
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


def test_only_words_links_and_images_leave_the_house(publish, subscribe):
    """Reading does not sanitise rich text: what was written without the editor, by an import, is removed here."""
    publish("mal", body=[("text", '<p onclick="x()">Bon<script>x()</script><a href="javascript:x()">lien</a></p>')])
    html = subscribe("/fr/magazine/atom.xml").entries[0].content[0].value
    assert "Bon" in html
    assert "x()" not in html


def test_a_translation_names_its_translator_and_reviewer_as_contributors(publish, subscribe):
    translator, reviewer = UserFactory(first_name="Clara", last_name="Roux"), UserFactory(first_name="Paul")
    story = publish("traduit")
    ArticlePage.objects.filter(pk=story.pk).update(translated_by=translator, reviewed_by=reviewer)
    [entry] = subscribe("/fr/magazine/atom.xml").entries
    assert [person.name for person in entry.contributors] == ["Clara Roux", "Paul"]
    assert "<b>Clara Roux</b>" in entry.content[0].value
