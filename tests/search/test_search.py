"""The search finds what readers of a language can read, whatever they type."""

import pytest

from tests.factories import ArticlePageFactory, MagazineIndexPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def magazine(roots):
    return MagazineIndexPageFactory(parent=roots["fr"], title="Le magazine", slug="magazine")


def search(client, query, address="/fr/recherche/"):
    answer = client.get(address, {"q": query})
    assert answer.status_code == 200
    return answer


def find(client, query, **kwargs):
    results = search(client, query, **kwargs).context["results"]
    return [ref.page.title for ref in results] if results else []


def test_words_of_the_title_the_summary_and_the_body_are_found(client, magazine):
    body = [("text", "<p>Une graine de baobab.</p>")]
    ArticlePageFactory(parent=magazine, title="Fougères", slug="a", summary="Au bord du canal", body=body)
    for query in ("fougères", "CANAL", "baobab", "baobab canal"):
        assert find(client, query) == ["Fougères"], query
    assert find(client, "absent") == []


def test_a_reader_finds_texts_of_their_own_language(client, magazine, roots):
    ArticlePageFactory(parent=magazine, title="Herbarium fr", slug="a")
    StandardPageFactory(parent=roots["pt"], title="Herbarium pt", slug="b")
    assert find(client, "herbarium") == ["Herbarium fr"]
    assert find(client, "herbarium", address="/pt/pesquisa/") == ["Herbarium pt"]


def test_drafts_and_private_pages_are_not_found(client, magazine):
    ArticlePageFactory(parent=magazine, title="Fougère ouverte", slug="a")
    ArticlePageFactory(parent=magazine, title="Fougère en cours", slug="b", live=False)
    ArticlePageFactory(parent=magazine, title="Fougère interne", slug="c").view_restrictions.create(
        restriction_type="login"
    )
    assert find(client, "fougère") == ["Fougère ouverte"]


@pytest.mark.parametrize("query", ['"', "fern AND", "NOT", "*", "a:b", "(((", "l’herbier", "%00", "<script>", "'; --"])
def test_nothing_that_is_typed_is_an_error(client, roots, query):
    html = search(client, query).content.decode()
    assert query not in html or "<" not in query


def test_the_switcher_keeps_what_was_looked_for(client, roots):
    html = search(client, "fougère & co").content.decode()
    assert "/pt/pesquisa/?q=foug%C3%A8re+%26+co" in html


def test_results_come_in_pages(client, magazine):
    for number in range(12):
        ArticlePageFactory(parent=magazine, title=f"Fougère {number}", slug=f"fougere-{number}")
    results = search(client, "fougère").context["results"]
    assert (len(results), results.paginator.count) == (10, 12)
    assert client.get("/fr/recherche/?q=foug%C3%A8re&page=2").context["results"].number == 2
