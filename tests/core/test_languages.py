"""The language switcher and `hreflang`."""

import pytest
from wagtail.models import Site

from cms.core.navigation.languages import get_translations
from cms.core.navigation.page_context import get_page_context
from tests.factories import ArticlePageFactory, MagazineIndexPageFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


def links_of(page, rf):
    return {link.code: link for link in get_page_context(rf.get("/"), page).languages}


@scene
def magazine(roots):
    return MagazineIndexPageFactory(parent=roots["pt"], slug="revista", title="Revista")


def make_version(page, parent, **values):
    version = type(page)(translation_key=page.translation_key, locale=parent.locale, **values)
    return parent.add_child(instance=version)


def test_the_switcher_leads_to_the_same_page(magazine, roots, rf):
    make_version(magazine, roots["fr"], title="Le magazine", slug="magazine")
    link = links_of(magazine, rf)["fr"]
    assert (link.url, link.is_exact, link.explanation) == ("/fr/magazine/", True, "")


def test_it_leads_to_the_nearest_parent_where_the_page_does_not_exist_and_says_so(magazine, roots, rf):
    make_version(magazine, roots["fr"], title="Le magazine", slug="magazine")
    links = links_of(ArticlePageFactory(parent=magazine, slug="artigo"), rf)
    assert (links["fr"].url, links["fr"].is_exact) == ("/fr/magazine/", False)
    assert "Le magazine" in links["fr"].explanation
    assert (links["en"].url, links["en"].is_exact) == ("/en/", False)
    assert links["pt"].is_current


def test_a_draft_is_not_linked(magazine, roots, rf):
    make_version(magazine, roots["fr"], title="Le magazine", slug="magazine", live=False)
    assert links_of(magazine, rf)["fr"].url == "/fr/"


def test_hreflang_names_the_page_and_its_live_translations(magazine, roots, rf):
    make_version(magazine, roots["fr"], title="Le magazine", slug="magazine")
    article = ArticlePageFactory(parent=magazine, slug="artigo")
    assert {link.code for link in get_translations(list(links_of(magazine, rf).values()))} == {"pt", "fr"}
    assert [link.code for link in get_translations(list(links_of(article, rf).values()))] == ["pt"]


def test_navigation_crumbs_and_switcher_together_cost_one_query(magazine, rf, django_assert_num_queries):
    article = ArticlePageFactory(parent=magazine, slug="artigo")
    links_of(article, rf)  # Wagtail caches the site's root paths
    article = type(article).objects.select_related("locale").get(pk=article.pk)
    request = rf.get("/")
    Site.find_for_request(request)
    with django_assert_num_queries(1):
        page_context = get_page_context(request, article)
        assert len(page_context.languages) == 3
        assert [page.slug for page in page_context.ancestors] == ["pt", "revista"]
        assert page_context.get_menu(3) == []
