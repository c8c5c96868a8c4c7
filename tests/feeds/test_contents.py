"""The texts in each feed: those that everybody may read, in that language only, the newest first."""

import pytest

from magazine.models import ArticlePage, StoryTopic
from tests.factories import (
    ArticlePageFactory,
    MagazineIndexPageFactory,
    MuseumWeekIndexPageFactory,
    MuseumWeekPageFactory,
    SectionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
FEED = "/fr/magazine/atom.xml"


def list_titles(subscribe, address=FEED) -> list[str]:
    return [entry.title for entry in subscribe(address).entries]


def test_the_newest_twenty_come_first(publish, subscribe):
    for day in range(1, 23):
        publish(f"texte-{day}", day=day)
    assert list_titles(subscribe) == [f"Texte-{day}" for day in range(22, 2, -1)]


def test_a_new_translation_of_an_old_text_is_news(publish, subscribe):
    publish("ancien-traduit", day=9, date="2019-01-01")
    publish("recent", day=8, date="2026-10-08")
    assert list_titles(subscribe) == ["Ancien-Traduit", "Recent"]


def test_drafts_private_withdrawn_and_expired_texts_are_never_in_a_feed(publish, magazine, subscribe, fr):
    publish("public")
    ArticlePageFactory(parent=magazine, title="Brouillon", slug="brouillon", live=False)
    publish("interne").view_restrictions.create(restriction_type="login")
    publish("retire").unpublish()
    ArticlePage.objects.filter(pk=publish("fini").pk).update(live=False, expired=True)
    [entry] = subscribe(FEED).entries
    assert entry.title == "Public"


def test_the_draft_of_a_live_text_does_not_show(publish, subscribe):
    story = publish("texte", title="Publié")
    story.title = "Brouillon"
    story.save_revision()
    assert list_titles(subscribe) == ["Publié"]


def test_a_text_that_does_not_exist_in_the_language_is_not_in_its_feed(publish, magazine, roots, subscribe, pt):
    story = publish("texte")
    revista = MagazineIndexPageFactory(
        parent=roots["pt"], slug="revista", title="Revista", translation_key=magazine.translation_key
    )
    story.create_alias(parent=revista, update_slug="texto", update_locale=pt)
    assert "Texte" in subscribe(FEED).entries[0].title
    assert list_titles(subscribe, "/pt/revista/atom.xml") == []
    ArticlePageFactory(parent=revista, slug="artigo", title="Artigo")
    assert list_titles(subscribe, "/pt/revista/atom.xml") == ["Artigo"]
    assert list_titles(subscribe) == ["Texte"]


def test_a_section_has_a_feed_of_its_own_below_its_address(publish, interviews, subscribe):
    publish("entretien", section=interviews, day=2)
    publish("autre")
    feed = subscribe("/fr/magazine/rubrique/entretiens/rss.xml")
    assert [entry.title for entry in feed.entries] == ["Entretien"]
    assert (feed.feed.title, feed.feed.subtitle) == ("Entretiens · Magazine · MuseumWeek", "Des voix.")
    assert feed.feed.link == "http://localhost/fr/magazine/rubrique/entretiens/"
    assert len(list_titles(subscribe)) == 2


@pytest.mark.parametrize(
    "address",
    [
        "/fr/magazine/rubrique/inconnue/atom.xml",
        "/fr/magazine/rubrique/brouillon/atom.xml",
        "/fr/magazine/rubrique/section/atom.xml",
        "/fr/magazine/texte/atom.xml",
        "/fr/inconnu/atom.xml",
        "/fr/magazine/feed.xml",
        "/pt/magazine/atom.xml",
        "/fr/atom.xml",
    ],
)
def test_what_has_no_feed_is_not_found(publish, client, fr, en, address):
    publish("texte")
    SectionFactory(name="Brouillon", slug="brouillon", locale=fr, live=False)
    SectionFactory(name="Section", slug="section", locale=en)
    assert client.get(address).status_code == 404


def test_a_private_magazine_has_no_public_feed(magazine, client):
    magazine.view_restrictions.create(restriction_type="login")
    assert client.get(FEED).status_code == 404


def test_only_topics_and_sections_that_readers_see_are_categories(publish, magazine, interviews, subscribe, fr):
    topics = [TopicFactory(name=name, slug=name.lower(), locale=fr, live=live) for name, live in (("A", 1), ("B", 0))]
    story = publish("texte", section=interviews)
    story.topics = [StoryTopic(topic=topic, locale=fr) for topic in topics]
    story.save()
    assert [tag.label for tag in subscribe(FEED).entries[0].tags] == ["Entretiens", "A"]


def test_museumweek_has_its_years(roots, subscribe):
    index = MuseumWeekIndexPageFactory(parent=roots["fr"], slug="museumweek", title="MuseumWeek")
    MuseumWeekPageFactory(parent=index, slug="2024", title="MuseumWeek 2024", theme="Le vivant")
    MuseumWeekPageFactory(parent=index, slug="2025", title="MuseumWeek 2025", live=False)
    feed = subscribe("/fr/museumweek/atom.xml")
    assert feed.feed.title == "MuseumWeek"
    assert [entry.title for entry in feed.entries] == ["MuseumWeek 2024"]
    assert "Le vivant" in feed.entries[0].content[0].value


def test_of_a_map_readers_of_feeds_get_the_list(publish, subscribe):
    places = [{"name": "Sintra", "position": "38.7979, -9.3903", "text": "<p>Une journée.</p>"}]
    publish("carte", body=[("map", {"title": "Les villes", "places": places})])
    content = subscribe(FEED).entries[0].content[0].value
    assert "<h3>Sintra</h3>" in content
    assert "Une journée." in content
    assert "<svg" not in content
