"""An interview is signed off in a real browser: asked for by an editor, commented on and approved on a phone."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from cms.demo.people import create_demo_accounts
from cms.newsroom.roles.bootstrap import bootstrap_roles
from home.roots import create_language_roots
from tests.factories import InterviewPageFactory, MagazineIndexPageFactory
from tests.signoff.conftest import FIRST, edit, make_body

from ..desk import Desk
from ..reading import take_screenshot
from ..visits import AXE, OVERFLOW

PASSWORD = "a long demonstration phrase"
LONG = "<p>Un geste. La plante est sèche, mais le geste est intact, et l'étiquette dit où et quand. " * 4 + "</p>"


@pytest.fixture
def interview(live_server):
    homes = create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)
    page = InterviewPageFactory(
        parent=MagazineIndexPageFactory(parent=homes["fr"], title="Magazine", slug="magazine"),
        title="La graine est un livre qui se relit",
        slug="graine",
        summary="Une conservatrice raconte ce que garde un herbier.",
        body=make_body(first=LONG, second=LONG),
        live=False,
    )
    page.save_revision()
    return page


def look(window, name):
    """Measure and keep what a window shows, in both colour schemes."""
    found = {}
    window.evaluate(AXE_SCRIPT)
    for scheme in ("light", "dark"):
        window.emulate_media(color_scheme=scheme)
        window.wait_for_timeout(300)  # the admin's buttons change their colours slowly
        take_screenshot(window, f"{name}-{scheme}")
        results = window.evaluate("options => axe.run(document.querySelector('body'), options)", AXE)
        found[scheme] = [(v["id"], [n["any"][0]["message"] for n in v["nodes"]]) for v in results["violations"]]
    assert found == {"light": [], "dark": []}
    assert window.evaluate(OVERFLOW) == []


def test_an_interview_is_signed_off_on_a_phone(new_context, interview):
    office = new_context(viewport={"width": 1280, "height": 900}).new_page()
    Desk(office, "editor", PASSWORD).enter()
    office.goto(f"/admin/sign-offs/{interview.pk}/")
    office.fill("input[name=name]", "Helena Vasconcelos")
    office.select_option("select[name=language]", "pt")
    office.click("button[value=ask]")
    address = office.input_value("#signoff-address")
    take_screenshot(office, "asked")

    phone = new_context(viewport={"width": 360, "height": 740}).new_page()
    phone.goto("/sign-off/" + address.split("/sign-off/")[1])
    expect(phone.locator(".block-qa")).to_have_count(2)
    look(phone, "read")
    phone.locator(".signoff-box summary").first.click()
    phone.fill(f"textarea[name=comment-{FIRST}]", "Eu não disse isto assim.")
    look(phone, "commenting")
    phone.click("button[name=send]")
    expect(phone.get_by_role("status")).to_contain_text("os seus comentários foram enviados")
    phone.click("button[name=approve]")
    expect(phone.get_by_role("status")).to_contain_text("a sua aprovação foi enviada")
    expect(phone.locator("button[name=approve]")).to_have_count(0)
    assert phone.context.cookies() == []
    look(phone, "approved")

    edit(interview, body=make_body(first=LONG, second="<p>Autre chose.</p>"))
    phone.reload()
    expect(phone.locator(".signoff-changed")).to_be_visible()
    look(phone, "changed")
    phone.goto("/sign-off/x/")
    look(phone, "ended")

    office.goto(f"/admin/sign-offs/{interview.pk}/")
    expect(office.locator(".signoff-state")).to_have_text("Des mots ont changé depuis l’accord")
    expect(office.locator(".signoff-comments")).to_contain_text("Eu não disse isto assim.")
    office.set_viewport_size({"width": 360, "height": 740})
    look(office, "desk")
