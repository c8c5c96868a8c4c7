"""A page expires at its time, before the timer runs: its own URL, lists, menus, feeds, cached pages."""

import datetime
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from cms.serving.cache.current import get_version, move_version, plan_ends
from cms.serving.cache.ends import find_ends
from cms.serving.cache.version import DatedVersion, FileVersion
from magazine.urls import get_listing_path
from tests.factories import StandardPageFactory
from tests.samples import Samples
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def samples(roots):
    return Samples(roots["fr"])


def end(thing, **since) -> None:
    """Set an expiry in the past without a save, as if its time had come."""
    type(thing)._base_manager.filter(pk=thing.pk).update(expire_at=timezone.now() - datetime.timedelta(**since))


def read(client, address: str) -> str:
    return client.get(address).content.decode()


def test_every_type_of_page_is_over_at_its_moment(client, samples):
    for page in reversed(samples.pages):
        address = page.get_url()
        assert client.get(address).status_code == 200, page
        end(page, seconds=1)
        assert Page.objects.get(pk=page.pk).live  # the timer has not run
        assert client.get(address).status_code == 404, page


def test_what_stands_below_a_page_that_is_over_is_not_there_either(client, samples):
    listing = samples.magazine.get_url() + get_listing_path(samples.section, "fr")
    feed = f"{samples.magazine.get_url()}atom.xml"
    assert [client.get(address).status_code for address in (listing, feed)] == [200, 200]
    end(samples.magazine, seconds=1)

    assert [client.get(address).status_code for address in (listing, feed)] == [404, 404]


def test_lists_menus_links_and_the_sitemap_leave_it_out(client, samples):
    page = StandardPageFactory(
        parent=samples.home,
        title="Éphémère",
        slug="ephemere",
        show_in_menus=True,
        body=[("text", f'<p><a linktype="page" id="{samples.article.pk}">un lien</a></p>')],
    )
    address, linked = page.get_url(), samples.article.get_url()
    places = [samples.home.get_url(), samples.issue.get_url(), "/sitemap.xml", "/fr/recherche/?q=Article"]
    assert any(address in read(client, place) for place in places)
    assert f'href="{linked}"' in read(client, address)
    end(samples.article, seconds=1)
    assert f'href="{linked}"' not in read(client, address)
    end(page, seconds=1)
    for place in places:
        assert address not in read(client, place), place
        assert f'href="{linked}"' not in read(client, place), place


@pytest.mark.parametrize("kind", ["section", "topic", "partner"])
def test_snippets_are_over_at_their_moment_too(client, samples, kind):
    snippet = getattr(samples, kind)
    pages = [page for page in samples.pages if f">{snippet.name}<" in read(client, page.get_url())]
    assert pages
    end(snippet, seconds=1)
    for page in pages:
        assert f">{snippet.name}<" not in read(client, page.get_url()), page
    if kind != "partner":
        assert client.get(samples.magazine.get_url() + get_listing_path(snippet, "fr")).status_code == 404


# --- Cached pages ----------------------------------------------------------------------------------------------------


def test_the_token_moves_at_the_moment_and_no_query_is_asked(tmp_path):
    version = DatedVersion(FileVersion(tmp_path / "version"))
    soon = time.time() + 0.4
    version.plan([soon, soon + 3600])
    version.bump()
    with CaptureQueriesContext(connection) as queries:
        before = version.read()
        assert version.read() == before
        time.sleep(0.5)
        after = version.read()

    assert after != before
    assert version.read() == after
    assert not queries
    assert DatedVersion(FileVersion(tmp_path / "version")).version.read_ends()  # another process reads the same


def test_what_was_noted_is_read_anew_after_each_change(tmp_path):
    one, other = (DatedVersion(FileVersion(tmp_path / "version")) for _ in range(2))
    one.bump()
    other.version.follow()
    other.read()
    soon = time.time() + 0.4
    one.plan([soon])
    one.bump()
    before = other.read()
    time.sleep(0.5)

    assert other.read() != before


@pytest.mark.parametrize("kind", ["article", "topic"])
def test_whoever_gives_something_a_time_has_it_noted(samples, commit, kind):
    thing = getattr(samples, kind)
    moment = timezone.now() + datetime.timedelta(hours=2)
    with commit():
        thing.expire_at = moment
        thing.save_revision().publish()
    assert moment.timestamp() in get_version().read_ends()
    with commit():
        type(thing)._base_manager.filter(pk=thing.pk).update(expire_at=None)
    assert moment.timestamp() not in get_version().read_ends()


def test_only_what_is_live_and_to_come_is_noted(samples):
    soon = timezone.now() + datetime.timedelta(hours=1)
    Page.objects.filter(pk=samples.article.pk).update(expire_at=soon, live=False)
    Page.objects.filter(pk=samples.interview.pk).update(expire_at=timezone.now() - datetime.timedelta(days=1))
    assert find_ends() == []
    Page.objects.filter(pk=samples.article.pk).update(live=True)
    assert find_ends()[0] == soon.timestamp()


def test_a_kept_page_is_over_at_its_moment(visitor, samples):
    address = samples.standing.get_url()
    visitor.ask(address)
    moment = timezone.now() + datetime.timedelta(seconds=5)
    Page.objects.filter(pk=samples.standing.pk).update(expire_at=moment)
    plan_ends()
    move_version()
    assert visitor.ask(address).status == 200
    assert not visitor.asks_anew(address)
    time.sleep(max(0, (moment - timezone.now()).total_seconds()) + 0.1)

    assert visitor.ask(address).status == 404


@pytest.fixture(autouse=True)
def _no_ends():
    yield
    Path(f"{settings.PAGE_CACHE['VERSION_FILE']}-ends").unlink(missing_ok=True)
