"""Machine translation in the workbench, with a real service: said who gets the words, drafts, nothing overwritten."""

import threading

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from tests.translation.machines.conftest import configure, serve  # noqa: F401 - fixtures

from ..reading import take_screenshot
from ..visits import AXE
from .test_workbench import body, find_row, open_workbench, translation  # noqa: F401 - fixtures


@pytest.fixture
def service(serve):  # noqa: F811
    return serve("libretranslate")


def test_a_segment_is_drafted_by_the_keyboard_and_nothing_is_sent_before(service, open_workbench):  # noqa: F811
    window, keyboard = (desk := open_workbench()).window, desk.window.keyboard
    row = find_row(window, "Quem somos.")
    row.locator(".wb-row__target").click()
    keyboard.press("Alt+Shift+m")
    section = window.locator("[data-section=machine]")
    expect(section.locator(".wb-machine__told")).to_contain_text("127.0.0.1")
    expect(section.get_by_role("button")).to_be_focused()
    assert service.requests == []
    keyboard.press("Enter")
    expect(row.locator(".wb-row__target")).to_have_text("QUEM SOMOS.")
    expect(row).to_have_attribute("data-state", "unconfirmed")
    expect(row.locator(".wb-row__target")).to_be_focused()
    take_screenshot(window, "machine-segment")
    keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-state", "confirmed")


def test_the_rest_is_drafted_and_what_somebody_types_meanwhile_is_kept(service, open_workbench):  # noqa: F811
    window = open_workbench().window
    asked, goes_on = threading.Event(), threading.Event()
    service.before_answer = lambda: (asked.set(), goes_on.wait(30))
    window.locator("[data-wb-machine]").press("Enter")
    dialog = window.locator("[data-wb-machine-dialog]")
    expect(dialog).to_contain_text("127.0.0.1")
    expect(dialog.locator("[data-wb-machine-start]")).to_be_visible()
    take_screenshot(window, "machine-dialog")
    dialog.locator("[data-wb-machine-start]").press("Enter")
    assert asked.wait(30)
    window.keyboard.press("Escape")
    row = find_row(window, "Quem somos.")
    row.locator(".wb-row__target").click()
    window.keyboard.type("Qui nous sommes.")
    with window.expect_response("**/strings/*/edit/"):
        window.keyboard.press("Control+Enter")
    goes_on.set()
    expect(find_row(window, "A nossa casa").locator(".wb-row__target")).to_have_text("A NOSSA CASA")
    expect(row.locator(".wb-row__target")).to_have_text("Qui nous sommes.")
    expect(row).to_have_attribute("data-state", "confirmed")
    window.reload()
    expect(row.locator(".wb-row__target")).to_have_text("Qui nous sommes.")


def test_what_the_service_refuses_is_said_where_it_was_asked_for(service, open_workbench):  # noqa: F811
    service.always = (403, {}, b"{}")
    window = open_workbench().window
    row = find_row(window, "Quem somos.")
    row.locator(".wb-row__target").click()
    window.keyboard.press("Alt+Shift+m")
    expect(window.locator("[data-section=machine]").get_by_role("button")).to_be_focused()
    window.keyboard.press("Enter")
    expect(window.locator("[data-section=machine] .wb-note--error")).to_be_visible()
    expect(row).to_have_attribute("data-state", "untranslated")
    take_screenshot(window, "machine-refused")


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_axe_finds_nothing_and_nothing_is_cut_off(service, open_workbench, scheme, width):  # noqa: F811
    window = open_workbench(color_scheme=scheme, viewport={"width": width, "height": 900}).window
    window.locator("[data-wb-machine]").press("Enter")
    expect(window.locator("[data-wb-machine-start]")).to_be_visible()
    take_screenshot(window, f"machine-{scheme}-{width}")
    window.evaluate(AXE_SCRIPT)
    found = window.evaluate("options => axe.run(document.querySelector('main'), options)", AXE)["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []
    box = window.locator("[data-wb-machine-dialog]").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")
