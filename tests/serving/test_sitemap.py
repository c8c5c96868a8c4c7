"""sitemap.xml names what readers can read, in every language where it exists."""

from xml.etree import ElementTree

import pytest

from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read_sitemap(client):
    """Address -> {language: address} of each entry."""
    answer = client.get("/sitemap.xml")
    assert answer.status_code == 200
    return {
        url.find("s:loc", NAMES).text.removeprefix("http://localhost"): {
            link.get("hreflang"): link.get("href").removeprefix("http://localhost")
            for link in url.findall("x:link", NAMES)
        }
        for url in ElementTree.fromstring(answer.content).findall("s:url", NAMES)
    }


def test_the_home_pages_name_each_other(client, roots):
    versions = {"fr": "/fr/", "pt": "/pt/", "en": "/en/"}
    assert read_sitemap(client) == {"/fr/": versions, "/pt/": versions, "/en/": versions}


def test_a_page_names_only_its_live_real_translations(client, roots):
    about = StandardPageFactory(parent=roots["fr"], title="\u00c0 propos", slug="a-propos")
    StandardPageFactory(parent=roots["pt"], title="Sobre", slug="sobre", translation_key=about.translation_key)
    StandardPageFactory(
        parent=roots["en"], title="About", slug="about", translation_key=about.translation_key, live=False
    )
    entries = read_sitemap(client)
    assert entries["/fr/a-propos/"] == entries["/pt/sobre/"] == {"fr": "/fr/a-propos/", "pt": "/pt/sobre/"}
    assert "/en/about/" not in entries


def test_a_page_in_one_language_has_no_alternates_and_an_alias_is_left_out(client, roots):
    page = StandardPageFactory(parent=roots["fr"], title="Contact", slug="contact")
    page.create_alias(parent=roots["en"], update_slug="contact")
    entries = read_sitemap(client)
    assert entries["/fr/contact/"] == {}
    assert "/en/contact/" not in entries


def test_a_private_page_stays_out(client, roots):
    page = StandardPageFactory(parent=roots["fr"], title="Interne", slug="interne")
    page.view_restrictions.create(restriction_type="login")
    assert "/fr/interne/" not in read_sitemap(client)
