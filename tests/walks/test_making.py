"""A walk shows a release as it will be, and leaves nothing behind."""

import runpy
from contextlib import closing
from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.newsroom.moderation.publishing import publish_unjudged
from cms.releases.members import plan, take_out
from cms.releases.models import State as ReleaseState
from cms.serving.cache.current import get_version
from cms.walks import settings as walks_settings
from cms.walks.freshness import is_fresh, make_fingerprint
from cms.walks.making import make_walk, stop
from cms.walks.models import State, Walk
from cms.walks.process import describe_settings
from cms.walks.rendering import render_walk
from cms.walks.settings import APART
from tests.releases.conftest import reload

pytestmark = pytest.mark.django_db


def list_rows() -> dict[str, list]:
    """Return all rows of all tables, as values."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label != "walks"]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


def test_all_texts_of_the_release_are_there_approved_or_not(pages):
    assert {address: page["is_approved"] for address, page in pages.items() if page["is_text"]} == {
        "/fr/magazine-fr/story-fr/": True,
        "/pt/magazine-pt/story-pt/": False,
        "/en/magazine-en/story-en/": True,
        "/fr/magazine-fr/un-reportage/": False,
    }
    assert all(page["is_new"] for page in pages.values() if page["is_text"])
    assert pages["/pt/magazine-pt/story-pt/"]["language"] == "pt"


def test_lists_that_the_release_changes_are_there_and_others_are_not(pages):
    assert "Un reportage" in pages["/fr/magazine-fr/"]["html"]
    assert not pages["/fr/magazine-fr/"]["is_new"]
    assert "/pt/magazine-pt/sobre/" not in pages


def test_a_missing_language_is_shown_as_readers_get_it(pages):
    offered = [page for address, page in pages.items() if address.startswith("/pt/id/")]
    assert any("Un reportage" in page["html"] for page in offered)


def test_what_readers_could_not_open_is_named(planned, stories):
    PageViewRestriction.objects.create(page=stories["pt"], restriction_type=PageViewRestriction.LOGIN)
    messages = list(render_walk(planned, planned.planned_for))
    assert [message for message in messages if "left_out" in message][-1]["left_out"] == [
        ("Story pt", "pt", "unreachable", stories["pt"].pk)
    ]
    assert "/pt/magazine-pt/story-pt/" not in [message["page"]["address"] for message in messages if "page" in message]


def test_the_clock_stands_at_the_planned_moment(planned, draft, magazines, people, edit):
    story = reload(magazines["fr"])
    Page.objects.filter(pk=story.pk).update(expire_at=planned.planned_for - timedelta(minutes=1))
    found = [message["page"]["address"] for message in render_walk(planned, planned.planned_for) if "page" in message]
    assert "/fr/magazine-fr/" not in found  # by then it has expired
    assert timezone.now() < planned.planned_for


def test_nothing_is_published_and_no_row_differs(planned, stories):
    before, sent = list_rows(), len(mail.outbox)
    with closing(render_walk(planned, planned.planned_for)) as messages:
        assert next(messages) == {"left_out": []}
        assert reload(stories["fr"]).live, "it looks at the site before the release"
    assert list_rows() == before
    list(render_walk(planned, planned.planned_for))
    assert list_rows() == before
    assert len(mail.outbox) == sent
    assert not reload(stories["fr"]).live


def test_nothing_is_published_without_rules_outside_of_a_rehearsal(stories):
    with pytest.raises(RuntimeError):
        publish_unjudged(stories["pt"], stories["pt"].latest_revision)
    assert not reload(stories["pt"]).live


def test_the_process_shares_nothing_with_the_site(monkeypatch, tmp_path):
    monkeypatch.setenv(APART, describe_settings(tmp_path))
    apart = runpy.run_path(walks_settings.__file__)
    assert apart["EMAIL_BACKEND"].endswith("dummy.EmailBackend")
    assert apart["TASKS"]["default"]["BACKEND"].endswith("DummyBackend")
    assert apart["PAGE_CACHE"]["VERSION_FILE"] != settings.PAGE_CACHE["VERSION_FILE"]
    assert not apart["PAGE_CACHE"]["SHARED_URL"]
    assert not apart["WAGTAILFRONTENDCACHE"]
    assert all("locmem" in cache["BACKEND"] for cache in apart["CACHES"].values())
    is_copy = apart["DATABASES"]["default"]["NAME"] != str(connection.settings_dict["NAME"])
    assert is_copy == (connection.vendor == "sqlite")


def test_its_command_runs_nowhere_else(planned):
    with pytest.raises(CommandError):
        call_command("render_walk", planned.pk, planned.planned_for.isoformat())


@pytest.mark.server
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_its_process_leaves_the_site_as_it_was(planned, stories):
    walk = Walk.objects.create(release=planned)
    before, version = list_rows(), get_version().read()
    make_walk(planned)
    walk.refresh_from_db()
    assert walk.state == State.READY
    assert walk.moment == planned.planned_for
    assert walk.done == walk.total > 0
    assert set(walk.pages.filter(is_text=True).values_list("address", "is_approved")) >= {
        ("/fr/magazine-fr/story-fr/", True),
        ("/pt/magazine-pt/story-pt/", False),
    }
    assert list_rows() == before
    assert get_version().read() == version
    assert not mail.outbox
    assert is_fresh(walk)
    planned.refresh_from_db()
    assert planned.state == ReleaseState.PLANNED


def test_what_was_stopped_stores_nothing_more(planned, monkeypatch):
    walk = Walk.objects.create(release=planned)

    def render(release, moment):
        yield {"left_out": []}
        stop(walk)
        for number in range(1, 100):
            assert number <= 10
            yield {"done": number, "total": 100}

    monkeypatch.setattr("cms.walks.making.render", render)
    make_walk(planned)
    walk.refresh_from_db()
    assert (walk.state, walk.done) == (State.STOPPED, 0)


@pytest.mark.parametrize("change", ["draft", "moment", "approval", "text"])
def test_a_walk_is_fresh_until_something_in_its_release_changes(planned, stories, people, edit, approve, draft, change):
    walk = Walk.objects.create(release=planned, state=State.READY, fingerprint=make_fingerprint(planned))
    assert is_fresh(walk)
    if change == "draft":
        edit(stories["pt"], people["editor"].user, title="Autre")
    elif change == "moment":
        plan(planned, planned.planned_for + timedelta(hours=1))
    elif change == "approval":
        approve(stories["pt"], people["pt"].user)
    else:
        take_out(planned.texts.first())
    assert not is_fresh(Walk.objects.get())
