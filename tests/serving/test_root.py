"""`/` redirects readers to their language; the URLs outside the languages."""

import pytest
from wagtail.models import Site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("header", "address"),
    [
        ("fr-CA,en;q=0.5", "/fr/"),
        ("pt-BR", "/pt/"),
        ("en", "/en/"),
        ("ja", "/en/"),
        ("", "/en/"),
        ("\x01;q=\xff", "/en/"),
    ],
)
def test_the_root_answers_in_the_language_asked_for(client, roots, header, address):
    answer = client.get("/", headers={"accept-language": header})
    assert answer.status_code == 302
    assert answer["Location"] == address
    assert answer["Vary"] == "Accept-Language"
    assert "max-age=300" in answer["Cache-Control"]
    assert not answer.cookies


def test_the_root_keeps_the_query(client, roots):
    assert client.get("/?ref=poster", headers={"accept-language": "pt"})["Location"] == "/pt/?ref=poster"


def test_a_language_whose_home_page_is_not_live_is_not_offered(client, roots):
    roots["pt"].unpublish()
    assert client.get("/", headers={"accept-language": "pt, fr;q=0.2"})["Location"] == "/fr/"
    for home in (roots["fr"], roots["en"]):
        home.unpublish()
    assert client.get("/").status_code == 404


def test_the_root_answers_404_where_there_is_no_site(client, roots):
    Site.objects.all().delete()
    assert client.get("/").status_code == 404
    assert client.get("/sitemap.xml").status_code == 200


def test_the_root_is_for_reading(client, roots):
    assert client.post("/").status_code == 405
    assert client.head("/").status_code == 302


def test_a_page_speaks_the_language_of_its_address_whatever_the_browser_asks_for(client, roots):
    answer = client.get("/pt/", headers={"accept-language": "fr"})
    assert answer.status_code == 200
    assert answer["Content-Language"] == "pt"
    assert "Accept-Language" not in answer.get("Vary", "")
    assert b'lang="pt' in answer.content


@pytest.mark.parametrize(("header", "language"), [("fr-FR", "fr"), ("pt-BR", "pt-pt"), ("de", "en")])
def test_the_newsroom_asks_for_sign_in_in_the_browsers_language(client, header, language):
    answer = client.get("/admin/login/", headers={"accept-language": header})
    assert f'lang="{language}"'.encode() in answer.content
    assert "Accept-Language" in answer["Vary"]


def test_the_favicon_is_found_where_browsers_look_for_it(client):
    answer = client.get("/favicon.ico")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/static/img/favicon")


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/fr/",
        "/pt/",
        "/en/",
        "/xx/",
        "/fr/nothing/",
        "/robots.txt",
        "/sitemap.xml",
        "/favicon.ico",
        "/en/search/?q=museum",
    ],
)
def test_an_anonymous_reader_gets_no_cookie(client, roots, address):
    answer = client.get(address, headers={"accept-language": "fr"})
    assert answer.status_code in (200, 302, 404)
    assert not answer.cookies
    assert ("Accept-Language" in answer.get("Vary", "")) == (address == "/")
    assert "Cookie" not in answer.get("Vary", "")
