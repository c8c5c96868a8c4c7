"""The search page finds, shows and filters what readers of a language can read, and links to other searches."""

import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    ArticlePageFactory,
    InterviewPageFactory,
    IssuePageFactory,
    MagazineIndexPageFactory,
    PersonPageFactory,
    SectionFactory,
    StandardPageFactory,
)
from tests.tools.built_queries import count_built_queries

pytestmark = [pytest.mark.django_db, pytest.mark.searching]


def read(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def make_story(parent, title, factory=ArticlePageFactory, **fields):
    return factory(parent=parent, title=title, slug=f"story-{title.lower()}".replace(" ", "-"), **fields)


# --- What is found ---------------------------------------------------------------------------------------------------


def test_words_of_the_title_the_summary_and_the_body_are_found(find, magazine):
    body = [("text", "<p>Une graine de baobab.</p>")]
    ArticlePageFactory(parent=magazine, title="Fougères", slug="a", summary="Au bord du canal", body=body)
    for query in ("fougères", "CANAL", "baobab", "baobab canal"):
        assert find(query) == ["Fougères"], query
    assert find("absent") == []


def test_a_reader_finds_texts_of_their_own_language(find, magazine, roots):
    ArticlePageFactory(parent=magazine, title="Herbarium fr", slug="a")
    StandardPageFactory(parent=roots["pt"], title="Herbarium pt", slug="b")
    assert find("herbarium") == ["Herbarium fr"]
    assert find("herbarium", address="/pt/pesquisa/") == ["Herbarium pt"]


def test_drafts_and_private_pages_are_not_found(find, magazine):
    ArticlePageFactory(parent=magazine, title="Fougère ouverte", slug="a")
    ArticlePageFactory(parent=magazine, title="Fougère en cours", slug="b", live=False)
    ArticlePageFactory(parent=magazine, title="Fougère interne", slug="c").view_restrictions.create(
        restriction_type="login"
    )
    assert find("fougère") == ["Fougère ouverte"]


# --- A result --------------------------------------------------------------------------------------------------------


def test_a_result_has_its_kind_its_title_and_an_excerpt_with_the_words_marked(ask, magazine):
    body = [("text", f"<p>{'Avant cela, rien. ' * 40}Les <b>fougères</b> du musée dorment.</p>")]
    make_story(magazine, "Une fougère", InterviewPageFactory, summary="Un été.", body=body)
    result = read(ask("fougere")).select_one(".results li")
    assert result.select_one(".kicker").text == "Entretien"
    assert str(result.select_one("h2 a")).endswith(">Une <mark>fougère</mark></a>")
    assert "Les <mark>fougères</mark> du musée dorment." in str(result.select_one(".teaser-text"))


def test_an_excerpt_is_typeset_and_never_markup(ask, magazine):
    body = [("text", "<p>Que dit l'herbier &lt;script&gt; ?</p>")]
    make_story(magazine, "Une page", body=body)
    excerpt = read(ask("herbier")).select_one(".results .teaser-text")
    assert excerpt.text == "Que dit l’herbier <script>\u202f?"


def test_parts_that_were_published_untranslated_say_their_language(ask, magazine):
    parts = {"language": "pt", "paths": ["title"]}
    make_story(magazine, "Herbarium vivo", summary="Un herbarium.", untranslated_parts=parts)
    result = read(ask("herbarium")).select_one(".results li")
    assert str(result.select_one("h2 a span")) == '<span lang="pt"><mark>Herbarium</mark> vivo</span>'
    assert "lang" not in str(result.select_one(".teaser-text"))


# --- Other languages -------------------------------------------------------------------------------------------------


def test_what_exists_in_another_language_alone_is_one_link_away_and_marked(ask, magazine, roots):
    make_story(magazine, "Herbarium fr")
    StandardPageFactory(parent=roots["pt"], title="Herbarium pt", slug="b")
    link = read(ask("herbarium")).select_one(".search-elsewhere a")
    assert "portugais (1)" in link.text
    result = read(ask(**{name: values[0] for name, values in parse_qs(urlsplit(link["href"]).query).items()}))
    item = result.select_one(".results li")
    assert item.select_one("h2 a")["hreflang"] == "pt"
    assert item.select_one("[lang=pt] h2").text == "Herbarium pt"
    assert item.select_one(".flag").text == "en portugais"
    back = result.select_one(".search-elsewhere a")["href"]
    assert back == "/fr/recherche/?q=herbarium"


def test_the_switcher_keeps_what_was_looked_for(ask, roots):
    html = ask("fougère & co").content.decode()
    assert "/pt/pesquisa/?q=foug%C3%A8re+%26+co" in html


# --- Filters ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def stories(magazine, fr):
    """Three stories about ferns: of two kinds, one in an issue, one in a section, of two years."""
    section = SectionFactory(name="Regards", slug="regards", locale=fr)
    issue = IssuePageFactory(parent=magazine, title="Les réserves", slug="numero-12", year=2025)
    year = datetime.date(2025, 3, 1)
    return {
        "in the issue": make_story(issue, "Fougère une", date=year),
        "in the section": make_story(magazine, "Fougère deux", section=section, date=datetime.date(2026, 3, 1)),
        "interview": make_story(magazine, "Fougère trois", InterviewPageFactory, date=year),
    }


def list_choices(answer) -> dict[str, list[str]]:
    return {
        select["name"]: [option.text for option in select.select("option")[1:]]
        for select in read(answer).select("select")
    }


def choose(answer, name, label) -> dict[str, str]:
    """Return the parameter that a reader's choice sends."""
    options = read(answer).select(f"select[name={name}] option")
    return {name: next(option["value"] for option in options if option.text.startswith(label))}


def test_filters_offer_the_values_that_the_results_have_and_no_others(ask, stories):
    assert list_choices(ask("fougère")) == {
        "kind": ["Articles (2)", "Entretiens (1)"],
        "section": ["Regards (1)"],
        "issue": ["Les réserves (1)"],
        "year": ["2026 (1)", "2025 (2)"],
    }


def test_each_filter_narrows_the_results_and_stays_chosen(ask, find, stories):
    answer = ask("fougère")
    for name, label, titles in (
        ("kind", "Entretiens", ["Fougère trois"]),
        ("section", "Regards", ["Fougère deux"]),
        ("issue", "Les réserves", ["Fougère une"]),
        ("year", "2025", ["Fougère trois", "Fougère une"]),
    ):
        choice = choose(answer, name, label)
        assert sorted(find("fougère", **choice)) == titles
        chosen = read(ask("fougère", **choice)).select_one(f"select[name={name}] option[selected]")
        assert chosen.text.startswith(label)


def test_filters_work_together_and_without_words(ask, find, stories):
    choices = choose(ask("fougère"), "kind", "Articles") | choose(ask("fougère"), "year", "2025")
    assert find("fougère", **choices) == ["Fougère une"]
    assert sorted(find(**choices)) == ["Fougère une"]


def test_a_choice_that_leaves_nothing_is_kept_and_the_way_back_is_shown(ask, stories):
    choices = choose(ask("fougère"), "kind", "Entretiens") | choose(ask("fougère"), "section", "Regards")
    html = read(ask("fougère", **choices))
    assert len(html.select("select option[selected]")) == 2
    assert html.select_one(".search-nothing p > a")["href"] == "/fr/recherche/?q=foug%C3%A8re"


def test_a_value_that_no_filter_has_is_left_aside(find, stories):
    for name in ("kind", "section", "issue", "year", "language", "page"):
        for value in ("abc", "-1", "'\"><b>", "9" * 400, "é", "2025 OR 1=1"):
            assert len(find("fougère", **{name: value})) == 3, (name, value)


# --- Pages of results ------------------------------------------------------------------------------------------------


def test_results_come_in_pages_that_keep_query_and_filters(ask, magazine):
    for number in range(12):
        make_story(magazine, f"Fougère {number}", date=datetime.date(2025, 1, 1))
    answer = ask("fougère", year="2025")
    results = answer.context["results"]
    assert (len(results), results.paginator.count) == (10, 12)
    following = read(answer).select_one(".pagination a[rel=next]")["href"]
    assert parse_qs(urlsplit(following).query) == {"q": ["fougère"], "year": ["2025"], "page": ["2"]}
    assert len(ask("fougère", page="2").context["results"]) == 2


def test_a_page_number_that_is_none_gives_a_page(ask, magazine):
    make_story(magazine, "Fougère")
    for number in ("0", "-1", "abc", "1000000000", "9" * 400, "1.5", "٣"):
        assert ask("fougère", page=number).context["results"].number == 1, number


def test_the_page_costs_no_more_queries_with_more_results_of_more_kinds(ask, client, magazine, roots):
    def count() -> int:
        ask("fougère")
        with CaptureQueriesContext(connection) as queries:
            client.get("/fr/recherche/", {"q": "fougère"})
        return len(queries)

    make_story(magazine, "Fougère", summary="Une fougère")
    before = count()
    for number in range(6):
        make_story(magazine, f"Fougère {number}", section=None)
        make_story(magazine, f"Fougère dite {number}", InterviewPageFactory)
    PersonPageFactory(parent=StandardPageFactory(parent=roots["fr"], title="Gens", slug="gens"), title="Ana Fougère")
    assert count() <= before
    assert before <= 10


@pytest.mark.parametrize("query", ["fougère", "fougère mousse", "#MousseEtFougère", ""])
def test_a_search_builds_no_query_but_that_of_the_languages(ask, client, magazine, query):
    """To build a query takes ten times as long as to answer it: the SQL of all others is kept."""
    for number in range(12):
        make_story(magazine, f"Fougère {number}", summary="De la mousse et une fougère")
    ask(query, kind="article")
    with count_built_queries() as built:
        client.get("/fr/recherche/", {"q": query, "kind": "article"})
    assert set(built) <= {"wagtailcore_locale", "wagtailcore_site"}
    assert len(built) <= 3


# --- Nothing found, nothing asked ------------------------------------------------------------------------------------


def test_who_finds_nothing_is_offered_what_they_meant_and_ways_on(ask, magazine, fr):
    section = SectionFactory(name="Regards", slug="regards", locale=fr)
    make_story(magazine, "Un herbier", section=section)
    html = read(ask("herbeir"))
    assert html.select_one(".search-meant a")["href"] == "/fr/recherche/?q=herbier"
    assert html.select_one(".search-meant a").text == "herbier"
    assert html.select_one("input[name=q]")["value"] == "herbeir"
    addresses = [link["href"] for link in html.select("main a")]
    assert {"/fr/magazine/", "/fr/magazine/rubrique/regards/", "/fr/magazine/story-un-herbier/"} <= set(addresses)


def test_sections_without_a_story_that_readers_see_are_no_way_on(ask, magazine, fr):
    section = SectionFactory(name="Regards", slug="regards", locale=fr)
    make_story(magazine, "Un brouillon", section=section, live=False)
    assert "regards" not in ask("xyzzy").content.decode()


def test_the_empty_page_welcomes_with_filters_and_the_newest_stories(ask, stories):
    answer = ask()
    assert {"Articles", "Entretiens"} <= set(list_choices(answer)["kind"])
    html = read(answer)
    assert html.select_one("h1").text == "Recherche"
    assert [link.text for link in html.select(".teaser-title a")][:1] == ["Fougère deux"]
    assert html.select_one(".search-nothing, .results") is None


def test_the_page_keeps_out_of_search_engines_and_gives_no_cookie(ask, magazine):
    answer = ask("fougère")
    assert read(answer).select_one("meta[name=robots]")["content"] == "noindex"
    assert not answer.cookies
    assert ask("fougère", address="/pt/pesquisa/").status_code == 200


def test_a_magazine_that_is_not_there_is_no_way_on(ask, roots):
    assert read(ask("xyzzy")).select(".teaser, nav.filters") == []
    MagazineIndexPageFactory(parent=roots["fr"], title="Un brouillon", slug="magazine", live=False)
    assert "Un brouillon" not in ask("xyzzy").content.decode()
