"""The translation report takes the same number of queries for many texts as for few: at most fifteen in all."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.translation.report import rows as desk_rows
from cms.translation.report.columns import find_states
from cms.translation.status.states import refresh_states
from tests.factories import SectionFactory, StandardPageFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db

# Filters that people use in the report.
QUERIES = [
    "",
    "?state=not_started&language=pt",
    "?state=none",
    "?ordering=due",
    "?ordering=-words",
    "?q=texte",
    "?assignee=nobody&language=pt&ordering=due",
]


@pytest.fixture(scope="session")
def count():
    def count(desk, address):
        desk.browser.get(address)  # fills the caches
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = desk.browser.get(address)
            if response.streaming:
                b"".join(response.streaming_content)
        return [query["sql"] for query in queries]

    return count


@pytest.fixture
def add_texts(newsroom):
    def add_texts(number):
        pages = [
            StandardPageFactory(parent=newsroom["fr"], title=f"Texte {i}", slug=f"texte-{number}-{i}")
            for i in range(number)
        ]
        refresh_states(Page, [page.translation_key for page in pages])
        return pages

    return add_texts


@scene
def address(newsroom, commit):
    with commit():
        SectionFactory(name="Découvertes", slug="decouvertes", locale=newsroom["fr"].locale)
    return reverse("translation_desk:index")


def test_fifteen_queries_at_most_for_any_number_of_texts(address, add_texts, start, share_out, hire, count):
    people = [hire("translator", "pt"), hire("moderator", "fr", "pt"), hire("editor", "fr")]
    asked = [(query, desk) for query in QUERIES for desk in people]
    share_out(start(title="Texte"))
    few = {ask: len(count(ask[1], address + ask[0])) for ask in asked}
    for number in range(3):
        share_out(start(title=f"À traduire {number}"), due_date=timezone.localdate())
    add_texts(55)
    assert {ask: len(count(ask[1], address + ask[0])) for ask in asked} == few
    assert max(few.values()) <= 15


def test_the_states_of_fifty_texts_in_all_languages_are_one_query(address, add_texts, superuser, count):
    add_texts(55)
    of_states = [sql for sql in count(superuser, address) if '"translation_textstate"."translation_key" IN (' in sql]
    assert len(of_states) == 1


def test_a_download_asks_a_batch_at_a_time(address, add_texts, superuser, count, monkeypatch):
    monkeypatch.setattr(desk_rows, "BATCH", 10)
    few = len(count(superuser, address + "?export=csv"))
    add_texts(20)
    assert len(count(superuser, address + "?export=csv")) == few + 2


def test_the_explorer_asks_one_query_for_the_states_of_its_pages_and_one_for_its_side_panel(
    newsroom, add_texts, superuser, count
):
    home = newsroom["fr"]
    explorer = reverse("wagtailadmin_explore", args=[home.pk])

    def of_states():
        return [sql for sql in count(superuser, explorer) if "translation_textstate" in sql]

    add_texts(2)
    assert len(of_states()) == 2
    add_texts(10)
    assert len(of_states()) == 2


def test_the_states_of_many_texts_are_found_at_once(add_texts, django_assert_num_queries):
    pages = add_texts(3)
    with django_assert_num_queries(1):
        states = find_states([page.translation_key for page in pages])
    assert len(states) == 3
