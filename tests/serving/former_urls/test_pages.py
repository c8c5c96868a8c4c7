"""URLs that pages once had redirect to them, whatever happened to slugs and places."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from tests.factories import (
    StandardPageFactory,
)

from .making import make

pytestmark = pytest.mark.django_db


def test_a_chain_of_names_leads_to_the_last_in_one_step(roots, rename, leads):
    page = make(roots["fr"], "a")
    for slug in ("b", "c", "d"):
        rename(page, slug)
    assert [leads(f"/fr/{slug}/") for slug in "abcd"] == ["/fr/d/"] * 4


def test_a_page_that_was_named_back_is_where_it_was_and_sends_nobody_in_circles(roots, rename, leads, client):
    page = make(roots["fr"], "a")
    rename(page, "b")
    page = rename(page, "a")
    assert (leads("/fr/a/"), leads("/fr/b/")) == ("/fr/a/", "/fr/a/")
    page.unpublish()
    assert (leads("/fr/a/"), leads("/fr/b/")) == (None, None)


def test_two_pages_that_swap_their_names_are_each_at_its_own(roots, rename, client):
    one, two = make(roots["fr"], "un"), make(roots["fr"], "deux")
    rename(one, "entre")
    rename(two, "un")
    rename(one, "deux")
    assert client.get("/fr/un/").context["page"].pk == two.pk
    assert client.get("/fr/deux/").context["page"].pk == one.pk
    assert client.get("/fr/entre/").headers["Location"] == "/fr/deux/"


def test_a_text_of_another_language_at_the_old_path_is_not_what_readers_get(roots, rename, client):
    page = make(roots["fr"], "guide")
    make(roots["pt"], "guide")
    rename(page, "mode-d-emploi")
    answer = client.get("/fr/guide/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/fr/mode-d-emploi/")


def test_nor_is_its_translation(roots, rename, client):
    page = make(roots["fr"], "guide")
    other = make(roots["pt"], "guide")
    other.copy_for_translation(roots["fr"].locale).save_revision().publish()
    rename(page, "mode-d-emploi")
    assert client.get("/fr/guide/").headers["Location"] == "/fr/mode-d-emploi/"


def test_a_page_that_took_the_old_name_has_it_while_it_is_there(roots, rename, leads):
    page = make(roots["fr"], "guide")
    rename(page, "ancien-guide")
    newer = make(roots["fr"], "guide")
    assert leads("/fr/guide/") == "/fr/guide/"
    newer.unpublish()
    assert leads("/fr/guide/") == "/fr/ancien-guide/"
    newer.save_revision().publish()
    newer.delete()
    assert leads("/fr/guide/") == "/fr/ancien-guide/"


def test_a_draft_that_nobody_saw_takes_no_address_from_a_text(roots, rename, commit, leads):
    page = make(roots["fr"], "guide")
    rename(page, "ancien-guide")
    draft = StandardPageFactory(parent=roots["fr"], slug="guide", live=False)
    with commit():
        draft.slug = "brouillon"
        draft.save()
    assert leads("/fr/guide/") == "/fr/ancien-guide/"
    assert Redirect.objects.count() == 1


def test_a_page_renamed_while_it_was_unpublished_is_found_when_it_comes_back(roots, commit, leads):
    page = make(roots["fr"], "guide")
    page.unpublish()
    page = Page.objects.get(pk=page.pk).specific
    with commit():
        page.slug = "manuel"
        page.save()
    page.save_revision().publish()
    assert leads("/fr/guide/") == "/fr/manuel/"


def test_whole_trees_that_move_twice_and_are_renamed_lead_on(roots, rename, move, leads):
    one, two = make(roots["fr"], "un"), make(roots["fr"], "deux")
    tree = make(one, "arbre")
    leaf = make(make(tree, "branche"), "feuille")
    hidden = make(tree, "cachee")
    hidden.unpublish()
    move(tree, two)
    rename(leaf, "fleur")
    rename(two, "trois")
    move(tree, roots["fr"])
    new = "/fr/arbre/branche/fleur/"
    for old in ("/fr/un/arbre/branche/feuille/", "/fr/deux/arbre/branche/feuille/", "/fr/trois/arbre/branche/fleur/"):
        assert leads(old) == new
    Page.objects.get(pk=hidden.pk).specific.save_revision().publish()
    assert leads("/fr/un/arbre/cachee/") == "/fr/arbre/cachee/"


def test_what_is_moved_out_of_every_site_takes_no_address_from_others(roots, rename, commit, leads):
    page = make(roots["fr"], "guide")
    rename(page, "ancien-guide")
    newer = make(roots["fr"], "guide")
    outside = StandardPageFactory(parent=Page.get_first_root_node(), slug="dehors", locale=roots["fr"].locale)
    with commit():
        newer.move(outside, pos="last-child")
    assert leads("/fr/guide/") == "/fr/ancien-guide/"


def test_a_private_page_asks_for_signing_in_and_does_not_tell_its_new_address(roots, rename, client, admin_user):
    page = rename(make(roots["fr"], "guide"), "projet-secret")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    answer = client.get("/fr/guide/")
    assert answer.status_code == 302
    assert "secret" not in answer.headers["Location"]
    assert "next=/fr/guide/" in answer.headers["Location"]
    client.force_login(admin_user)
    assert client.get("/fr/guide/").headers["Location"] == "/fr/projet-secret/"


def test_each_move_keeps_one_row_for_each_page_and_takes_a_bounded_number_of_queries(roots, commit, settings):
    # Rendered bodies have their own tests.
    settings.TASKS = {"default": {"BACKEND": "tests.task_backends.AllButDrawing"}}
    tree = make(roots["fr"], "arbre")

    def count(slug):
        page = Page.objects.get(pk=tree.pk).specific
        with CaptureQueriesContext(connection) as queries, commit():
            page.slug = slug
            page.save()
        return len(queries)

    make(tree, "p0")
    before = count("x0")
    for number in range(1, 12):
        make(tree, f"p{number}")
    assert count("x1") <= before
    assert Redirect.objects.filter(old_path__startswith="/fr/x0").count() == 13
    for slug in ("x0", "x1", "x0", "x1"):
        count(slug)
    assert Redirect.objects.count() == 2 + 13  # of the first name, and of the one that they no longer have
