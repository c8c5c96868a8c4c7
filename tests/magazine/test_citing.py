"""Stories can be cited: in the usual form of their language, with an address that always stays valid."""

import datetime
import re
from html import unescape

import pytest
from bs4 import BeautifulSoup

from cms.core.navigation.permalinks import get_permanent_path
from magazine.models import InterviewInterviewee, StoryAuthor
from tests.factories import (
    ArticlePageFactory,
    InterviewPageFactory,
    IssuePageFactory,
    MagazineIndexPageFactory,
    PeopleIndexPageFactory,
    PersonPageFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def read_citation(client, page) -> str:
    html = BeautifulSoup(client.get(page.get_url()).content, "html.parser")
    details = html.select_one("details.cite")
    assert details.summary.get_text()
    assert details.select_one(".citation cite").get_text() == "MuseumWeek Magazine"
    return unescape(re.sub(r"\s+", " ", details.select_one(".citation").get_text())).strip()


def make_interview(root, title, **kwargs):
    people = PeopleIndexPageFactory(parent=root, slug="people")
    author = PersonPageFactory(parent=people, title="Inês Duarte", slug="ines")
    answers = PersonPageFactory(parent=people, title="Helena Vasconcelos", slug="helena")
    issue = IssuePageFactory(parent=MagazineIndexPageFactory(parent=root, slug="magazine"), slug="issue")
    date = datetime.date(2026, 10, 1)
    story = InterviewPageFactory(parent=issue, title=title, slug="story", date=date, **kwargs)
    story.authors.add(StoryAuthor(person=author))
    story.interviewees.add(InterviewInterviewee(person=answers))
    story.save()
    return story


@pytest.mark.parametrize(
    ("language", "beginning"),
    [
        ("fr", "Inês Duarte, « Lire “Ulysse” ? », "),
        ("pt", "Inês Duarte, «Lire “Ulysse” ?», "),
        ("en", "Inês Duarte, “Lire ‘Ulysse’ ?”, "),
    ],
)
def test_author_title_magazine_issue_date_and_address_in_the_form_of_the_language(roots, client, language, beginning):
    story = make_interview(roots[language], 'Lire "Ulysse" ?')
    cited = read_citation(client, story)
    assert cited.startswith(beginning)
    assert "Helena Vasconcelos" in cited
    assert re.search(
        r"MuseumWeek Magazine, \S+ ?12 \(\w+ (de )?2026\), (1er|1 de|1) (octobre|outubro de|October) 2026\.", cited
    )
    assert cited.endswith(f"http://localhost{get_permanent_path(story.translation_key, language)}")


def test_the_translator_is_named(roots, client):
    story = make_interview(roots["en"], "A seed", translated_by=UserFactory(first_name="Tom", last_name="Whitaker"))
    assert "2026. Translated by Tom Whitaker. http" in read_citation(client, story)


def test_between_issues_and_without_an_author_the_rest_is_cited(roots, client):
    magazine = MagazineIndexPageFactory(parent=roots["en"], slug="magazine")
    story = ArticlePageFactory(parent=magazine, title="Alone", slug="alone", date=datetime.date(2026, 3, 2))
    assert read_citation(client, story).startswith("“Alone”, MuseumWeek Magazine, 2 March 2026. http")
