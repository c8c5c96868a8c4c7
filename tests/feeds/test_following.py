"""Subscribers get each text once, a cheap answer if nothing is new, and a redirect when pages move."""

import calendar
import datetime
from email.utils import parsedate_to_datetime
from itertools import pairwise

import feedparser
import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageLogEntry
from wagtail_localize.models import TranslationSource

from cms.images.responsive.renditions import make_renditions
from cms.rendered_bodies.storing import store_body
from home.models import MuseumWeekDay
from magazine.models import ArticlePage, StoryAuthor
from tests.factories import (
    ArticlePageFactory,
    ImageFactory,
    IssuePageFactory,
    MagazineIndexPageFactory,
    MuseumWeekIndexPageFactory,
    MuseumWeekPageFactory,
    PeopleIndexPageFactory,
    PersonPageFactory,
)
from tests.tools.built_queries import count_built_queries

pytestmark = pytest.mark.django_db
FEED = "/fr/magazine/atom.xml"


def test_an_entry_keeps_its_identity_whatever_becomes_of_its_title_slug_and_place(publish, magazine, subscribe):
    story = publish("avant")
    [before] = subscribe(FEED).entries
    story.slug, story.title = "apres", "Après"
    story.save_revision().publish()
    story.move(IssuePageFactory(parent=magazine, slug="numero"), pos="last-child")
    [after] = subscribe(FEED).entries
    assert after.link != before.link
    assert after.id == before.id
    [rss] = subscribe("/fr/magazine/rss.xml").entries
    assert rss.id == before.id


def test_a_text_and_its_translation_are_two_entries(publish, magazine, roots, subscribe):
    story = publish("texte")
    revista = MagazineIndexPageFactory(parent=roots["pt"], slug="revista", translation_key=magazine.translation_key)
    publish("texto", parent=revista, translation_key=story.translation_key)
    french, portuguese = subscribe(FEED), subscribe("/pt/revista/atom.xml")
    assert french.entries[0].id != portuguese.entries[0].id
    assert french.feed.id != portuguese.feed.id


def test_a_minor_edit_does_not_bring_a_text_before_its_readers_again(magazine, subscribe, commit):
    def read():
        [entry] = subscribe(FEED).entries
        return entry.title, calendar.timegm(entry.updated_parsed)

    def edit(title, minor):
        story = ArticlePage.objects.get(slug="texte")
        story.title, story.minor_edit = title, minor
        with commit():
            story.save_revision().publish()
        later(story)

    def later(story):
        """An hour and a half passes."""
        past = datetime.timedelta(minutes=90)
        PageLogEntry.objects.update(timestamp=F("timestamp") - past)
        names = ("first_published_at", "last_published_at")
        ArticlePage.objects.filter(pk=story.pk).update(**{name: F(name) - past for name in names})

    story = ArticlePageFactory(parent=magazine, slug="texte", title="Texte", live=False)
    TranslationSource.update_or_create_from_instance(story)
    edit("Texte", minor=False)
    first = read()
    edit("Texte corrigé", minor=True)
    corrected = read()
    edit("Texte réécrit", minor=False)
    rewritten = read()

    assert [title for title, _moment in (first, corrected, rewritten)] == ["Texte", "Texte corrigé", "Texte réécrit"]
    an_hour = 3600
    assert abs(first[1] - an_hour * 1.5 - corrected[1]) < 60  # as old as it was
    assert rewritten[1] > corrected[1]


def test_who_has_the_newest_is_told_so_in_a_few_queries(publish, interviews, client):
    publish("texte", section=interviews)
    for address, most in ((FEED, 3), ("/fr/magazine/rubrique/entretiens/rss.xml", 4)):
        first = client.get(address)
        for header in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(address, headers=header)
            assert (answer.status_code, answer.content) == (304, b"")
            assert answer["ETag"] == first["ETag"]
            assert len(queries) <= most


def test_whatever_changes_in_a_feed_is_sent(publish, magazine, client):
    def get_etag():
        answer = client.get(FEED)
        assert client.get(FEED, headers={"if-none-match": answer["ETag"]}).status_code == 304
        return answer["ETag"]

    seen = [get_etag()]
    story = publish("texte", title="Avant")
    seen.append(get_etag())
    story.title = "Après"
    story.save_revision().publish()
    seen.append(get_etag())
    other = publish("autre")
    seen.append(get_etag())
    other.unpublish()
    seen.append(get_etag())
    magazine.title = "La revue"
    magazine.save_revision().publish()
    seen.append(get_etag())
    assert all(before != after for before, after in pairwise(seen))
    assert seen[4] == seen[2]  # an unpublished text has left no trace


def test_answers_may_be_kept_and_vary_by_no_cookie(publish, client):
    publish("texte")
    answer = client.get(FEED)
    assert "public" in answer["Cache-Control"]
    assert "max-age" in answer["Cache-Control"]
    assert "Vary" not in answer
    assert not answer.cookies
    assert parsedate_to_datetime(answer["Last-Modified"]) == datetime.datetime(2026, 10, 1, 9, tzinfo=datetime.UTC)


def test_head_answers_like_get_without_a_body_and_nothing_else_is_allowed(publish, client):
    publish("texte")
    head, get = client.head(FEED), client.get(FEED)
    assert (head.status_code, head.content) == (200, b"")
    assert {name: head[name] for name in ("ETag", "Content-Type", "Last-Modified")} == {
        name: get[name] for name in ("ETag", "Content-Type", "Last-Modified")
    }
    assert client.post(FEED).status_code == 405


@pytest.mark.usefixtures("interviews")
def test_the_feed_of_a_page_that_was_moved_follows_it(magazine, client, commit):
    with commit():
        magazine.slug = "revue"
        magazine.save_revision().publish()
    for old, new in (
        ("/fr/magazine/atom.xml", "/fr/revue/atom.xml"),
        ("/fr/magazine/rubrique/entretiens/rss.xml", "/fr/revue/rubrique/entretiens/rss.xml"),
    ):
        answer = client.get(old)
        assert answer.status_code == 301
        assert answer.url.removeprefix("http://localhost") == new
        assert client.get(new).status_code == 200


def test_a_page_that_came_back_to_its_address_sends_nobody_in_circles(magazine, client):
    Redirect.objects.create(old_path="/fr/magazine", redirect_page=magazine)
    assert client.get("/fr/magazine/rubrique/inconnue/atom.xml").status_code == 404


def count_queries(client, address) -> int:
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def test_the_magazines_feed_does_not_cost_more_with_more_stories(publish, interviews, roots, client):
    people = PeopleIndexPageFactory(parent=roots["fr"], slug="voix")

    def add(number):
        image = ImageFactory(file__width=60, file__height=40)
        make_renditions(image)
        story = publish(f"s{number}", section=interviews, lead_picture=image, body=[("text", "<p>Texte.</p>")])
        story.authors.add(StoryAuthor(person=PersonPageFactory(parent=people, slug=f"p{number}", title=f"P{number}")))
        story.save()

    add(0)
    before = count_queries(client, FEED)
    for number in range(1, 6):
        add(number)
    assert count_queries(client, FEED) == before <= 15
    for story in ArticlePage.objects.all():
        store_body(story.pk)
    client.get(FEED)
    with count_built_queries() as built:
        client.get(FEED)
    # The SQL of the others is kept: the state of the feed's pages, and the text that describes it.
    assert built == ["magazine_storypage", "magazine_magazineindexpage"]


def test_museumweeks_feed_does_not_cost_more_with_more_years(roots, fr, client):
    index = MuseumWeekIndexPageFactory(parent=roots["fr"], slug="museumweek", title="MuseumWeek")

    def add(year):
        page = MuseumWeekPageFactory(parent=index, slug=str(year), year=year, body=[("text", "<p>Texte.</p>")])
        page.days.add(MuseumWeekDay(date=datetime.date(year, 5, 11), hashtag="#ClimateMW", locale=fr))
        page.save()

    add(2020)
    before = count_queries(client, "/fr/museumweek/rss.xml")
    for year in range(2021, 2025):
        add(year)
    assert count_queries(client, "/fr/museumweek/rss.xml") == before <= 15


def test_addresses_are_the_sites_whatever_the_host_header_says(publish, client):
    publish("texte", body=[("text", '<p><a href="/fr/">Accueil</a></p>')])
    for address in (FEED, FEED.replace("atom", "rss")):
        answer = client.get(address, headers={"host": "evil.example"})
        feed = feedparser.parse(answer.content)
        assert feed.entries[0].link == "http://localhost/fr/magazine/texte/"
        assert "evil.example" not in answer.content.decode()
        assert feed.feed.get("id", "urn:uuid:").startswith("urn:uuid:")  # and the host is not part of an identity
