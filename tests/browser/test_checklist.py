"""The checklist beside the text follows what is typed, and leads to the field; it is readable everywhere."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from cms.checklist.models import LineLevel
from cms.checklist.registry import get_lines
from tests.factories import ArticlePageFactory, ImageFactory, MagazineIndexPageFactory

from .desk import MARK_WATCHED_FORMS
from .kept import kept
from .reading import take_screenshot
from .visits import IS_STILL, show_in

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
SUMMARY = "Une matinée dans l'herbier du Val, parmi les fougères."
SAVED = 20_000  # ms: Wagtail saves some seconds after the last key
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
LOOKS = [("en", [("light", 1280), ("dark", 390)]), ("fr", [("dark", 1280)]), ("pt-pt", [("light", 390)])]


@kept
def article():
    from home.roots import create_language_roots

    home = create_language_roots()["fr"]
    magazine = MagazineIndexPageFactory(parent=home, title="Magazine", slug="magazine")
    article = ArticlePageFactory(
        parent=magazine,
        title="Fougères",
        slug="fougeres",
        live=False,
        lead_picture=ImageFactory(title="Mousse"),
        body=[("heading", "Sans suite")],
    )
    article.save_revision()
    LineLevel.objects.create(code="alt_text", level="blocks")
    return article


@pytest.fixture
def open_admin(new_context, live_server):
    """Open a page of the admin as an administrator, in a language, a scheme and a width."""

    def open_admin(address, language="en", scheme="light", width=1280):
        user = get_user_model().objects.create_superuser(f"admin-{language}-{scheme}-{width}", password="x")
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language, "theme": "system"})
        client = Client()
        client.force_login(user)
        context = new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        cookie = client.cookies["sessionid"]
        context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
        window = context.new_page()
        window.add_init_script(MARK_WATCHED_FORMS)
        window.goto(address)
        return window

    return open_admin


def open_panel(window):
    window.locator("[data-side-panel-toggle='checklist']").click()
    panel = window.locator("[data-side-panel='checklist']")
    expect(panel).to_be_visible()
    return panel


def find_violations(window, selector: str) -> list:
    """Return what axe finds in a part of the page, once nothing fades in any more."""
    window.evaluate(IS_STILL)
    window.evaluate(AXE_SCRIPT)
    found = window.evaluate(
        "([selector, options]) => axe.run(document.querySelector(selector), options)", [selector, AXE]
    )
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]]


def test_it_follows_what_is_typed_and_leads_to_the_field(article, open_admin):
    window = open_admin(f"/admin/pages/{article.pk}/edit/")
    panel = open_panel(window)
    counter = window.locator("[data-side-panel-toggle='checklist'] [data-side-panel-toggle-counter]")
    expect(panel).to_contain_text("The summary is missing.")
    expect(panel).to_contain_text("There is no text below the heading “Sans suite”.")
    before = int(counter.inner_text())

    panel.locator("[data-checklist-field='summary']").click()
    expect(window.locator("#id_summary")).to_be_focused()
    expect(window.locator("#page-edit-form[data-watched]")).to_be_visible()
    window.keyboard.type(SUMMARY)

    expect(panel).not_to_contain_text("The summary is missing.", timeout=SAVED)
    expect(counter).to_have_text(str(before - 1))
    assert find_violations(window, "[data-side-panel='checklist']") == []


@pytest.mark.parametrize(("language", "looks"), LOOKS)
def test_it_is_readable_in_each_language_scheme_and_width(article, open_admin, language, looks):
    window = open_admin(f"/admin/pages/{article.pk}/edit/", language, *looks[0])
    panel = open_panel(window)
    for scheme, width in looks:
        show_in(window, scheme, width)
        expect(panel.locator(".checklist__line--blocks")).to_have_count(3)
        take_screenshot(window, f"checklist-{language}-{scheme}-{width}")
        assert find_violations(window, "[data-side-panel='checklist']") == []
        assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")


@pytest.mark.parametrize(("language", "looks"), LOOKS)
def test_its_settings_are_readable(article, open_admin, language, looks):
    window = open_admin("/admin/checklist/", language, *looks[0])
    for scheme, width in looks:
        show_in(window, scheme, width)
        expect(window.locator(".checklist-levels tbody tr")).to_have_count(len(list(get_lines())))
        take_screenshot(window, f"checklist-levels-{language}-{scheme}-{width}")
        assert find_violations(window, "main") == []
        assert window.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_desk_fills_its_column(article, open_admin):
    from django.core.management import call_command

    call_command("rebuild_translation_states", verbosity=0)
    window = open_admin("/admin/translations/")
    row = window.locator("tr", has_text="Fougères")
    cell = row.locator("[data-desk-checklist][data-column=checklist]")
    expect(row.locator("[data-desk-checklist][data-column=rights]")).to_have_text(re.compile(r"FR"))
    expect(cell).to_have_text(re.compile(r"FR \d"))
    take_screenshot(window, "checklist-desk")
    assert find_violations(window, ".desk-scroll") == []
