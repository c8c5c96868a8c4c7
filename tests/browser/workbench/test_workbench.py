"""The workbench: what is stored, tags, the preview, axe, long texts. `test_by_keyboard_alone` goes the whole way."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from cms.demo.people import create_demo_accounts
from cms.newsroom.roles.bootstrap import bootstrap_roles
from cms.translation.text.filling import start_translation
from home.roots import create_language_roots
from tests.factories import StandardPageFactory

from ..desk import Desk, wait_until
from ..kept import kept
from ..network import intercept
from ..reading import take_screenshot
from ..visits import AXE, SCHEMES, show_in

PASSWORD = "a long demonstration phrase"
KEYS = """async () => {
    const field = document.querySelector(".wb-row[aria-current] .wb-row__target");
    const times = [];
    for (let key = 0; key < 60; key++) {
        const start = performance.now();
        document.execCommand("insertText", false, "a");
        field.getBoundingClientRect(); // the layout that the key causes
        times.push(performance.now() - start);
        await new Promise(requestAnimationFrame);
    }
    return times.sort((one, other) => one - other)[30];
}"""
BODY = "<p>Veja a <b>coleção</b> antes das 18h30.</p>"


@pytest.fixture
def body():
    return BODY


@kept
def translation(body):
    """A live page in Portuguese that is to be translated into French."""
    homes = create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)
    page = StandardPageFactory(parent=homes["pt"], title="A nossa casa", slug="a-nossa-casa", summary="Quem somos.")
    page.body = [("text", body)]
    page.save_revision().publish()
    translation = start_translation(page, homes["fr"].locale)
    translation.save_target(publish=False)
    return translation


@pytest.fixture
def open_workbench(new_context, translation, settings):
    settings.TRANSLATION_EDITOR = "workbench"

    def open_workbench(name="translator-fr", **options):
        desk = Desk(new_context(**options).new_page(), name, PASSWORD).enter()
        desk.window.goto(f"/admin/pages/{translation.get_target_instance().pk}/edit/")
        expect(desk.window.locator(".wb-row").first).to_be_visible()
        return desk

    return open_workbench


def find_row(window, source):
    return window.locator(".wb-row").filter(has=window.locator(f".wb-row__source:text-is('{source}')"))


def test_what_is_left_is_stored_unconfirmed_and_is_there_after_a_reload(open_workbench):
    desk = open_workbench()
    window = desk.window
    row = find_row(window, "Quem somos.")
    row.locator(".wb-row__target").click()
    window.keyboard.type("Qui nous")
    with window.expect_response("**/strings/*/edit/") as answer:
        window.keyboard.press("Alt+ArrowUp")
    assert answer.value.ok
    expect(row).to_have_attribute("data-state", "unconfirmed")
    window.reload()
    expect(find_row(window, "Quem somos.").locator(".wb-row__target")).to_have_text("Qui nous")
    expect(find_row(window, "Quem somos.")).to_have_attribute("data-state", "unconfirmed")


def test_a_tag_cannot_be_broken_by_a_key(open_workbench):
    window = open_workbench().window
    row = window.locator(".wb-row:has(.wb-row__source .wb-pair)")
    row.locator(".wb-row__target").click()
    window.keyboard.press("Alt+c")
    window.keyboard.press("Home")
    for _ in range(9):
        window.keyboard.press("Delete")
    target = row.locator(".wb-row__target")
    for kind in ("open", "close"):
        assert target.locator(f"[data-chip={kind}]").count() == target.locator(".wb-pair").count()


def test_a_part_of_the_preview_leads_to_its_row_and_back(open_workbench):
    window = open_workbench().window
    preview = window.frame_locator("[data-wb-frame]")
    preview.locator("[data-segment]", has_text="coleção").first.click()
    current = window.locator(".wb-row[aria-current]")
    expect(current.locator(".wb-row__source")).to_contain_text("coleção")
    find_row(window, "A nossa casa").locator(".wb-row__target").click()
    expect(preview.locator("h1 [data-segment][data-current]")).to_be_visible()


@pytest.mark.parametrize("body", ["<p>Veja a <b>coleção</b>.</p>" + "<p>Uma frase.</p>" * 60 + "<p>A última.</p>"])
def test_a_preview_that_loads_late_shows_the_row_that_was_opened_meanwhile(open_workbench, body):
    waiting = []
    desk = open_workbench()
    window = desk.window
    intercept(window, "**/preview/", lambda route: waiting.append(route))
    window.reload()
    find_row(window, "A última.").locator(".wb-row__target").click()
    wait_until(window, lambda: waiting)
    waiting.pop().continue_()
    window.unroute("**/preview/")
    preview = window.frame_locator("[data-wb-frame]")
    expect(preview.locator("[data-segment][data-current]")).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_runs_out_of_the_window(open_workbench, width):
    window = open_workbench(viewport={"width": width, "height": 900}).window
    take_screenshot(window, f"workbench-{width}")
    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_axe_finds_nothing(open_workbench):
    window = open_workbench().window
    find_row(window, "Quem somos.").locator(".wb-row__target").click()
    window.keyboard.type("Qui nous")
    assert look(window, "main") == []
    with window.expect_response("**/strings/*/edit/"):
        window.keyboard.press("Alt+ArrowUp")
    window.reload()
    find_row(window, "Quem somos.").locator(".wb-row__target").click()
    expect(window.locator(".wb-note--error")).to_be_visible()  # not confirmed yet
    assert look(window, "main") == []
    window.keyboard.press("Escape")
    window.keyboard.press("?")
    expect(window.locator("dialog[open] h2")).to_be_in_viewport()
    assert look(window, "dialog[open]") == []
    window.keyboard.press("Escape")
    window.locator("[data-wb-show-replace]").click()
    assert look(window, "dialog[open]") == []


def look(window, where):
    """Return what axe finds in a part of the page, in both schemes."""
    window.evaluate(AXE_SCRIPT)
    violations = []
    for scheme in SCHEMES:
        show_in(window, scheme, 1280)
        found = window.evaluate("([where, options]) => axe.run(document.querySelector(where), options)", [where, AXE])
        violations += found["violations"]
    return [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in violations]


@pytest.mark.parametrize("body", ["".join(f"<p>Parágrafo {n} da coleção.</p>" for n in range(400))], ids=["400"])
def test_a_key_in_a_text_of_four_hundred_segments_takes_less_than_a_frame(open_workbench):
    window = open_workbench().window
    assert window.locator(".wb-row").count() > 400
    find_row(window, "Parágrafo 250 da coleção.").locator(".wb-row__target").click()
    assert window.evaluate(KEYS) < 16, "ms, the median of sixty keys"
