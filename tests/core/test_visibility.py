"""Private pages and aliases are named nowhere: not in lists, menus, the switcher, the search, or at the root."""

import pytest
from django.test import RequestFactory
from wagtail.models import Page

from cms.core.content.localized import localized_list
from cms.core.navigation.page_context import PageContext
from home.models import PersonPage, StandardPage
from magazine.models import ArticlePage
from tests.factories import (
    ArticlePageFactory,
    MagazineIndexPageFactory,
    PeopleIndexPageFactory,
    PersonPageFactory,
    StandardPageFactory,
    UserFactory,
)
from tests.scenes import scene

pytestmark = pytest.mark.django_db


def make_private(page: Page) -> None:
    page.view_restrictions.create(restriction_type="login")


@scene
def magazine(roots):
    return MagazineIndexPageFactory(parent=roots["fr"], title="Le magazine", slug="magazine")


def test_a_private_story_is_in_no_list(client, magazine, fr):
    ArticlePageFactory(parent=magazine, title="Ouvert", slug="ouvert")
    make_private(ArticlePageFactory(parent=magazine, title="Interne", slug="interne"))
    assert [item.page.title for item in localized_list(ArticlePage.objects.all(), fr)] == ["Ouvert"]
    for address in ("/fr/", "/fr/magazine/", "/fr/recherche/?q=interne"):
        assert "/fr/magazine/interne/" not in client.get(address).content.decode()


def test_what_is_below_a_private_page_is_private_with_it(roots, fr):
    people = PeopleIndexPageFactory(parent=roots["fr"], slug="personnes")
    PersonPageFactory(parent=people, title="Ana", slug="ana")
    make_private(people)
    assert localized_list(PersonPage.objects.all(), fr) == []


def test_where_the_readers_language_is_private_the_original_is_shown(magazine, roots, fr):
    revista = MagazineIndexPageFactory(parent=roots["pt"], slug="revista", translation_key=magazine.translation_key)
    original = ArticlePageFactory(parent=revista, slug="artigo")
    make_private(ArticlePageFactory(parent=magazine, slug="article", translation_key=original.translation_key))
    [item] = localized_list(ArticlePage.objects.all(), fr)
    assert (item.page.pk, item.is_fallback) == (original.pk, True)


def test_a_private_page_is_in_no_menu_and_no_switcher(client, roots):
    about = StandardPageFactory(parent=roots["fr"], title="À propos", slug="a-propos", show_in_menus=True)
    sobre = StandardPageFactory(
        parent=roots["pt"], title="Sobre", slug="sobre", show_in_menus=True, translation_key=about.translation_key
    )
    make_private(sobre)
    assert "/pt/sobre/" not in client.get("/fr/a-propos/").content.decode()
    assert "/pt/sobre/" not in client.get("/pt/").content.decode()


def test_who_is_let_into_a_private_page_finds_the_way_on_from_there(client, roots):
    internal = StandardPageFactory(parent=roots["fr"], title="Interne", slug="interne", show_in_menus=True)
    StandardPageFactory(parent=internal, title="Comptes", slug="comptes", show_in_menus=True)
    make_private(internal)
    assert client.get("/fr/interne/").status_code == 302
    client.force_login(UserFactory())
    html = client.get("/fr/interne/comptes/").content.decode()
    assert 'href="/fr/interne/"' in html


def test_a_page_below_lists_its_public_children_only(client, roots):
    page = StandardPageFactory(parent=roots["fr"], title="Nous", slug="nous")
    StandardPageFactory(parent=page, title="Équipe", slug="equipe", show_in_menus=True)
    make_private(StandardPageFactory(parent=page, title="Comptes", slug="comptes", show_in_menus=True))
    html = client.get("/fr/nous/").content.decode()
    assert "/fr/nous/equipe/" in html
    assert "Comptes" not in html


def test_a_language_whose_home_page_is_private_is_not_offered(client, roots):
    make_private(roots["pt"])
    assert client.get("/", headers={"accept-language": "pt"}).url == "/en/"
    assert client.get("/pt/nowhere/").status_code == 404


def test_an_alias_is_no_translation(client, roots, pt):
    page = StandardPageFactory(parent=roots["fr"], title="Contact", slug="contact", show_in_menus=True)
    page.create_alias(parent=roots["pt"], update_slug="contacto", update_locale=pt)
    request = RequestFactory().get("/fr/contact/")
    links = {link.code: link for link in PageContext(request, Page.objects.get(pk=page.pk)).languages}
    assert not links["pt"].is_exact
    [item] = localized_list(StandardPage.objects.all(), pt)
    assert item.is_fallback
    assert "/pt/contacto/" not in client.get("/pt/pesquisa/?q=contact").content.decode()
