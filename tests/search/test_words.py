"""A page is found by any form of its words in its language, and only by its words."""

import pytest
from wagtail.models import Locale

from cms.languages.analysis import tokenise
from search.index.indexing import index_pages
from search.page_search import find
from tests.factories import StandardPageFactory

from .words_of_languages import PAGES, QUERIES


def test_there_are_ninety_queries():
    assert all(len(queries) >= 30 for queries in QUERIES.values())
    assert sum(map(len, QUERIES.values())) >= 90


@pytest.mark.django_db
@pytest.mark.parametrize("code", PAGES)
def test_each_query_finds_its_pages_and_no_others(roots, code):
    pages = [
        StandardPageFactory(
            parent=roots[code], slug=slug, title=title, summary=summary, body=[("text", f"<p>{text}</p>")]
        )
        for slug, title, summary, text in PAGES[code]
    ]
    index_pages(page.pk for page in pages)
    locale = Locale.objects.get(language_code=code)
    wrong = {}
    for query, names in QUERIES[code].items():
        found = {page.slug for page in find(query, locale)[:20]}
        if found != set(names.split()):
            wrong[query] = found
    assert not wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’herbier", [("l", ""), ("herbier", "herbi")]),
        ("#MuseumMomentsMW", [("MuseumMomentsMW", "museummomentsmw"), ("Museum", "museum"), ("Moments", "moment")]),
        ("arc-en-ciel", [("arc-en-ciel", "arcenciel"), ("arc", "arc"), ("en", ""), ("ciel", "ciel")]),
        ("Le XIXe siècle", [("Le", ""), ("XIXe", "xix"), ("siècle", "siecl")]),
        ("expose\u0301\u00ade", [("expose\u0301\u00ade", "expos")]),
        ("mu\x00s\x07ée \ud800 ☃ !", [("mu", "mu"), ("s", ""), ("ée", "ee")]),
        ("", []),
    ],
)
def test_words_stand_where_they_are_in_the_text(text, expected):
    tokens = tokenise(text, "fr")
    assert [(token.word, token.stem) for token in tokens][: len(expected)] == expected
    assert all(text[token.start : token.end] == token.word for token in tokens)


def test_a_language_without_rules_has_words_all_the_same():
    assert [token.stem for token in tokenise("Ελληνικά, ÉTÉS", "el")] == ["ελληνικα", "etes"]
