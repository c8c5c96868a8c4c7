"""While somebody else holds the database for too long, nothing that was sent to the admin is lost."""

import sqlite3
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection
from django.urls import reverse
from wagtail.models import Page

from cms.users.trouble import Trouble, find_trouble
from home.models import HomePage
from tests.newsroom.conftest import newsroom, superuser  # noqa: F401 - fixtures

pytestmark = pytest.mark.usefixtures("transactional_db", "django_db_serialized_rollback")


@contextmanager
def held_by_somebody_else():
    """Hold what a request would write, and let this connection wait for a tenth of a second only."""
    settings = connection.settings_dict
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        other, hold = sqlite3.connect(settings["NAME"], isolation_level=None), "BEGIN IMMEDIATE"
        connection.connection.execute("PRAGMA busy_timeout = 100")
    else:
        other, hold = connection.copy().get_new_connection(connection.get_connection_params()), "LOCK wagtailcore_page"
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '100ms'")
    other.execute(hold)
    try:
        yield
    finally:
        other.rollback()
        other.close()
        connection.close()


@pytest.fixture
def form(superuser):  # noqa: F811
    """What the form of a new page sends."""
    home = HomePage.objects.get(locale__language_code="pt")
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
    data = {"title": "As águas", "slug": "as-aguas", "summary": '“Um resumo” <b>\n"dois"', "body-count": 0}
    return address, data | {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}


def test_what_was_sent_is_shown_again_and_saved_when_it_is_sent_again(superuser, form):  # noqa: F811
    address, data = form
    with held_by_somebody_else():
        response = superuser.browser.post(address, data)
    assert response.status_code == 503
    assert b"Nothing was saved yet" in response.content
    sent_again = dict(response.context["fields"])
    assert sent_again == {name: str(value) for name, value in data.items()}
    assert "“Um resumo” &lt;b&gt;\n&quot;dois&quot;" in response.content.decode()
    assert superuser.browser.post(response.context["path"], sent_again).status_code == 302
    assert Page.objects.filter(title="As águas").exists()


def test_a_script_is_told(superuser, form):  # noqa: F811
    address, data = form
    with held_by_somebody_else():
        response = superuser.browser.post(address, data, headers={"x-requested-with": "XMLHttpRequest"})
    assert (response.status_code, response.json()["code"]) == (503, "busy")


@contextmanager
def full_database():
    """A SQLite database that may not grow: it says the same as on a full disk."""
    with connection.cursor() as cursor:
        (pages,) = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        try:
            yield
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's disk cannot be filled for one test alone.")
def test_on_a_full_disk_nothing_that_was_sent_is_lost(superuser, form):  # noqa: F811
    address, data = form
    data["search_description"] = long = "Une phrase longue. " * 50_000
    with full_database():
        response = superuser.browser.post(address, data)
        script = superuser.browser.post(address, data, headers={"x-requested-with": "XMLHttpRequest"})
        assert superuser.browser.get(reverse("wagtailadmin_home")).status_code == 200
    assert response.status_code == 503
    assert b"The disk is full" in response.content
    assert dict(response.context["fields"])["search_description"] == long
    assert (script.status_code, script.json()["code"]) == (503, "full")
    assert not Page.objects.filter(title="As águas").exists()


def test_other_errors_of_the_database_stay_errors():
    assert find_trouble(OperationalError("no such table: x")) is None
    assert find_trouble(ValueError("database is locked")) is None
    assert find_trouble(FileNotFoundError(2, "No such file")) is None


def test_a_full_disk_is_told_apart():
    assert find_trouble(OperationalError("database or disk is full")) is Trouble.FULL
    assert find_trouble(OSError(28, "No space left on device")) is Trouble.FULL
