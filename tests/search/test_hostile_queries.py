"""Every query gets a page, never an error or markup, and stays complete in its field."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import ArticlePageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.searching]

QUERIES = [
    '"',
    "fern AND",
    "NOT",
    "*",
    "a:b",
    "(((",
    "l’herbier",
    "%00",
    "<script>alert(1)</script>",
    "'; DROP TABLE search_searchentry; --",
    "{{ 7*7 }} {% load x %} %s %(q)s",
    "\\ \\' \\x",
    "🦋🌿 herbier 🏛️",
    "\u202eherbier\u202c \u200f",
    "\u0301\u0301\u0301",
    "ﬁ Ⅷ ｈｅｒｂｉｅｒ",
    "a" * 190,
    "-" * 190,
    "a-" * 95,
    "le la les",
    "… ; : !",
    "\ue000\ue001",
    "\ud800",
    "herbier\nherbier\t\x07\x1b",
]


@pytest.fixture
def story(magazine):
    return ArticlePageFactory(parent=magazine, title="Un herbier & “co” <b>", slug="a", summary="'Un' <i>herbier</i>")


def test_no_query_makes_an_error_or_markup(ask, client, story):
    ask()
    for query in QUERIES:
        sent = query.encode("utf-8", "surrogatepass")
        answer = ask(sent)
        html = BeautifulSoup(answer.content, "html.parser")
        assert html.select_one("input[name=q]")["value"].split() == answer.context["typed"].split(), query
        assert html.select("main script:not([src]), main b, main i") == [], query
        assert client.get("/fr/recherche/suggestions.json", {"q": sent}).status_code == 200, query


def test_a_query_that_is_too_long_is_explained_and_kept(ask, client, story):
    query = "herbier " * 1250
    html = BeautifulSoup(ask(query).content, "html.parser")
    field = html.select_one("input[name=q]")
    assert field["value"] == query.strip()
    assert field["aria-describedby"] == html.select_one(".search-error")["id"]
    assert "200" in html.select_one(".search-error").text
    assert client.get("/fr/recherche/suggestions.json", {"q": query}).json() == {"suggestions": []}


def test_a_null_byte_gives_a_page_too(client, story):
    for query in ("q=%00", "q=herb%00ier", "q=%0%000", "year=%00", "q=herbier&kind=%00&language=pt%00&page=%00"):
        assert "<main" in client.get(f"/fr/recherche/?{query}").content.decode(), query
    assert client.get("/fr/recherche/suggestions.json?q=a%00").json() == {"suggestions": []}
