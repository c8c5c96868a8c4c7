"""The search field in real Chromium: suggestions by keyboard, mouse and screen reader, as in the ARIA practices."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from .visits import AXE, PHONE

SUGGESTIONS = "form [role=listbox] [role=option]"


@pytest.fixture
def window(browser, server):
    context = browser.new_context(viewport=PHONE, base_url=server, reduced_motion="reduce")
    context.set_default_timeout(30_000)
    window = context.new_page()
    window.goto("/fr/recherche/?q=graine&kind=interview")
    yield window
    context.close()


@pytest.fixture
def field(window):
    field = window.get_by_role("combobox", name="Rechercher dans le site")
    field.fill("")
    return field


def test_the_keyboard_chooses_a_word_and_searches_for_it_with_the_filters(window, field):
    options = window.locator(SUGGESTIONS)
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("la herb")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    expect(field).to_be_focused()
    chosen = options.first.locator("span").text_content()
    assert chosen.lower().startswith("la herb")

    window.evaluate(AXE_SCRIPT)
    assert window.evaluate("options => axe.run(document, options)", AXE)["violations"] == []

    field.press("Escape")
    expect(options.first).to_be_hidden()
    expect(field).to_have_value("la herb")
    field.press("ArrowDown")  # opens it again
    field.press("ArrowDown")
    field.press("Enter")
    expect(window).to_have_url(re.compile(r"[?&]kind=interview"))
    expect(field).to_have_value(chosen)


def test_a_click_on_a_title_leads_to_its_page(window, field):
    field.press_sequentially("recif")
    option = window.locator(SUGGESTIONS).filter(has_text="Article")
    title = option.locator("span").text_content()
    option.click()
    expect(window.get_by_role("heading", level=1)).to_have_text(title)


def test_what_is_typed_is_searched_for_where_nothing_is_chosen(window, field):
    field.press_sequentially("musee")
    expect(window.locator(SUGGESTIONS).first).to_be_visible()
    field.press("Enter")
    expect(window).to_have_url(re.compile(r"q=musee"))
