"""Pages link to their feeds: for programs in their head, for people in the page."""

import re

import pytest
from django.db import connection
from django.template import Context
from django.test.utils import CaptureQueriesContext

from cms.core.navigation.page_context import get_page_context
from cms.feeds.templatetags.feeds import all_feeds, discovery_links
from tests.factories import MuseumWeekIndexPageFactory, StandardPageFactory, TopicFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db
MAGAZINE = ["/fr/magazine/atom.xml", "/fr/magazine/rss.xml", "/fr/magazine/podcast.xml"]
SECTION = ["/fr/magazine/rubrique/entretiens/atom.xml", "/fr/magazine/rubrique/entretiens/rss.xml"]
MUSEUMWEEK = ["/fr/museumweek/atom.xml", "/fr/museumweek/rss.xml"]


@scene
def site(roots, publish, interviews, fr):
    museumweek = MuseumWeekIndexPageFactory(
        parent=roots["fr"], slug="museumweek", title="MuseumWeek", show_in_menus=True
    )
    TopicFactory(name="Climat", slug="climat", locale=fr)
    publish("entretien", section=interviews)
    publish("autre")
    StandardPageFactory(parent=roots["fr"], slug="a-propos", title="À propos")
    return museumweek


def find_links(client, address) -> list[str]:
    head = client.get(address).content.decode().split("</head>")[0]
    return re.findall(r'<link rel="alternate" type="application/(?:atom|rss)\+xml"[^>]* href="([^"]+)"', head)


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("/fr/magazine/", MAGAZINE),
        ("/fr/magazine/autre/", MAGAZINE),
        ("/fr/magazine/entretien/", MAGAZINE + SECTION),
        ("/fr/magazine/rubrique/entretiens/", SECTION + MAGAZINE),
        ("/fr/magazine/theme/climat/", MAGAZINE),
        ("/fr/museumweek/", MUSEUMWEEK),
        ("/fr/", MAGAZINE + MUSEUMWEEK),
        ("/fr/a-propos/", MAGAZINE + MUSEUMWEEK),
        ("/pt/", []),
    ],
)
def test_programs_find_the_feeds_of_the_part_that_a_page_is_in(site, client, address, links):
    assert sorted(find_links(client, address)) == sorted(links)
    for link in links:
        assert client.get(link).status_code == 200


def test_the_most_fitting_feed_comes_first(site, client):
    assert find_links(client, "/fr/magazine/rubrique/entretiens/")[:2] == SECTION
    assert find_links(client, "/fr/magazine/entretien/")[:3] == MAGAZINE


def test_each_link_says_which_feed_and_which_format_it_is(site, client):
    html = client.get("/fr/magazine/rubrique/entretiens/").content.decode()
    assert 'title="Entretiens · Magazine · MuseumWeek (Atom)"' in html
    assert 'title="Magazine · MuseumWeek (RSS)"' in html
    assert 'title="Magazine · MuseumWeek · Podcast (RSS)"' in html


def test_people_find_a_link_below_a_section_and_at_the_foot_of_every_page(site, client):
    listing = client.get("/fr/magazine/rubrique/entretiens/").content.decode()
    below, foot = re.findall(r'<p class="follow">.*?</p>', listing)
    assert re.findall(r'href="([^"]+)"', below) == SECTION[:1]
    assert re.findall(r'href="([^"]+)"', foot) == [MAGAZINE[0], MUSEUMWEEK[0]]
    assert 'class="follow"' in client.get("/fr/a-propos/").content.decode()


def test_a_private_part_is_not_offered(site, client):
    site.view_restrictions.create(restriction_type="login")
    assert find_links(client, "/fr/") == MAGAZINE
    assert "/fr/museumweek/" not in client.get("/fr/").content.decode()


def test_the_links_take_no_query(site, client):
    """Beside those that a page takes anyway."""
    response = client.get("/fr/magazine/entretien/")
    request, page = response.wsgi_request, response.context["page"]
    assert get_page_context(request, page).languages  # as the masthead has already loaded
    given = Context({"request": request, "page": page})
    with CaptureQueriesContext(connection) as queries:
        assert len(discovery_links(given)) == 5
        assert len(all_feeds(given)) == 2
    assert len(queries) == 0
