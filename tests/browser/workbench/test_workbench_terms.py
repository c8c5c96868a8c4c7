"""Terms in the workbench, by the keyboard: shown, put into the translation, marked, proposed from what is selected."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.auth import get_user_model
from playwright.sync_api import expect
from wagtail.models import Locale

from cms.translation.models import TermConcept
from cms.translation.terms.deciding import Word, approve, propose

from ..desk import wait_until
from ..network import intercept
from ..reading import take_screenshot
from ..visits import AXE
from .test_workbench import body, find_row, open_workbench, translation  # noqa: F401 - fixtures

SHOWN = """() => [...CSS.highlights.get("wb-terms")].map((range) => range.toString())"""

SELECT = """(field, words) => {
    const range = document.createRange();
    range.setStart(field.firstChild, 0);
    range.setEnd(field.firstChild, words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


@pytest.fixture
def term(translation):  # noqa: F811
    boss = get_user_model().objects.create_superuser("terms", "terms@example.org", "x")
    pt, fr = (Locale.objects.get(language_code=code) for code in ("pt", "fr"))
    words = [Word(pt.pk, "coleção"), Word(fr.pk, "collection"), Word(fr.pk, "recueil", "forbidden")]
    values = {"kind": "term", "note": "Of a museum."}
    return approve(boss, propose(boss, values, words))


def test_a_term_is_shown_put_in_by_a_key_and_marked_and_a_new_one_is_proposed(open_workbench, term):  # noqa: F811
    window = open_workbench().window
    window.locator(".wb-row", has_text="coleção").locator(".wb-row__target").click()
    panel = window.locator("[data-section=terms]")
    expect(panel.locator(".wb-term__target")).to_have_text("collection")
    expect(panel).to_contain_text("recueil")
    assert window.evaluate(SHOWN) == ["coleção"]
    field = window.locator(".wb-row[aria-current] .wb-row__target")
    window.keyboard.type("Voyez la ")
    window.keyboard.press("Alt+Shift+1")
    window.keyboard.type(" avant 18h30.")
    expect(field).to_have_text("Voyez la collection avant 18h30.")
    take_screenshot(window, "workbench-terms")
    field.evaluate(SELECT, "Voyez")
    window.keyboard.press("Alt+Shift+T")
    form = panel.locator("form")
    expect(form.locator("[name=target]")).to_have_value("Voyez")
    expect(form.locator("[name=source]")).to_be_focused()
    window.evaluate(AXE_SCRIPT)
    results = window.evaluate("options => axe.run(document.querySelector('[data-section=terms]'), options)", AXE)
    assert not [violation["id"] for violation in results["violations"]]
    form.locator("[name=source]").fill("Veja")
    take_screenshot(window, "workbench-terms-propose")
    window.keyboard.press("Enter")
    expect(panel.locator(".wb-term")).to_have_count(2)
    concept = TermConcept.objects.exclude(pk=term.pk).get()
    assert concept.status == "proposed"
    expect(field).to_be_focused()


@pytest.mark.parametrize("key", ["Alt+Shift+1", "Alt+Shift+T"])
def test_keys_that_are_pressed_before_the_terms_have_come_are_answered_then(open_workbench, term, key):  # noqa: F811
    window = open_workbench().window
    held = []
    intercept(window, "**/terms/", lambda route: held.append(route))
    window.locator(".wb-row", has_text="coleção").locator(".wb-row__target").click()
    window.keyboard.type("Voyez la ")
    window.keyboard.press(key)
    wait_until(window, lambda: held)
    held[0].continue_()
    if key == "Alt+Shift+1":
        expect(window.locator(".wb-row[aria-current] .wb-row__target")).to_have_text("Voyez la collection")
    else:
        expect(window.locator("[data-section=terms] form [name=source]")).to_be_focused()
    expect(window.locator("[data-wb-panel] [aria-busy]")).to_have_count(0)  # the others have come too
