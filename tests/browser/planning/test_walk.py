"""A release is walked through in a real browser: made by an editor, read by an outsider on a phone, withdrawn."""

import datetime

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.utils import timezone
from playwright.sync_api import expect

from cms.demo.people import create_demo_accounts
from cms.newsroom.roles.bootstrap import bootstrap_roles
from cms.releases.members import add_texts, create_release
from cms.releases.texts import TextKey
from home.roots import create_language_roots
from tests.factories import ArticlePageFactory, MagazineIndexPageFactory

from ..desk import Desk
from ..reading import take_screenshot
from ..visits import AXE, OVERFLOW

SLOW = 90_000  # milliseconds: what renders a walk gives way to everything else on the machine
PASSWORD = "a long demonstration phrase"


@pytest.fixture
def release(live_server):
    """A release of a draft, of which a live page and the magazine know nothing yet."""
    homes = create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)
    magazine = MagazineIndexPageFactory(parent=homes["fr"], title="Magazine", slug="magazine")
    ArticlePageFactory(parent=magazine, title="Un ancien reportage", slug="ancien")
    draft = ArticlePageFactory(parent=magazine, title="La réserve, de nuit", slug="reserve", live=False)
    draft.save_revision()
    release = create_release("Numéro 13", None, timezone.now() + datetime.timedelta(days=3))
    add_texts(release, [TextKey.of(draft)])
    return release


def look(window, name):
    """Measure and keep what a window shows, in both colour schemes."""
    found = {}
    window.evaluate(AXE_SCRIPT)
    for scheme in ("light", "dark"):
        window.emulate_media(color_scheme=scheme)
        take_screenshot(window, f"{name}-{scheme}")
        results = window.evaluate("options => axe.run(document.querySelector('body'), options)", AXE)
        found[scheme] = [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in results["violations"]]
    assert found == {"light": [], "dark": []}
    assert window.evaluate(OVERFLOW) == []


def test_a_release_is_walked_through_by_somebody_outside(new_context, release):
    office = new_context(viewport={"width": 1280, "height": 900}).new_page()
    Desk(office, "editor", PASSWORD).enter()
    office.goto(f"/admin/releases/{release.pk}/")
    office.click(f"a[href$='/releases/{release.pk}/walk/']")
    office.click("button[value=make]", timeout=SLOW)
    expect(office.locator(".walk-columns")).to_contain_text("La réserve, de nuit")
    office.reload()  # without the message, which fades in
    look(office, "walk-list")
    office.click("text=La réserve, de nuit")
    expect(office.locator(".walk-bar__warning")).to_be_visible()  # nobody has approved it
    look(office, "walk-page")
    office.go_back()
    office.click(".walks-form summary")
    office.fill("input[name=for_whom]", "Ana Reis")
    office.select_option("select[name=language]", "pt")
    office.click("button[value=link]")
    address = "/walk/" + office.input_value("#walk-address").split("/walk/")[1]
    look(office, "walk-link")

    phone = new_context(viewport={"width": 390, "height": 844}).new_page()
    phone.goto(address)
    look(phone, "walk-outside")
    phone.get_by_role("link", name="Magazine").first.click()
    phone.locator("main").get_by_role("link", name="La réserve, de nuit").first.click()
    expect(phone.locator("h1")).to_have_text("La réserve, de nuit")
    assert phone.url.endswith(address + "at/fr/magazine/reserve/")
    look(phone, "walk-outside-page")
    assert phone.context.cookies() == []
    assert phone.goto("/fr/magazine/reserve/").status == 404

    office.click("button[value=withdraw]")
    expect(office.locator("button[value=withdraw]")).to_have_count(0)
    assert phone.goto(address + "at/fr/magazine/reserve/").status == 410
    look(phone, "walk-ended")
