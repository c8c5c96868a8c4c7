"""Canonical URL, language versions and neighbours of a page, in its head for search engines."""

import datetime

import pytest
from bs4 import BeautifulSoup

from tests.factories import ArticlePageFactory, MagazineIndexPageFactory, SectionFactory, StandardPageFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db
SITE = "http://localhost"


def read_head(client, address, **rest):
    """Return the links of a page's head: {"canonical": ..., "prev": ..., "next": ...}, and its versions by language."""
    answer = client.get(address, **rest)
    assert answer.status_code == 200
    head = BeautifulSoup(answer.content, "html.parser").head
    links = {rel: link["href"] for rel in ("canonical", "prev", "next") if (link := head.find("link", rel=rel))}
    return links, {link["hreflang"]: link["href"] for link in head.find_all("link", rel="alternate", hreflang=True)}


@scene
def magazines(roots):
    magazine = MagazineIndexPageFactory(parent=roots["fr"], title="Le magazine", slug="magazine")
    MagazineIndexPageFactory(
        parent=roots["pt"], title="Revista", slug="revista", translation_key=magazine.translation_key
    )
    return magazine


@scene
def sections(magazines, fr, pt):
    section = SectionFactory(name="Regards", slug="regards", locale=fr)
    return [
        section,
        SectionFactory(name="Olhares", slug="olhares", locale=pt, translation_key=section.translation_key),
    ]


def make_stories(magazine, number, section=None):
    date = datetime.date(2026, 1, 1)
    return [
        ArticlePageFactory(parent=magazine, slug=f"a{count}", title=f"A{count}", section=section, date=date)
        for count in range(number)
    ]


def test_the_address_of_a_page_has_no_query_and_no_host_but_the_sites(client, roots):
    StandardPageFactory(parent=roots["fr"], slug="contact")
    links, versions = read_head(
        client, "/fr/contact/?utm_source=x&with=pt&page=2", headers={"host": "evil.example", "accept-language": "pt"}
    )
    assert links == {"canonical": f"{SITE}/fr/contact/"}
    assert versions == {"fr": f"{SITE}/fr/contact/", "x-default": f"{SITE}/fr/contact/"}
    assert "evil.example" not in client.get("/fr/contact/", headers={"host": "evil.example"}).content.decode()


def test_readers_of_none_of_our_languages_get_english_where_it_exists(client, roots):
    contact = StandardPageFactory(parent=roots["fr"], slug="contact")
    StandardPageFactory(parent=roots["en"], slug="contact-us", translation_key=contact.translation_key)
    _links, versions = read_head(client, "/fr/contact/")
    assert versions["x-default"] == versions["en"] == f"{SITE}/en/contact-us/"
    assert read_head(client, "/en/contact-us/")[1] == versions


def test_for_the_home_pages_they_get_the_root_which_chooses(client, roots):
    for code in ("fr", "pt", "en"):
        links, versions = read_head(client, f"/{code}/?ref=poster")
        assert links == {"canonical": f"{SITE}/{code}/"}
        assert versions == {
            "fr": f"{SITE}/fr/",
            "pt": f"{SITE}/pt/",
            "en": f"{SITE}/en/",
            "x-default": f"{SITE}/",
        }


def test_an_alias_leads_to_its_original(client, roots):
    page = StandardPageFactory(parent=roots["pt"], slug="contacto")
    page.create_alias(parent=roots["en"], update_slug="contact")
    assert read_head(client, "/en/contact/") == ({"canonical": f"{SITE}/pt/contacto/"}, {})


def test_each_page_of_a_list_has_its_own_address_and_its_neighbours(client, magazines):
    make_stories(magazines, 25)
    fr, pt = f"{SITE}/fr/magazine/", f"{SITE}/pt/revista/"
    first = read_head(client, "/fr/magazine/")
    assert first == ({"canonical": fr, "next": f"{fr}?page=2"}, {"fr": fr, "pt": pt, "x-default": fr})
    for query in ("?page=1", "?page=abc", "?page=&fbclid=1"):
        assert read_head(client, f"/fr/magazine/{query}") == first
    links, versions = read_head(client, "/fr/magazine/?utm_source=x&page=2")
    assert links == {"canonical": f"{fr}?page=2", "prev": fr, "next": f"{fr}?page=3"}
    assert versions == {"fr": f"{fr}?page=2", "pt": f"{pt}?page=2", "x-default": f"{fr}?page=2"}
    links, _versions = read_head(client, "/fr/magazine/?page=99")
    assert links == {"canonical": f"{fr}?page=3", "prev": f"{fr}?page=2"}


def test_the_way_back_to_the_first_page_is_its_own_address(client, magazines):
    make_stories(magazines, 13)
    html = BeautifulSoup(client.get("/fr/magazine/?page=2").content, "html.parser")
    assert html.body.find("a", rel="prev")["href"] == "/fr/magazine/"


def test_a_listing_has_one_address_whatever_languages_word_it_is_asked_with(client, magazines, sections):
    make_stories(magazines, 1, sections[0])
    own = f"{SITE}/fr/magazine/rubrique/regards/"
    for word in ("rubrique", "section", "seccao"):
        links, versions = read_head(client, f"/fr/magazine/{word}/regards/?utm_source=x")
        assert links == {"canonical": own}
        assert versions == {"fr": own, "pt": f"{SITE}/pt/revista/seccao/olhares/", "x-default": own}


def test_a_listings_switcher_has_the_languages_in_the_same_order_as_any_other(client, magazines, sections):
    make_stories(magazines, 1, sections[0])
    html = BeautifulSoup(client.get("/pt/revista/seccao/olhares/").content, "html.parser")
    assert [link["hreflang"] for link in html.select(".langs [hreflang]")] == ["fr", "pt"]


def test_a_second_page_is_named_only_where_the_other_language_has_one(client, magazines, sections, roots):
    stories = make_stories(magazines, 13, sections[0])
    own, other = f"{SITE}/fr/magazine/rubrique/regards/?page=2", f"{SITE}/pt/revista/seccao/olhares/?page=2"
    links, versions = read_head(client, "/fr/magazine/rubrique/regards/?page=2")
    assert links["canonical"] == own
    assert versions == {"fr": own, "pt": other, "x-default": own}
    # One of them is sorted elsewhere in Portuguese: twelve are left there, which fit on one page.
    revista = magazines.get_translation(roots["pt"].locale)
    ArticlePageFactory(parent=revista, slug="a0", title="A0", translation_key=stories[0].translation_key)
    assert read_head(client, "/fr/magazine/rubrique/regards/?page=2")[1] == {"fr": own, "x-default": own}
    assert read_head(client, "/pt/revista/seccao/olhares/?page=2")[0]["canonical"] == other.partition("?")[0]


def test_an_empty_listing_and_the_search_are_not_for_search_engines(client, sections):
    for address in ("/fr/magazine/rubrique/regards/", "/fr/recherche/?q=musee", "/pt/pesquisa/"):
        html = BeautifulSoup(client.get(address).content, "html.parser")
        assert html.find("meta", attrs={"name": "robots"})["content"] == "noindex", address
    missing = client.get("/fr/rien/")
    assert missing.status_code == 404
    assert b"noindex" in missing.content
    assert b"canonical" not in missing.content
    assert b'rel="alternate" hreflang' not in missing.content
