"""The cost of a page does not grow with the site: none of its queries reads all pages.

The number of queries does not show this: one query took half a millisecond with a hundred pages, and seventy with ten
thousand.
"""

import pytest
from django.db import connection

from cms.rendered_bodies.storing import store_body
from magazine.models import RelatedStory
from tests.samples import Samples
from tests.scenes import scene

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by sizes: small tables are scanned"),
]

# All pages, or nearly all: `alias_of` is null for most pages.
OF_ALL_PAGES = ("SCAN wagtailcore_page", "(alias_of_id=?)")
# The menus are queried once after a change, and cached (cms.core.caching.fragments).
OF_MENUS = '"wagtailcore_page"."depth" IN'


@scene
def samples(roots):
    samples = Samples(roots["fr"])
    samples.article.related_stories = [RelatedStory(story=samples.interview)]
    samples.article.save()
    return samples


def explain(client, address: str) -> dict[str, list[str]]:
    """Return the steps of SQLite's plan for each query of a reader's request."""
    asked = []

    def note(execute, sql, parameters, many, context):
        asked.append((sql, parameters))
        return execute(sql, parameters, many, context)

    assert client.get(address).status_code == 200  # fills the caches of the process
    with connection.execute_wrapper(note):
        client.get(address)
    with connection.cursor() as cursor:
        plans = {}
        for sql, parameters in [query for query in asked if OF_MENUS not in query[0]]:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
            plans[sql] = [step for *_, step in cursor.fetchall()]
        return plans


@pytest.mark.parametrize(
    "name",
    ["home", "issue", "article", "interview", "exhibition", "edition", "work", "person", "people", "year", "standing"],
)
def test_no_query_of_a_page_looks_at_all_pages(samples, client, name):
    page = getattr(samples, name)
    store_body(page.pk)

    plans = explain(client, page.get_url())

    assert plans
    assert {
        sql: step for sql, steps in plans.items() for step in steps if any(part in step for part in OF_ALL_PAGES)
    } == {}
