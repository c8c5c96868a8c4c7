"""If an internal that only improves speed is missing or has changed, readers get the same pages."""

import difflib
import logging
import threading

import pytest
from django.db import connection, transaction
from wagtail import hooks

from cms.compat import django as compat_django
from cms.compat import internals
from cms.compat import wagtail as compat_wagtail
from cms.compat.django import RowReader, delete_without_signals, find_in_memory, is_waiting
from cms.core.caching.compiled_queries import forget_compiled
from cms.images.models import PictureText
from cms.images.responsive.renditions import make_renditions
from search.index.indexing import index_pages
from search.models import SearchWord
from tests.samples import Samples
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def samples(roots):
    samples = Samples(roots["fr"])
    make_renditions(samples.image)
    return samples


@pytest.fixture(autouse=True)
def _begin_and_end_anew():
    """Each test compiles its own queries and leaves none to others; each writes its own log."""
    forget_compiled()
    said, internals._said = internals._said, set()
    yield
    forget_compiled()
    internals._said = said


def read_pages(client, samples) -> dict[str, str]:
    pages = {}
    for page in [samples.home, *samples.pages] if hasattr(samples, "home") else samples.pages:
        answer = client.get(page.get_url())
        assert answer.status_code == 200
        pages[page.get_url()] = answer.content.decode()
    return pages


def differing(before, after):
    """Return the lines that differ, to be read if the test fails."""
    found = []
    for url, html in after.items():
        found += difflib.unified_diff(before[url].splitlines(), html.splitlines(), url, url, n=0, lineterm="")
    return "\n".join(found[:40])


def break_populators(monkeypatch):
    """As if a further argument were required."""
    broken = compat_django.Internal(
        "django.db.models.query:get_related_populators", internals.Kind.SPEEDS, "0", "A.", "B.", ("klass_info",)
    )
    internals.DECLARED[broken.target] = compat_django.POPULATORS
    monkeypatch.setattr(compat_django, "POPULATORS", broken)


def break_compiler(monkeypatch):
    monkeypatch.setattr("cms.core.caching.compiled_queries.read_compiler", fail)


def fail(*args, **kwargs):
    raise AttributeError("'SQLCompiler' object has no attribute 'klass_info'")


def break_rows(monkeypatch):
    monkeypatch.setattr(RowReader, "make_object", fail)


def break_site(monkeypatch):
    """Wagtail looks for the site elsewhere than where we put it."""
    monkeypatch.setattr("cms.serving.pages.routing.put_site", lambda request, site: None)


@pytest.mark.parametrize("break_it", [break_populators, break_compiler, break_rows, break_site])
def test_readers_get_the_same_pages_without_it(samples, client, monkeypatch, caplog, break_it):
    before = read_pages(client, samples)
    assert len(before) > 5
    forget_compiled()
    break_it(monkeypatch)
    with caplog.at_level(logging.WARNING, "cms.compat"):
        after = read_pages(client, samples)
    assert {url: html for url, html in after.items() if html != before[url]} == {}, differing(before, after)
    said = [each for each in caplog.records if "compiled" in each.getMessage()]
    assert len(said) == (0 if break_it is break_site else 1)


def test_rows_are_deleted_without_the_short_way(samples, monkeypatch):
    index_pages([samples.article.pk])
    assert SearchWord.objects.exists()
    gone = type("Gone", (), {"is_there": staticmethod(lambda: False)})
    monkeypatch.setattr(compat_django, "RAW_DELETE", gone)
    delete_without_signals(SearchWord.objects.all())
    assert not SearchWord.objects.exists()


def test_a_reference_is_fetched_where_it_cannot_be_told_whether_it_is_in_memory(samples):
    text = PictureText.objects.filter(picture=samples.image).first() or PictureText(picture=samples.image)
    assert find_in_memory(PictureText(picture_id=samples.image.pk), "picture") is None

    class Other:
        _state = object()
        picture = text.picture

    assert find_in_memory(Other(), "picture") == samples.image


def test_a_function_waits_again_where_it_cannot_be_told_whether_it_waits():
    class Other:
        alias = "default"

    def function():
        pass

    with transaction.atomic():
        connection.on_commit(function)
        assert is_waiting(connection, function)
        assert not is_waiting(connection, fail)
    assert not is_waiting(Other(), function)


def test_hooks_of_ours_are_shown_beside_theirs_where_none_can_be_taken_back(monkeypatch):
    registered = []
    monkeypatch.setattr(compat_wagtail, "HOOKS", type("Gone", (), {"is_there": staticmethod(lambda: False)}))
    monkeypatch.setattr(hooks, "register", lambda name, function: registered.append((name, function)))
    compat_wagtail.replace_hook("register_page_header_buttons", fail, fail)
    assert registered == [("register_page_header_buttons", fail)]


def test_notes_for_a_commit_are_of_this_thread_alone():
    """Another thread's commit must not take what this one has noted and not yet committed."""
    compat_django.get_notes("a-test", set).add(1)
    seen = []

    def look():
        seen.append(compat_django.take_notes("a-test"))
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [None]
    assert compat_django.take_notes("a-test") == {1}
    assert compat_django.take_notes("a-test") is None


def test_deleting_in_the_short_way_deletes(samples):
    index_pages([samples.article.pk])
    delete_without_signals(SearchWord.objects.all())
    assert not SearchWord.objects.exists()
