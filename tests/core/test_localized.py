"""The language version of a text that readers see."""

import pytest

from cms.core.content.localized import localize_pages, localized_list
from cms.translation.text.filling import fill_segments, start_translation
from magazine.models import ArticlePage
from tests.factories import ArticlePageFactory, MagazineIndexPageFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def magazine(roots):
    return MagazineIndexPageFactory(parent=roots["pt"], slug="revista")


def translate(page, locale, commit, publish=True):
    translation = start_translation(page, locale)
    fill_segments(translation, lambda segment: f"{segment.string.data}-{locale.language_code}")
    with commit():
        translation.save_target(publish=publish)
    return translation.get_target_instance()


def test_a_reader_is_given_the_text_in_their_language(magazine, fr, commit):
    article = ArticlePageFactory(parent=magazine, slug="artigo")
    translated = translate(article, fr, commit)
    [item] = localized_list(ArticlePage.objects.all(), fr)
    assert (item.page.pk, item.is_fallback, item.language) == (translated.pk, False, "fr")


def test_a_text_that_does_not_exist_in_it_is_given_in_its_own_and_marked(magazine, fr):
    article = ArticlePageFactory(parent=magazine, slug="artigo")
    [item] = localized_list(ArticlePage.objects.all(), fr)
    assert (item.page.pk, item.is_fallback, item.language) == (article.pk, True, "pt")


def test_the_original_goes_before_another_translation(magazine, fr, en, commit):
    article = ArticlePageFactory(parent=magazine, slug="artigo")
    translate(article, en, commit)
    [item] = localized_list(ArticlePage.objects.all(), fr)
    assert item.page.pk == article.pk


def test_a_draft_in_the_readers_language_is_not_shown(magazine, fr, commit):
    article = ArticlePageFactory(parent=magazine, slug="artigo")
    translate(article, fr, commit, publish=False)
    [item] = localized_list(ArticlePage.objects.all(), fr)
    assert item.page.pk == article.pk


def test_where_the_original_was_withdrawn_a_translation_stands_in(magazine, fr, en, commit):
    article = ArticlePageFactory(parent=magazine, slug="artigo")
    translated = translate(article, en, commit)
    article.unpublish()
    [item] = localized_list(ArticlePage.objects.all(), fr)
    assert (item.page.pk, item.language) == (translated.pk, "en")


def test_chosen_pages_keep_their_order_and_cost_one_query(magazine, fr, django_assert_num_queries):
    chosen = [ArticlePageFactory(parent=magazine, slug=f"artigo-{number}") for number in (3, 1, 2)]
    with django_assert_num_queries(1):
        found = localize_pages(chosen, fr)
    assert [item.page.slug for item in found] == ["artigo-3", "artigo-1", "artigo-2"]


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_any_number_of_chosen_pages_is_found_each_once(magazine, fr, number):
    """The query is compiled for few numbers of pages, and used for those between them."""
    chosen = [ArticlePageFactory(parent=magazine, slug=f"artigo-{place}") for place in range(number)]
    ArticlePageFactory(parent=magazine, slug="nao-escolhido")
    found = localize_pages([*chosen, chosen[0]], fr)
    assert [item.page for item in found] == chosen


def test_what_is_live_in_no_language_is_left_out(magazine, fr):
    assert localize_pages([ArticlePageFactory(parent=magazine, slug="rascunho", live=False)], fr) == []
    assert localize_pages([], fr) == []
