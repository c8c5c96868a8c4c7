"""A user opens the whole admin, in French and in Portuguese: nothing there is English."""

import pytest
from django.test import Client

from cms.newsroom.roles.bootstrap import bootstrap_roles

from .judging import find_unmarked, find_wrong_spaces, list_data
from .marking import marking
from .office import Office
from .reading import read_words
from .walking import Walk, list_addresses, open_addresses, send_nothing

pytestmark = [pytest.mark.once, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _no_drawing(settings):
    settings.TASKS = {"default": {"BACKEND": "tests.task_backends.AllButDrawing"}}


def take_walk(language: str, roots, commit) -> Walk:
    bootstrap_roles()
    with commit():
        office = Office(roots, language)
    browser = Client()
    browser.force_login(office.boss)
    browser.post("/admin/confirm/", {"password": "x"})  # opens the pages of the second step
    walk = Walk(data=set(list_data()))
    # A word outside the catalogues is untranslated in every language, so one of the two need not open each type of
    # page.
    addresses = list(list_addresses(office, walk, each_face=language == "fr"))
    with marking("fr", "pt", "pt-pt"):
        open_addresses(addresses, browser, walk, read_words)
    return walk


@pytest.mark.parametrize("language", ["fr", "pt-pt"])
def test_no_word_of_the_admin_is_english(language, roots, commit):
    walk = take_walk(language, roots, commit)
    assert walk.unfilled == [], "addresses that nothing of the office fills"
    assert len(walk.words) > 10_000, "the walk read less than there is"
    assert set(walk.statuses.values()) <= {200, 302, 404, 405}
    assert find_unmarked(walk.words, language, walk.data) == {}
    assert find_wrong_spaces(walk.words, language) == {}


def test_the_walk_finds_what_went_past_the_catalogues():
    words = [
        ("/a/", "\ue000Langue\ue001"),
        ("/b/", "Can lock"),
        ("/c/", "\ue000Modifier «\u00a0\ue001Τίτλος of a page\ue000\u00a0»\ue001"),
        ("/d/", "Ελλάδα"),
        ("/e/", "Brésil"),
        ("/f/", "\ue000Langue\ue001: \ue000français\ue001"),
    ]
    assert find_unmarked(words, "fr", ["Ελλάδα"]) == {
        "Can lock": "/b/",
        "Modifier «\u00a0Τίτλος of a page\u00a0»": "/c/",
    }
    assert find_wrong_spaces(words, "fr") == {"Langue: français": "/f/"}


@pytest.mark.parametrize("language", ["fr"])
def test_whoever_may_not_do_something_is_refused_in_their_language(language, roots, commit):
    """An editor of one language, whose browser asks for English, sends an empty form to every URL of the admin."""
    bootstrap_roles()
    with commit():
        office = Office(roots, language)
    editor = office.hire_editor(language)
    walk = Walk(data=set(list_data()))
    addresses = list(list_addresses(office, walk, each_face=False))
    with marking("fr", "pt", "pt-pt"):
        send_nothing(addresses, editor, walk, read_words)
    refused = [status for status in walk.statuses.values() if status in (302, 403)]
    assert len(refused) > 100, "an editor may not do most of this"
    assert find_unmarked(walk.words, language, walk.data) == {}
