"""URLs that lists, feeds and calendars once had redirect to them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms.redirects.models import FormerSlug
from magazine.models import Section
from tests.factories import (
    ArticlePageFactory,
    IssuePageFactory,
    MagazineIndexPageFactory,
    MuseumWeekIndexPageFactory,
    MuseumWeekPageFactory,
    SectionFactory,
    TopicFactory,
)
from tests.scenes import scene

pytestmark = pytest.mark.django_db
SLUGS = {"fr": "rubrique", "pt": "seccao", "en": "section"}
TOPICS = {"fr": "theme", "pt": "tema", "en": "topic"}


@scene
def lists(roots):
    """In each language, a magazine with a story of a section and a topic."""
    for home in roots.values():
        index = MagazineIndexPageFactory(parent=home, slug="magazine")
        index.save_revision().publish()
        section = SectionFactory(locale=home.locale, name="S", slug="vieille")
        topic = TopicFactory(locale=home.locale, name="T", slug="vieux")
        for item in (section, topic):
            item.save_revision().publish()
        story = ArticlePageFactory(parent=index, slug="recit", section=section)
        story.topics.create(topic=topic, locale=home.locale)
    return roots


def rename_item(model, code, slug):
    item = model.objects.get(locale__language_code=code)
    item.slug = slug
    item.save_revision().publish()
    return item


@pytest.mark.parametrize("code", ["fr", "pt", "en"])
def test_the_list_and_the_feed_of_a_section_follow_its_slug(code, lists, client, leads):
    rename_item(Section, code, "entre-deux")
    rename_item(Section, code, "nouvelle")
    words = SLUGS[code]
    for old in ("vieille", "entre-deux"):
        for file in ("", "atom.xml", "rss.xml"):
            new = f"/{code}/magazine/{words}/nouvelle/{file}"
            assert leads(f"/{code}/magazine/{words}/{old}/{file}") == new
    answer = client.get(f"/{code}/magazine/{words}/vieille/?page=2")
    assert answer.headers["Location"] == f"/{code}/magazine/{words}/nouvelle/?page=2"
    for other in {"fr", "pt", "en"} - {code}:
        assert client.get(f"/{other}/magazine/{SLUGS[other]}/vieille/").status_code == 200


@pytest.mark.parametrize("code", ["fr", "pt", "en"])
def test_the_list_of_a_topic_follows_its_slug_and_the_index_s(code, lists, rename, leads):
    from magazine.models import MagazineIndexPage, Topic

    rename_item(Topic, code, "neuf")
    rename(MagazineIndexPage.objects.get(locale__language_code=code), "revue")
    rename_item(Section, code, "nouvelle")
    rename(MagazineIndexPage.objects.get(locale__language_code=code), "journal")
    for index in ("magazine", "revue", "journal"):
        assert leads(f"/{code}/{index}/{TOPICS[code]}/vieux/") == f"/{code}/journal/{TOPICS[code]}/neuf/"
        assert leads(f"/{code}/{index}/{SLUGS[code]}/nouvelle/") == f"/{code}/journal/{SLUGS[code]}/nouvelle/"
        new = f"/{code}/journal/{SLUGS[code]}/nouvelle/atom.xml"
        assert leads(f"/{code}/{index}/{SLUGS[code]}/vieille/atom.xml") == new
        assert leads(f"/{code}/{index}/rss.xml") == f"/{code}/journal/rss.xml"
        assert leads(f"/{code}/{index}/recit/") == f"/{code}/journal/recit/"
        assert leads(f"/{code}/{index}/{SLUGS[code]}/jamais/") is None
        assert leads(f"/{code}/{index}/{TOPICS[code]}/neuf/atom.xml") is None  # topics have no feed


def test_a_section_that_took_the_old_slug_has_it_while_readers_see_it(lists, leads):
    rename_item(Section, "fr", "nouvelle")
    newer = SectionFactory(locale=lists["fr"].locale, name="N", slug="vieille")
    assert leads("/fr/magazine/rubrique/vieille/") == "/fr/magazine/rubrique/vieille/"
    newer.unpublish()
    assert leads("/fr/magazine/rubrique/vieille/") == "/fr/magazine/rubrique/nouvelle/"


def test_a_section_named_back_goes_in_no_circle_and_one_that_is_gone_leaves_nothing(lists, leads):
    rename_item(Section, "fr", "nouvelle")
    item = rename_item(Section, "fr", "vieille")
    assert leads("/fr/magazine/rubrique/nouvelle/") == "/fr/magazine/rubrique/vieille/"
    item = Section.objects.get(pk=item.pk)
    item.unpublish()
    assert leads("/fr/magazine/rubrique/nouvelle/") is None
    item.delete()
    assert not FormerSlug.objects.exists()


def test_the_slug_of_a_draft_that_nobody_saw_is_not_kept(roots):
    draft = SectionFactory(locale=roots["fr"].locale, name="N", slug="brouillon", live=False)
    draft.slug = "autre"
    draft.save()
    assert not FormerSlug.objects.exists()


def test_the_calendar_of_a_year_follows_it(roots, rename, move, client, leads):
    import datetime

    index = MuseumWeekIndexPageFactory(parent=roots["fr"], slug="museumweek")
    year = MuseumWeekPageFactory(
        parent=index, slug="2026", year=2026, start_date=datetime.date(2026, 5, 11), end_date=datetime.date(2026, 5, 17)
    )
    from home.models import MuseumWeekDay

    year.days.add(MuseumWeekDay(date=datetime.date(2026, 5, 11), hashtag="#ClimateMW", locale=roots["fr"].locale))
    year.save_revision().publish()
    assert client.get("/fr/museumweek/2026/calendrier.ics").status_code == 200
    rename(year, "edition-2026")
    assert leads("/fr/museumweek/2026/calendrier.ics") == "/fr/museumweek/edition-2026/calendrier.ics"
    rename(index, "semaine")
    assert leads("/fr/museumweek/2026/calendrier.ics") == "/fr/semaine/edition-2026/calendrier.ics"
    assert leads("/fr/museumweek/atom.xml") == "/fr/semaine/atom.xml"
    assert leads("/fr/museumweek/2026/atom.xml") is None  # a year has no feed of its own
    answer = client.get("/fr/semaine/edition-2026/calendar.ics?x=1")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/fr/semaine/edition-2026/calendrier.ics?x=1")


def test_below_a_former_address_nothing_is_made_up(lists, rename, leads, roots):
    issue = IssuePageFactory(parent=Page.objects.get(slug="magazine", locale=roots["fr"].locale).specific, slug="n1")
    issue.save_revision().publish()
    rename(issue, "numero-1")
    assert leads("/fr/magazine/n1/") == "/fr/magazine/numero-1/"
    for rest in ("jamais/", "rubrique/vieille/", "atom.xml", "calendrier.ics"):
        assert leads(f"/fr/magazine/n1/{rest}") is None


def test_what_is_not_found_costs_a_bounded_number_of_queries(lists, rename, client):
    def count(address):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    assert count("/fr/magazine/a/b/c/d/e/f/") <= 14
    assert count("/fr/magazine/rubrique/jamais/atom.xml") <= 14
