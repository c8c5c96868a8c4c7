"""Readers see no unpublished section, topic or partner, nor the draft of a published one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from magazine.listing import get_listing_languages
from magazine.urls import get_listing_path
from tests.factories import MagazineIndexPageFactory
from tests.samples import Samples
from tests.scenes import scene

pytestmark = pytest.mark.django_db
WHERE = {
    "section": ["magazine", "issue", "article"],
    "topic": ["magazine", "article", "interview"],
    "partner": ["year", "edition"],
}


@scene
def samples(roots):
    return Samples(roots["fr"])


def read(client, page):
    return client.get(page.get_url()).content.decode()


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in WHERE.items() for name in names])
def test_a_draft_is_shown_nowhere_and_costs_no_query_more(kind, name, client, samples):
    snippet, page = getattr(samples, kind), getattr(samples, name)
    shown = f">{snippet.name}<"
    assert shown in read(client, page)
    with CaptureQueriesContext(connection) as before:
        read(client, page)
    snippet.unpublish()
    with CaptureQueriesContext(connection) as after:
        found = read(client, page)
    assert shown not in found
    assert len(after) <= len(before)


@pytest.mark.parametrize("kind", ["section", "topic"])
def test_the_page_of_a_draft_is_not_found(kind, client, samples):
    snippet = getattr(samples, kind)
    address = samples.magazine.get_url() + get_listing_path(snippet, "fr")
    assert client.get(address).status_code == 200
    snippet.unpublish()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("kind", ["section", "topic"])
def test_the_languages_of_a_listing_are_those_in_which_it_is_live(kind, client, samples, roots):
    MagazineIndexPageFactory(parent=roots["pt"], slug="revista", translation_key=samples.magazine.translation_key)
    snippet = getattr(samples, kind)
    translated = snippet.copy_for_translation(roots["pt"].locale)
    translated.live = False
    translated.save()

    def list_codes():
        return [link.code for link in get_listing_languages(samples.magazine, snippet, None)]

    assert list_codes() == ["fr"]
    translated.save_revision().publish()
    assert sorted(list_codes()) == ["fr", "pt"]


def test_what_is_planned_for_a_live_section_is_not_shown(client, samples):
    was = samples.section.name
    samples.section.name = "Ce que personne n’a relu"
    samples.section.save_revision()
    for name in WHERE["section"]:
        found = read(client, getattr(samples, name))
        assert "relu" not in found
        assert was in found


def test_a_preview_shows_the_draft_topics_of_a_draft(samples):
    samples.topic.unpublish()
    draft = samples.article.save_revision().as_object()
    assert draft.get_topics() == [samples.topic]
