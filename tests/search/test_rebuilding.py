"""`rebuild_search` fills an empty index, continues where it was stopped, and corrects wrong entries."""

import pytest
from django.core.management import call_command

from search.index import indexing
from search.index.indexing import rebuild
from search.models import SearchEntry, SearchWord
from search.page_search import find
from tests.factories import ArticlePageFactory, MagazineIndexPageFactory, StandardPageFactory
from tests.samples import Samples

pytestmark = [pytest.mark.django_db, pytest.mark.searching]


def test_a_site_without_an_index_gets_one_once(roots, fr, capsys):
    StandardPageFactory(parent=roots["fr"], title="Fougère", slug="a")
    call_command("rebuild_search")
    assert find("fougère", fr).count() == 1
    assert "4 of 4 pages" in capsys.readouterr().out
    before = set(SearchWord.objects.values_list("pk", flat=True))
    call_command("rebuild_search")
    assert set(SearchWord.objects.values_list("pk", flat=True)) == before
    call_command("rebuild_search", "--all")
    assert len(before) == SearchWord.objects.count()


def test_it_goes_on_where_it_was_stopped(roots, monkeypatch):
    monkeypatch.setattr(indexing, "BATCH", 1)
    steps = rebuild()
    assert [next(steps), next(steps)] == [(0, 3), (1, 3)]
    steps.close()
    assert list(rebuild()) == [(0, 2), (1, 2), (2, 2)]


def test_other_rules_and_pages_that_went_are_mended(roots, fr):
    page = StandardPageFactory(parent=roots["fr"], title="Fougère", slug="a")
    list(rebuild())
    SearchEntry.objects.filter(locale=fr).update(version="older")
    type(page).objects.filter(pk=page.pk).update(live=False)
    assert list(rebuild())[-1] == (1, 1)
    assert not SearchEntry.objects.filter(page=page).exists()


def test_every_field_that_is_searched_is_found(roots, fr):
    samples = Samples(roots["fr"])
    list(rebuild())

    def finds(query, page):
        return page.pk in [hit.pk for hit in find(query, fr).hits]

    assert finds("quoted", samples.article)
    assert finds("tag1mw", samples.year)  # the hashtag of a day
    assert finds("#Tag1MW", samples.year)
    assert finds("venue lisbon", samples.edition)
    assert finds("journalist", samples.person)
    assert finds("ink label", samples.work)
    assert finds("what that", samples.interview)
    entry = SearchEntry.objects.get(page=samples.year)
    assert (entry.kind, entry.year) == ("museumweek", "2020")
    assert "<" not in entry.text
    assert "Quoted from year" in entry.text


def test_control_characters_are_not_stored(roots, fr):
    magazine = MagazineIndexPageFactory(parent=roots["fr"], title="Le magazine", slug="magazine")
    ArticlePageFactory(parent=magazine, title="Fougère", slug="a", summary="Un\x07 mot\x1f.")
    list(rebuild())
    assert find("mot", fr)[0].search_entry.text == "Un  mot ."
