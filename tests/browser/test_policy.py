"""The Content-Security-Policy in a real browser: it blocks nothing that people need."""

import pytest
from django.contrib.auth import get_user_model

from home.roots import create_language_roots
from tests.factories import MagazineIndexPageFactory

PASSWORD = "a long demonstration phrase"


@pytest.fixture
def home_pages(live_server):
    pages = create_language_roots()
    for home in pages.values():
        home.save_revision().publish()
    return pages


@pytest.fixture
def violations(page):
    """Collect what the browser blocked or could not run, from its console."""
    found = []
    page.on(
        "console", lambda message: found.append(message.text) if "Content Security Policy" in message.text else None
    )
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def test_a_reader_sees_the_home_page_without_a_cookie(page, home_pages, violations):
    answer = page.goto("/")
    assert answer.status == 200
    assert page.url.endswith("/en/")
    page.wait_for_load_state("networkidle")
    assert violations == []
    assert page.context.cookies() == []


def test_an_editor_signs_in_and_gets_the_user_bar_on_a_readers_page(page, home_pages, violations):
    get_user_model().objects.create_superuser("admin", "admin@example.org", PASSWORD)
    page.goto("/admin/login/")
    page.fill("input[name=login]", "admin")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    page.goto(f"/admin/pages/{home_pages['fr'].pk}/edit/")
    page.wait_for_load_state("networkidle")
    assert violations == []

    page.goto("/fr/")
    page.wait_for_load_state("networkidle")
    user_bar = page.locator("wagtail-userbar")
    user_bar.get_by_role("button").first.click()
    user_bar.get_by_role("menuitem").first.wait_for()
    assert violations == []


def test_scripts_of_new_rows_run_too(page, home_pages, violations):
    """A new row is a copy of a template whose chooser starts by an inline script, as dates and the rows themselves."""
    get_user_model().objects.create_superuser("admin", "admin@example.org", PASSWORD)
    magazine = MagazineIndexPageFactory(parent=home_pages["fr"])
    page.goto("/admin/login/")
    page.fill("input[name=login]", "admin")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    page.goto(f"/admin/pages/add/magazine/articlepage/{magazine.pk}/")
    # The panel is in another tab: what counts is what the scripts connected.
    page.locator("#id_related_stories-ADD").dispatch_event("click")
    page.locator("#id_related_stories-0-story-chooser [data-chooser-action-choose]").first.dispatch_event("click")
    page.locator(".modal-dialog").wait_for()
    assert violations == []
