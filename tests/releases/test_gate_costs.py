"""The gate takes as many queries for the forty stories of an issue as for five, and its page as well."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.releases.gate.blockers import MISSING, NOT_APPROVED, RELATED, examine
from cms.releases.members import add_texts, create_release
from cms.releases.texts import TextKey
from tests.factories import ArticlePageFactory, ImageFactory, SectionFactory

from .conftest import CODES

pytestmark = pytest.mark.django_db
GATE, PAGE = 28, 44  # queries at most


@pytest.fixture
def add_story(newsroom, magazines, people, draft, approve):
    """Write a story with a section and a picture of its own: approved, in review or a draft, by turns."""

    def add_story(number, release):
        locale = newsroom["fr"].locale
        section = SectionFactory(locale=locale, slug=f"s{number}", name=f"Section {number}", live=False)
        picture = ImageFactory(title=f"Picture {number}")
        title = f"Story {number}"
        user = people["editor"].user
        story = draft(magazines["fr"], title, user, ArticlePageFactory, section=section, lead_picture=picture)
        version = draft(magazines["pt"], f"{title} pt", user)
        type(version).objects.filter(pk=version.pk).update(translation_key=story.translation_key)
        add_texts(release, [TextKey.of(story)._replace(locale_id=newsroom[code].locale_id) for code in CODES])
        if number % 3 == 1:
            approve(story, people["fr"].user)
        elif number % 3 == 2:
            story.get_workflow().start(story, user)

    return add_story


def count_queries(do) -> int:
    do()  # what is asked once a process
    with CaptureQueriesContext(connection) as queries:
        do()
    return len(queries)


def test_the_gate_takes_the_same_queries_for_5_and_for_40_stories(add_story, people, record_property):
    release = create_release("N 13", people["fr"].user)
    desk, gate, page = people["fr"], [], []
    for number in range(40):
        add_story(number, release)
        if number in (4, 39):
            gate.append(count_queries(lambda: examine(release)))
            page.append(count_queries(lambda: desk.get("releases:show", release.pk)))
    record_property("measured", f"gate {gate[1]}, page {page[1]} queries")
    assert gate[0] == gate[1] <= GATE
    assert page[0] == page[1] <= PAGE
    report = examine(release)
    warned = [line for line in report.lines if line.warnings]
    assert len(warned) >= 40, "the stories have no authors and short summaries"
    assert "warning" in desk.get("releases:show", release.pk).content.decode()
    codes = {blocker.code for blocker in examine(release).blockers}
    assert {MISSING, NOT_APPROVED, RELATED} <= codes
