"""A page takes a bounded number of queries, whatever the number of its children (stories 5, lists 8)."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.images.responsive.renditions import make_renditions
from cms.rendered_bodies.storing import store_body
from exhibition.models import ArtworkPage
from home.models import PersonPage
from magazine.models import ArticlePage, IssuePage, StoryAuthor
from tests.factories import ImageFactory
from tests.samples import Samples
from tests.scenes import scene
from tests.tools.built_queries import count_built_queries

pytestmark = pytest.mark.django_db

STORY, LIST, OTHER, VIEW = 5, 8, 12, 20


@scene
def samples(roots):
    samples = Samples(roots["fr"])
    make_renditions(samples.image)
    for page in samples.pages:
        store_body(page.pk)
    return samples


def count_queries(client, page) -> int:
    """Return the queries of a reader's request, once the site and its root paths are cached."""
    address = page.get_url()
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def add_stories(samples, number: int) -> None:
    for count in range(number):
        image = ImageFactory(file__width=60, file__height=40)
        make_renditions(image)
        story = samples.issue.add_child(
            instance=ArticlePage(
                title=f"Story {count}",
                slug=f"story-{count}",
                locale=samples.locale,
                section=samples.section,
                lead_picture=image,
                date=datetime.date(2026, 1, 1),
            )
        )
        story.authors.add(StoryAuthor(person=samples.person))
        story.save()


@pytest.mark.parametrize("name", ["article", "interview"])
def test_a_story_takes_at_most_5_queries(samples, client, name):
    assert count_queries(client, getattr(samples, name)) <= STORY


@pytest.mark.parametrize("name", ["home", "issue", "magazine"])
def test_a_list_of_stories_takes_at_most_8_whatever_their_number(samples, client, name):
    page = getattr(samples, name)
    before = count_queries(client, page)
    add_stories(samples, 9)
    after = count_queries(client, page)
    assert max(before, after) <= LIST


@pytest.mark.parametrize("name", ["article", "interview", "home", "issue", "magazine"])
def test_the_sql_of_a_story_and_of_a_list_is_kept(samples, client, name):
    """To build a query takes ten times as long as to answer it."""
    page = getattr(samples, name)
    client.get(page.get_url())
    with count_built_queries() as built:
        client.get(page.get_url())
    assert built == []


@pytest.mark.parametrize("name", ["people", "years", "exhibition", "edition", "person", "work", "year", "standing"])
def test_every_other_page_takes_at_most_12(samples, client, name):
    assert count_queries(client, getattr(samples, name)) <= OTHER


def test_the_list_of_works_does_not_cost_more_with_more_works(samples, client):
    before = count_queries(client, samples.exhibition)
    for number in range(8):
        image = ImageFactory(file__width=60, file__height=40)
        make_renditions(image)
        samples.exhibition.add_child(
            instance=ArtworkPage(title=f"W{number}", slug=f"w{number}", locale=samples.locale, lead_picture=image)
        )
    assert count_queries(client, samples.exhibition) <= before


def test_the_list_of_people_does_not_cost_more_with_more_people(samples, client):
    before = count_queries(client, samples.people)
    for number in range(8):
        samples.people.add_child(instance=PersonPage(title=f"P{number}", slug=f"p{number}", locale=samples.locale))
    assert count_queries(client, samples.people) <= before


def test_the_magazines_front_page_does_not_cost_more_with_more_issues(samples, client):
    before = count_queries(client, samples.magazine)
    for number in range(5):
        samples.magazine.add_child(
            instance=IssuePage(
                title=f"I{number}", slug=f"i{number}", number=number, season="spring", year=2020, locale=samples.locale
            )
        )
    assert count_queries(client, samples.magazine) <= before


@pytest.mark.parametrize(
    ("kind", "limit"),
    [("ArticlePage", STORY), ("InterviewPage", STORY), ("HomePage", LIST), ("IssuePage", LIST), ("other", VIEW)],
)
def test_no_page_of_the_demonstration_takes_more(site, kind, limit):
    """The pages include translations, which name their translator and original, and the listings and searches."""
    stories = {"ArticlePage", "InterviewPage"}
    numbers = {
        reading.address: reading.queries
        for reading in site.everything
        if reading.kind == kind or (kind == "other" and reading.kind not in stories)
    }

    assert len(numbers) >= 3
    assert {address: number for address, number in numbers.items() if number > limit} == {}
