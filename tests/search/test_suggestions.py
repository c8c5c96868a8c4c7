"""Suggestions: words and titles of what readers can read, as they are written; nothing from drafts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.index.lexicon import write_vocabularies
from search.signal_handlers import index_marked
from search.suggestions import correct
from tests.factories import ArticlePageFactory, StandardPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.searching]


@pytest.fixture
def texts(magazine, roots):
    """A live article, a draft, a private page, and a page in Portuguese."""
    body = [("text", "<p>Une fougère de la forêt, des fougères d’Écosse : photographie, musée.</p>")]
    pages = {
        "article": ArticlePageFactory(parent=magazine, title="Le musée des fougères", slug="a", body=body),
        "draft": ArticlePageFactory(parent=magazine, title="Brouillonnage", slug="b", live=False),
        "private": ArticlePageFactory(parent=magazine, title="Confidence", slug="c"),
        "portuguese": StandardPageFactory(parent=roots["pt"], title="Fotografia", slug="d"),
    }
    pages["private"].view_restrictions.create(restriction_type="login")
    index_marked()
    write_vocabularies()
    return pages


@pytest.fixture
def suggest(client):
    def suggest(beginning, address="/fr/recherche/suggestions.json"):
        answer = client.get(address, {"q": beginning})
        assert answer.status_code == 200
        return answer.json()["suggestions"]

    return suggest


def test_the_beginning_of_a_word_gives_the_word_as_it_is_written_and_titles(suggest, texts):
    title = {"text": "Le musée des fougères", "url": "/fr/magazine/a/", "kind": "Article"}
    assert suggest("foug") == [{"text": "fougères", "url": "", "kind": ""}, title]
    assert suggest("MUSEE FOU") == [{"text": "MUSEE fougères", "url": "", "kind": ""}, title]
    assert suggest("ecos")[0]["text"] == "Écosse"


def test_what_is_typed_already_is_no_suggestion(suggest, texts):
    assert [item["text"] for item in suggest("photographie")] == []


def test_drafts_private_pages_and_other_languages_suggest_nothing(suggest, texts, fr):
    for beginning in ("brouil", "confid", "fotog"):
        assert suggest(beginning) == [], beginning
    assert correct("brouillonage", fr) == correct("confidense", fr) == correct("fotografiia", fr) == ""
    assert suggest("fotog", "/pt/pesquisa/suggestions.json")[0]["text"] == "Fotografia"


@pytest.mark.parametrize("how", ["unpublished", "private"])
def test_what_is_taken_back_is_suggested_no_longer_at_once(suggest, texts, fr, how):
    assert correct("fotographie", fr) == "photographie"
    if how == "private":
        texts["article"].view_restrictions.create(restriction_type="login")
    else:
        texts["article"].unpublish()
    assert suggest("photo") == suggest("musée") == []
    assert correct("fotographie", fr) == ""


def test_a_misspelt_word_is_put_right_with_its_accents_and_the_others_are_kept(texts, fr):
    assert correct("fougeere de la foret", fr) == "fougères de la foret"
    assert correct("“musé” fotographie !", fr) == "“musée” photographie !"
    assert correct("musée", fr) == correct("fougère", fr) == correct("xyzzyxyzzy", fr) == correct("", fr) == ""


def test_the_answer_may_be_kept_for_a_moment_and_sets_no_cookie(client, texts):
    answer = client.get("/fr/recherche/suggestions.json?q=foug")
    assert answer["Cache-Control"] == "public, max-age=60"
    assert "Vary" not in answer
    assert not answer.cookies


def test_suggestions_take_five_queries_at_most_whatever_is_typed(client, texts):
    client.get("/fr/recherche/suggestions.json?q=foug")
    for beginning in ("foug", "le musée fou", "x", "e" * 90, "a b c d e f"):
        with CaptureQueriesContext(connection) as queries:
            client.get("/fr/recherche/suggestions.json", {"q": beginning})
        assert len(queries) <= 5, beginning
