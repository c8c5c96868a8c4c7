"""A review in the workbench on a phone and for axe; `test_by_keyboard_alone` goes through the rounds of one."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from cms.translation.text.filling import fill_segments
from cms.translation.workflow import moderation
from cms.users.models import User

from ..kept import kept
from ..reading import take_screenshot
from ..visits import AXE, SCHEMES, show_in
from .test_workbench import body, find_row, open_workbench, translation  # noqa: F401 - fixtures

FRENCH = {
    "A nossa casa": "Notre maison",
    "Quem somos.": "Qui sommes-nous.",
    "a-nossa-casa": "notre-maison",
    "Veja a <b>coleção</b> antes das 18h30.": "Voyez la <b>collection</b> avant 18 h 30.",
}

# Whether nothing covers or cuts off the words of the current row.
IS_SEEN = """() => [".wb-row__source", ".wb-row__target"].every((name) => {
    const part = document.querySelector(`.wb-row[aria-current] ${name}`);
    const { left, top, height } = part.getBoundingClientRect();
    return part.contains(document.elementFromPoint(left + 20, top + height / 2));
})"""


@kept
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


def test_on_a_phone_one_reads_comments_and_approves(in_review, open_workbench):  # noqa: F811
    window = open_workbench("moderator-fr", viewport={"width": 390, "height": 844}, has_touch=True).window
    open_row(window, "A nossa casa")
    comment(window, "Très bien.")
    take_screenshot(window, "review-phone")
    window.wait_for_function(IS_SEEN)  # one sees what one comments on
    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")
    window.locator("[data-wb-toggle-panel][aria-expanded]").click()
    take_screenshot(window, "review-phone-closed")
    window.locator("button[value=approve]").click()
    expect_answer(window)
    assert in_review.get_target_instance().live


def test_a_comment_that_was_not_sent_is_there_after_a_reload_and_leaving_asks(in_review, open_workbench):  # noqa: F811
    window = open_workbench("moderator-fr").window
    asked = []
    window.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    open_row(window, "A nossa casa")
    window.keyboard.press("Alt+m")
    field = find_section(window, "comments").locator("textarea[data-key^=new]")
    expect(field).to_be_focused()
    window.keyboard.type("Très bien.")
    window.reload()
    assert asked == ["beforeunload"]
    open_row(window, "A nossa casa")
    expect(field).to_have_value("Très bien.")
    with window.expect_response("**/review/threads/"):
        field.press("Control+Enter")
    expect(find_section(window, "comments").locator(".wb-comment__text")).to_have_text("Très bien.")
    expect(field).to_have_value("")
    window.reload()
    open_row(window, "A nossa casa")
    expect(find_section(window, "comments").locator(".wb-comment__text")).to_have_text("Très bien.")
    expect(field).to_have_value("")
    assert asked == ["beforeunload"]


def test_axe_finds_nothing_in_a_review(in_review, open_workbench):  # noqa: F811
    window = open_workbench("moderator-fr").window
    open_row(window, "A nossa casa")
    comment(window, "Très bien.")
    window.evaluate(AXE_SCRIPT)
    for scheme in SCHEMES:
        show_in(window, scheme, 1280)
        take_screenshot(window, f"review-{scheme}")
        found = window.evaluate("options => axe.run(document.querySelector('main'), options)", AXE)["violations"]
        assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []
