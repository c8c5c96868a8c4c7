"""Redirects keep the query; those that people wrote go in no circle; odd addresses are no error."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from .making import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", ["with=pt", "page=2", "page=2&with=pt", "q=%C3%A9t%C3%A9+%26+co", "a=//evil.example"])
def test_the_query_is_kept(query, roots, rename, client):
    page = rename(make(roots["fr"], "guide"), "manuel")
    assert client.get(f"/fr/guide/?{query}").headers["Location"] == f"/fr/manuel/?{query}"
    from cms.core.navigation.permalinks import get_permanent_path

    answer = client.get(f"{get_permanent_path(page.translation_key, 'fr')}?{query}")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/fr/manuel/?{query}")
    other = page.copy_for_translation(roots["pt"].locale)
    other.slug = "manual"
    other.save_revision().publish()
    assert client.get(f"/pt/manuel/?{query}").headers["Location"] == f"/pt/manual/?{query}"


def test_a_redirect_written_for_a_query_answers_it_alone(roots, client):
    page = make(roots["fr"], "guide")
    Redirect.objects.create(old_path="/fr/vieux?id=1", redirect_page=page)
    assert client.get("/fr/vieux/?id=1").headers["Location"] == "/fr/guide/"
    assert client.get("/fr/vieux/?id=2").status_code == 404


def test_a_redirect_to_elsewhere_takes_the_query_along_and_temporary_stays_temporary(roots, client):
    Redirect.objects.create(old_path="/fr/vieux", redirect_link="https://example.org/a?b=1#c", is_permanent=False)
    answer = client.get("/fr/vieux/?page=2")
    assert (answer.status_code, answer.headers["Location"]) == (302, "https://example.org/a?b=1&page=2#c")


def test_browsers_do_not_keep_it_for_ever(roots, rename, client):
    rename(make(roots["fr"], "guide"), "manuel")
    assert "max-age=3600" in client.get("/fr/guide/").headers["Cache-Control"]


@pytest.mark.parametrize("links", [("/fr/a/",), ("/fr/b/", "/fr/a"), ("/fr/b", "http://localhost/fr/c/", "/fr/a/")])
def test_redirects_written_in_circles_are_a_404(links, roots, client):
    for name, link in zip("abc", links, strict=False):
        Redirect.objects.create(old_path=f"/fr/{name}", redirect_link=link)
    for name in "abc"[: len(links)]:
        assert client.get(f"/fr/{name}/").status_code == 404


def test_redirects_written_one_behind_the_other_are_one_step(roots, client):
    page = make(roots["fr"], "fin")
    Redirect.objects.create(old_path="/fr/a", redirect_link="/fr/b/")
    Redirect.objects.create(old_path="/fr/b", redirect_link="/fr/c/")
    Redirect.objects.create(old_path="/fr/c", redirect_page=page)
    assert client.get("/fr/a/").headers["Location"] == "/fr/fin/"


def test_a_redirect_of_one_site_comes_before_that_of_all(roots, client):
    one, two = make(roots["fr"], "un"), make(roots["fr"], "deux")
    Redirect.objects.create(old_path="/fr/vieux", redirect_page=one, site=Site.objects.get())
    Redirect.objects.create(old_path="/fr/vieux", redirect_page=two)
    assert client.get("/fr/vieux/").headers["Location"] == "/fr/un/"


@pytest.mark.parametrize("address", ["/fr/" + "a/" * 200, "/fr/%00/", "/fr/é%FF/", "/x" * 2000, "//evil.example/%2f.."])
def test_odd_addresses_are_no_error(address, roots, client):
    assert client.get(address).status_code in (301, 302, 400, 404)
