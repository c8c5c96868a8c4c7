"""URLs that readers once had redirect: of pages, lists, feeds and calendars, whatever happened to slugs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site

from cms.redirects.models import FormerSlug
from magazine.models import Section
from tests.factories import (
    ArticlePageFactory,
    IssuePageFactory,
    MagazineIndexPageFactory,
    MuseumWeekIndexPageFactory,
    MuseumWeekPageFactory,
    SectionFactory,
    StandardPageFactory,
    TopicFactory,
)
from tests.scenes import scene

pytestmark = pytest.mark.django_db
SLUGS = {"fr": "rubrique", "pt": "seccao", "en": "section"}
TOPICS = {"fr": "theme", "pt": "tema", "en": "topic"}


@pytest.fixture(scope="session")
def rename(commit):
    """Publish a page at another slug, as an editor and a moderator do."""

    def rename(page, slug):
        page = Page.objects.get(pk=page.pk).specific
        with commit():
            page.slug = slug
            page.save_revision().publish()
        return Page.objects.get(pk=page.pk).specific

    return rename


@pytest.fixture(scope="session")
def move(commit):
    def move(page, parent):
        with commit():
            Page.objects.get(pk=page.pk).specific.move(Page.objects.get(pk=parent.pk), pos="last-child")
        return Page.objects.get(pk=page.pk).specific

    return move


def make(parent, slug, **kwargs):
    page = StandardPageFactory(parent=parent, slug=slug, title=slug, **kwargs)
    page.save_revision().publish()
    return Page.objects.get(pk=page.pk).specific


@pytest.fixture
def leads(client):
    """Return where a URL leads: the page's own URL, after at most one permanent redirect; None for a 404."""

    def leads(address):
        answer = client.get(address)
        if answer.status_code == 404:
            return None
        if answer.status_code == 200:
            return address
        assert answer.status_code == 301, address
        target = answer.headers["Location"].removeprefix("http://localhost")
        assert client.get(target).status_code == 200, target
        return target

    return leads


# --- Pages -----------------------------------------------------------------------------------------------------------


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


# --- The query, and what is not permanent ----------------------------------------------------------------------------


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


# --- Lists, feeds, calendars -----------------------------------------------------------------------------------------


@scene
def lists(roots):
    """In each language, a magazine with a story of a section and a topic."""
    for home in roots.values():
        index = MagazineIndexPageFactory(parent=home, slug="magazine")
        index.save_revision().publish()
        section = SectionFactory(locale=home.locale, name="S", slug="vieille")
        topic = TopicFactory(locale=home.locale, name="T", slug="vieux")
        for item in (section, topic):
            item.save_revision().publish()
        story = ArticlePageFactory(parent=index, slug="recit", section=section)
        story.topics.create(topic=topic, locale=home.locale)
    return roots


def rename_item(model, code, slug):
    item = model.objects.get(locale__language_code=code)
    item.slug = slug
    item.save_revision().publish()
    return item


@pytest.mark.parametrize("code", ["fr", "pt", "en"])
def test_the_list_and_the_feed_of_a_section_follow_its_slug(code, lists, client, leads):
    rename_item(Section, code, "entre-deux")
    rename_item(Section, code, "nouvelle")
    words = SLUGS[code]
    for old in ("vieille", "entre-deux"):
        for file in ("", "atom.xml", "rss.xml"):
            new = f"/{code}/magazine/{words}/nouvelle/{file}"
            assert leads(f"/{code}/magazine/{words}/{old}/{file}") == new
    answer = client.get(f"/{code}/magazine/{words}/vieille/?page=2")
    assert answer.headers["Location"] == f"/{code}/magazine/{words}/nouvelle/?page=2"
    for other in {"fr", "pt", "en"} - {code}:
        assert client.get(f"/{other}/magazine/{SLUGS[other]}/vieille/").status_code == 200


@pytest.mark.parametrize("code", ["fr", "pt", "en"])
def test_the_list_of_a_topic_follows_its_slug_and_the_index_s(code, lists, rename, leads):
    from magazine.models import MagazineIndexPage, Topic

    rename_item(Topic, code, "neuf")
    rename(MagazineIndexPage.objects.get(locale__language_code=code), "revue")
    rename_item(Section, code, "nouvelle")
    rename(MagazineIndexPage.objects.get(locale__language_code=code), "journal")
    for index in ("magazine", "revue", "journal"):
        assert leads(f"/{code}/{index}/{TOPICS[code]}/vieux/") == f"/{code}/journal/{TOPICS[code]}/neuf/"
        assert leads(f"/{code}/{index}/{SLUGS[code]}/nouvelle/") == f"/{code}/journal/{SLUGS[code]}/nouvelle/"
        new = f"/{code}/journal/{SLUGS[code]}/nouvelle/atom.xml"
        assert leads(f"/{code}/{index}/{SLUGS[code]}/vieille/atom.xml") == new
        assert leads(f"/{code}/{index}/rss.xml") == f"/{code}/journal/rss.xml"
        assert leads(f"/{code}/{index}/recit/") == f"/{code}/journal/recit/"
        assert leads(f"/{code}/{index}/{SLUGS[code]}/jamais/") is None
        assert leads(f"/{code}/{index}/{TOPICS[code]}/neuf/atom.xml") is None  # topics have no feed


def test_a_section_that_took_the_old_slug_has_it_while_readers_see_it(lists, leads):
    rename_item(Section, "fr", "nouvelle")
    newer = SectionFactory(locale=lists["fr"].locale, name="N", slug="vieille")
    assert leads("/fr/magazine/rubrique/vieille/") == "/fr/magazine/rubrique/vieille/"
    newer.unpublish()
    assert leads("/fr/magazine/rubrique/vieille/") == "/fr/magazine/rubrique/nouvelle/"


def test_a_section_named_back_goes_in_no_circle_and_one_that_is_gone_leaves_nothing(lists, leads):
    rename_item(Section, "fr", "nouvelle")
    item = rename_item(Section, "fr", "vieille")
    assert leads("/fr/magazine/rubrique/nouvelle/") == "/fr/magazine/rubrique/vieille/"
    item = Section.objects.get(pk=item.pk)
    item.unpublish()
    assert leads("/fr/magazine/rubrique/nouvelle/") is None
    item.delete()
    assert not FormerSlug.objects.exists()


def test_the_slug_of_a_draft_that_nobody_saw_is_not_kept(roots):
    draft = SectionFactory(locale=roots["fr"].locale, name="N", slug="brouillon", live=False)
    draft.slug = "autre"
    draft.save()
    assert not FormerSlug.objects.exists()


def test_the_calendar_of_a_year_follows_it(roots, rename, move, client, leads):
    import datetime

    index = MuseumWeekIndexPageFactory(parent=roots["fr"], slug="museumweek")
    year = MuseumWeekPageFactory(
        parent=index, slug="2026", year=2026, start_date=datetime.date(2026, 5, 11), end_date=datetime.date(2026, 5, 17)
    )
    from home.models import MuseumWeekDay

    year.days.add(MuseumWeekDay(date=datetime.date(2026, 5, 11), hashtag="#ClimateMW", locale=roots["fr"].locale))
    year.save_revision().publish()
    assert client.get("/fr/museumweek/2026/calendrier.ics").status_code == 200
    rename(year, "edition-2026")
    assert leads("/fr/museumweek/2026/calendrier.ics") == "/fr/museumweek/edition-2026/calendrier.ics"
    rename(index, "semaine")
    assert leads("/fr/museumweek/2026/calendrier.ics") == "/fr/semaine/edition-2026/calendrier.ics"
    assert leads("/fr/museumweek/atom.xml") == "/fr/semaine/atom.xml"
    assert leads("/fr/museumweek/2026/atom.xml") is None  # a year has no feed of its own
    answer = client.get("/fr/semaine/edition-2026/calendar.ics?x=1")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/fr/semaine/edition-2026/calendrier.ics?x=1")


def test_below_a_former_address_nothing_is_made_up(lists, rename, leads, roots):
    issue = IssuePageFactory(parent=Page.objects.get(slug="magazine", locale=roots["fr"].locale).specific, slug="n1")
    issue.save_revision().publish()
    rename(issue, "numero-1")
    assert leads("/fr/magazine/n1/") == "/fr/magazine/numero-1/"
    for rest in ("jamais/", "rubrique/vieille/", "atom.xml", "calendrier.ics"):
        assert leads(f"/fr/magazine/n1/{rest}") is None


def test_what_is_not_found_costs_a_bounded_number_of_queries(lists, rename, client):
    def count(address):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    assert count("/fr/magazine/a/b/c/d/e/f/") <= 14
    assert count("/fr/magazine/rubrique/jamais/atom.xml") <= 14
