"""Fragments are cached until something changes: never longer, and never from within a transaction."""

import pytest
from django.db import transaction
from django.template import engines
from django.test import RequestFactory
from wagtail.models import PageViewRestriction, Site

from cms.core.caching.fragments import (
    MOST,
    clear_fragments,
    find_fragment,
    get_or_make_fragment,
    open_fragment_cache,
    store_fragment,
)
from magazine.models import ArticlePage
from tests.factories import ArticlePageFactory, MagazineIndexPageFactory, SectionFactory, StandardPageFactory

# Nothing is cached within a transaction, which includes those of the scenes of earlier tests.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture(autouse=True)
def _no_fragments():
    clear_fragments()
    yield
    clear_fragments()


@pytest.fixture(scope="session")
def begin():
    """Create a request that begins while a version is current."""

    def begin(version):
        request = RequestFactory().get("/")
        open_fragment_cache(request, version)
        return request

    return begin


def test_what_is_kept_is_made_once_for_a_version(begin):
    assert get_or_make_fragment(begin("one"), "key", lambda: "made") == "made"
    assert get_or_make_fragment(begin("one"), "key", lambda: "made again") == "made"
    assert get_or_make_fragment(begin("two"), "key", lambda: "made anew") == "made anew"


def test_what_a_request_makes_of_an_old_state_is_given_to_no_later_one(begin):
    earlier = begin("one")
    later = begin("two")
    store_fragment(earlier, "key", "old")

    assert find_fragment(later, "key") is None
    assert find_fragment(begin("two"), "key") is None


def test_nothing_is_kept_without_a_version_or_within_a_transaction(begin):
    store_fragment(begin(None), "key", "made")
    with transaction.atomic():
        store_fragment(begin("one"), "key", "made")

    assert find_fragment(begin("one"), "key") is None


def test_the_number_of_things_kept_is_bounded(begin):
    for number in range(MOST + 10):
        store_fragment(begin("one"), number, "made")

    assert len(begin("one").fragment_cache) <= MOST


def test_a_part_of_a_template_is_made_once_for_each_language_and_each_value(begin, settings):
    template = engines["django"].from_string(
        '{% load fragments %}{% cached_fragment "part" value %}{{ word }}{% endcached_fragment %}'
    )

    def render(value, word):
        return template.render({"value": value, "word": word}, begin("one"))

    assert [render(1, "a"), render(1, "b"), render(2, "c")] == ["a", "a", "c"]
    assert render(3, "<b>") == "&lt;b&gt;"
    assert render(3, "") == "&lt;b&gt;"


# --- Readers' pages --------------------------------------------------------------------------------------------------


@pytest.fixture
def site(transactional_db, django_db_serialized_rollback, roots):
    """A site as in real use, where each change is committed."""
    index = MagazineIndexPageFactory(parent=roots["fr"], title="Magazine", show_in_menus=True)
    section = SectionFactory(locale=index.locale, name="Patrimoine", slug="patrimoine")
    first, second = (
        ArticlePageFactory(parent=index, title=title, section=section, locale=index.locale) for title in ("Un", "Deux")
    )
    for story, other in ((first, second), (second, first)):
        story.related_stories.create(story=other)
        story.save_revision().publish()
    return {"index": index, "first": first, "second": second, "home": roots["fr"]}


def read(client, page) -> str:
    response = client.get(page.get_url())
    assert response.status_code == 200
    return response.content.decode()


def test_a_new_title_shows_in_the_navigation_and_in_teasers_at_the_next_request(site, client):
    assert "Magazine</span>" in read(client, site["first"])
    assert ">Deux</a>" in read(client, site["first"])

    for key, model, title in (("index", type(site["index"]), "La revue"), ("second", ArticlePage, "Trois")):
        page = model.objects.get(pk=site[key].pk)
        page.title = title
        page.save_revision().publish()

    shown = read(client, site["first"])
    assert "La revue</span>" in shown
    assert ">Trois</a>" in shown


def test_a_second_page_takes_fewer_queries_and_shows_the_same(site, client, django_assert_max_num_queries):
    without = read(client, site["second"])
    clear_fragments()
    read(client, site["first"])

    with django_assert_max_num_queries(5):
        assert read(client, site["second"]) == without


def test_a_page_marks_its_own_place_in_a_navigation_that_another_has_kept(site, client):
    about = StandardPageFactory(parent=site["home"], title="À propos", show_in_menus=True, locale=site["home"].locale)

    assert 'aria-current="true"><span>Magazine' in read(client, site["first"])
    assert 'aria-current="true"><span>À propos' in read(client, about)
    assert 'aria-current="true"><span>Magazine' not in read(client, about)


def test_what_who_knows_the_password_of_a_page_sees_is_kept_for_nobody_else(site, client):
    secret = StandardPageFactory(parent=site["home"], title="Secret", show_in_menus=True, locale=site["home"].locale)
    restriction = PageViewRestriction.objects.create(page=secret, restriction_type="password", password="sesame")
    session = client.session
    session["passed_page_view_restrictions"] = [restriction.pk]
    session.save()

    assert "Secret" in read(client, secret)
    assert "Secret" not in read(type(client)(), site["first"])
    assert "Secret" not in read(type(client)(), site["home"])


def test_with_two_sites_nothing_is_kept(site, client):
    assert hasattr(client.get(site["home"].get_url()).wsgi_request, "fragment_cache")
    Site.objects.create(hostname="two.example.org", root_page=site["index"], is_default_site=False)

    assert not hasattr(client.get(site["home"].get_url()).wsgi_request, "fragment_cache")
