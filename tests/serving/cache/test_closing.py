"""A version that is closed: while a change is being committed, nothing comes from a cache."""

import time

import pytest
from django.core.cache import cache

from cms.serving.cache.current import get_version, one_visible_change
from cms.serving.cache.version import FileVersion
from tests.caches import empty_caches


@pytest.fixture
def version(tmp_path):
    version = FileVersion(tmp_path / "version")
    version.bump()
    return version


def test_nothing_is_cached_while_it_is_closed(version):
    other = FileVersion(version.path)
    other.follow()
    before = other.read()
    version.close(10)
    assert other.read() is None
    version.reopen()
    assert other.read() not in (None, before)


def test_another_change_does_not_reopen_it(version):
    version.close(10)
    version.bump()
    assert version.read() is None


def test_it_reopens_by_itself_with_another_token_if_the_process_ended(version):
    before = version.read()
    version.close(0.05)
    time.sleep(0.1)
    assert version.read() not in (None, before)


@pytest.mark.django_db
def test_it_is_open_again_after_an_error():
    def fail():
        with one_visible_change() as close:
            close()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert get_version().read() is not None


def test_what_was_cached_is_not_found_while_it_is_closed():
    version = get_version()
    cache.set("word", 1)
    version.close(10)
    try:
        assert cache.get("word") is None
    finally:
        version.reopen()


def test_a_test_whose_release_was_interrupted_leaves_it_open_for_the_next_one():
    get_version().close(10)
    empty_caches()
    assert get_version().read() is not None
