"""A review in the workbench: comments, a correction, changes requested and made, what did not change, approval."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from cms.translation.text.filling import fill_segments
from cms.translation.workflow import moderation
from cms.users.models import User

from .reading import take_screenshot
from .test_workbench import body, find_row, open_workbench, translation  # noqa: F401 - fixtures
from .visits import AXE

FRENCH = {
    "A nossa casa": "Notre maison",
    "Quem somos.": "Qui sommes-nous.",
    "a-nossa-casa": "notre-maison",
    "Veja a <b>coleção</b> antes das 18h30.": "Voyez la <b>collection</b> avant 18 h 30.",
}


@pytest.fixture
def in_review(translation):  # noqa: F811
    translator = User.objects.get(username="translator-fr")
    fill_segments(translation, lambda segment: FRENCH[segment.string.data], translator)
    moderation.submit(translation, translator)
    return translation


def find_section(window, name):
    return window.locator(f"[data-section={name}]")


def open_row(window, source):
    find_row(window, source).locator(".wb-row__target").click()


def comment(window, words):
    window.keyboard.press("Alt+m")
    field = find_section(window, "comments").locator("textarea[data-key^=new]")
    expect(field).to_be_focused()
    window.keyboard.type(words)
    window.keyboard.press("Control+Enter")
    expect(find_section(window, "comments").locator(".wb-comment__text").last).to_have_text(words)


def expect_answer(window):
    expect(window.locator(".messages .success").first).to_be_visible()


def test_a_text_goes_through_two_rounds(in_review, open_workbench):  # noqa: F811
    reviewer = open_workbench("moderator-fr", viewport={"width": 1280, "height": 900}).window
    open_row(reviewer, "A nossa casa")
    comment(reviewer, "Plutôt « Chez nous » ?")
    open_row(reviewer, "Quem somos.")
    reviewer.keyboard.press("Control+a")
    reviewer.keyboard.type("Qui nous sommes.")
    reviewer.keyboard.press("Control+Enter")
    open_row(reviewer, "Quem somos.")
    why = find_section(reviewer, "review").locator("textarea[data-key^=why]")
    why.fill("Ce n’est pas une question.")
    why.press("Control+Enter")
    expect(find_section(reviewer, "review").locator(".wb-said__reason")).to_be_visible()
    take_screenshot(reviewer, "review-correction")
    reviewer.locator(".w-dropdown button, [data-w-dropdown-target=toggle]").first.click()
    reviewer.locator("[data-a11y-dialog-show=request-changes]").click()
    dialog = reviewer.locator("#request-changes")
    expect(dialog.locator(".wb-request li")).to_have_count(2)
    take_screenshot(reviewer, "review-request")
    dialog.locator("[name=comment]").fill("Deux remarques.")
    dialog.locator("button[value=reject]").click()
    expect_answer(reviewer)

    desk = open_workbench("translator-fr", viewport={"width": 1280, "height": 900}).window
    expect(desk.locator("[data-filter=commented]")).to_be_visible()
    desk.locator("[data-filter=corrected]").click()
    expect(desk.locator(".wb-row:not([hidden])")).to_have_count(1)
    open_row(desk, "Quem somos.")
    section = find_section(desk, "review")
    expect(section.locator("ins")).to_contain_text("nous")
    take_screenshot(desk, "review-translator")
    section.locator(".wb-said > .wb-act").first.click()  # accepts
    expect(section.locator(".wb-said > .wb-note").last).to_contain_text("Claire")
    desk.locator("[data-filter=all]").click()
    open_row(desk, "A nossa casa")
    desk.keyboard.press("Control+a")
    desk.keyboard.type("Chez nous")
    desk.keyboard.press("Control+Enter")
    open_row(desk, "A nossa casa")
    answer = find_section(desk, "comments").locator("textarea[data-key^=answer]")
    answer.fill("C’est fait.")
    answer.press("Control+Enter")
    expect(find_section(desk, "comments").locator(".wb-comment")).to_have_count(2)
    expect(desk.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")
    desk.locator("button[value=submit-for-moderation]").click()
    expect_answer(desk)

    reviewer.reload()
    expect(reviewer.locator("[data-filter=new-words]")).to_contain_text("1")
    open_row(reviewer, "A nossa casa")
    expect(find_section(reviewer, "review").locator("del").first).to_contain_text("Notre maison")
    find_section(reviewer, "comments").locator(".wb-thread > .wb-act").click()  # resolves
    expect(find_section(reviewer, "comments").locator(".wb-thread--resolved")).to_have_count(1)
    reviewer.locator("[data-wb-review] .button").click()  # what did not change
    expect(reviewer.locator(".wb-sign--reviewed")).to_have_count(3)
    open_row(reviewer, "A nossa casa")
    reviewer.keyboard.press("Alt+r")
    expect(reviewer.locator(".wb-sign--reviewed")).to_have_count(4)
    take_screenshot(reviewer, "review-marked")
    assert not in_review.get_target_instance().live
    reviewer.locator("button[value=approve]").click()
    expect_answer(reviewer)
    page = in_review.get_target_instance()
    assert (page.live, page.title, page.summary) == (True, "Chez nous", "Qui nous sommes.")


def test_on_a_phone_one_reads_comments_and_approves(in_review, open_workbench):  # noqa: F811
    window = open_workbench("moderator-fr", viewport={"width": 390, "height": 844}, has_touch=True).window
    open_row(window, "A nossa casa")
    comment(window, "Très bien.")
    take_screenshot(window, "review-phone")
    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")
    window.locator("[data-wb-toggle-panel][aria-expanded]").click()
    take_screenshot(window, "review-phone-closed")
    window.locator("button[value=approve]").click()
    expect_answer(window)
    assert in_review.get_target_instance().live


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_review(in_review, open_workbench, scheme):  # noqa: F811
    window = open_workbench("moderator-fr", color_scheme=scheme).window
    open_row(window, "A nossa casa")
    comment(window, "Très bien.")
    take_screenshot(window, f"review-{scheme}")
    window.evaluate(AXE_SCRIPT)
    found = window.evaluate("options => axe.run(document.querySelector('main'), options)", AXE)["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []
