"""Two editors order walks at the same moment, of two releases or of one: real processes, which meet in the database."""

import os
import subprocess
import sys
import threading
import zlib

import pytest
from django.apps import apps
from django.conf import settings
from django.core import mail
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from cms.releases.members import add_texts
from cms.releases.models import Release
from cms.releases.texts import TextKey
from cms.serving.cache.current import get_version
from cms.walks.freshness import is_fresh
from cms.walks.models import State, Walk
from tests.factories import ArticlePageFactory
from tests.serving.cache.servers import get_database_url

pytestmark = [
    pytest.mark.server,
    pytest.mark.usefixtures("transactional_db", "django_db_serialized_rollback"),
]
SECONDS = 300  # the machine may have much else to do


@pytest.fixture
def other(magazines, people, draft, bundle, approve):
    """A second release, of stories beside those of the first."""
    stories = {code: draft(magazines[code], f"Other {code}", people["editor"].user) for code in ("fr", "pt")}
    release = bundle(*stories.values(), name="Numéro 14", responsible=people["pt"].user)
    article = draft(magazines["fr"], "Other article", people["editor"].user, ArticlePageFactory)
    add_texts(release, [TextKey.of(article)])
    approve(stories["fr"], people["fr"].user)
    return Release.objects.get(pk=release.pk)


@pytest.fixture(autouse=True)
def _no_worker(monkeypatch):
    """`make` is the worker."""
    monkeypatch.setattr("cms.walks.tasks.make_walk", lambda release: None)


def order_at_once(*orders) -> None:
    """Let each person press the button of the page of a release, at the same moment."""

    def press(desk, release):
        answers.append(desk.post("walks:show", release.pk, data={"action": "make"}).status_code)
        connection.close()

    answers = []
    threads = [threading.Thread(target=press, args=order) for order in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [302] * len(orders)


def make(*releases) -> None:
    """Let a process make the walk of each release, all at once, as the worker does."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "DATABASE_URL": get_database_url(),
        "PAGE_VERSION_FILE": settings.PAGE_CACHE["VERSION_FILE"],
    }
    connection.close()
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "django", "make_walk", str(release.pk)], cwd=settings.BASE_DIR, env=environment
        )
        for release in releases
    ]
    try:
        assert [process.wait(SECONDS) for process in processes] == [0] * len(processes)
    finally:
        for process in processes:
            process.kill()
            process.wait()


def finish(*releases) -> None:
    """Make the walks that gave way to another, as the minute's timer asks for them."""
    for release in releases:
        if Walk.objects.get(release=release).state == State.WAITING:
            make(release)


def read_pages(release) -> dict[str, str]:
    """Return the HTML of the pages of a walk that is whole, by their addresses."""
    walk = Walk.objects.select_related("release").get(release=release)
    assert walk.state == State.READY
    assert is_fresh(walk)
    assert walk.done == walk.total
    return {page.address: zlib.decompress(page.body).decode() for page in walk.pages.all()}


def list_rows() -> dict[str, list]:
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label != "walks"]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


def test_two_releases_are_walked_through_at_once_and_nothing_mixes(planned, other, people, client):
    order_at_once((people["editor"], planned), (people["fr"], other))
    before, version, sent = list_rows(), get_version().version.memory, len(mail.outbox)
    make(planned, other)
    finish(planned, other)
    first, second = read_pages(planned), read_pages(other)
    assert {address for address in first if "story" in address} >= {
        f"/{code}/magazine-{code}/story-{code}/" for code in ("fr", "pt", "en")
    }
    assert {"/fr/magazine-fr/other-fr/", "/pt/magazine-pt/other-pt/"} <= set(second)
    assert not [address for address, html in first.items() if "Other " in html or "other-" in address]
    assert not [address for address, html in second.items() if "Story " in html or "Un reportage" in html]
    assert "Un reportage" in first["/fr/magazine-fr/"]
    assert "Other article" in second["/fr/magazine-fr/"]
    # Nothing of it is anywhere else.
    assert {label: rows for label, rows in list_rows().items() if rows != before[label]} == {}
    assert (get_version().version.memory, len(mail.outbox)) == (version, sent)
    public = client.get("/fr/magazine-fr/").content.decode()
    assert "Other" not in public
    assert "Un reportage" not in public
    assert not Page.objects.filter(title__startswith="Other", live=True).exists()


def test_two_editors_who_order_the_same_walk_at_once_get_one_that_is_whole(planned, people):
    order_at_once((people["editor"], planned), (people["fr"], planned))
    before = timezone.now()
    make(planned, planned)
    finish(planned)
    pages = read_pages(planned)
    walk = Walk.objects.get()
    assert walk.finished_at > before
    assert len(pages) == walk.pages.count()
    assert sum(address.endswith("/story-fr/") for address in pages) == 1
    assert not Page.objects.filter(title__startswith="Story", live=True).exists()
