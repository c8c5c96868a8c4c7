"""The workbench while words are on their way, and what nobody decided: nothing is lost, shown wrongly or confirmed."""

import pytest
from playwright.sync_api import expect
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from ..desk import wait_until
from .test_workbench import body, find_row, open_workbench, translation  # noqa: F401 - fixtures
from .test_workbench_keeps_words import MINE, SAVES, SUMMARY, THEIRS, confirm, expect_stored, get_target, write

TITLE = "A nossa casa"
PASTE = """(target, kinds) => {
    const clipboardData = new DataTransfer();
    for (const [kind, words] of Object.entries(kinds)) clipboardData.setData(kind, words);
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def desk(open_workbench):  # noqa: F811
    return open_workbench()


@pytest.fixture
def on_their_way(desk):
    """The requests that save a segment, held."""
    held = []
    desk.window.route(SAVES, lambda route: held.append(route))
    return held


def release(desk):
    """Let what is held go on (Playwright does so with it), and what follows it."""
    desk.window.unroute(SAVES)


def store(desk, words):
    write(desk, words)
    confirm(desk)
    expect(desk.window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")


def leave(desk):
    get_target(desk, TITLE).click()


def test_former_words_that_are_typed_again_while_newer_ones_are_on_their_way_are_stored(desk):
    store(desk, MINE)
    held = []
    desk.window.route(SAVES, lambda route: held.append(route))
    write(desk, THEIRS)
    confirm(desk)
    wait_until(desk.window, lambda: held)
    write(desk, MINE)
    expect(find_row(desk.window, SUMMARY)).to_have_attribute("data-state", "typed")
    confirm(desk)
    release(desk)
    expect_stored(desk, MINE)


def test_the_first_words_of_a_row_are_taken_back_while_they_are_on_their_way(desk, on_their_way):
    write(desk, MINE)
    confirm(desk)
    wait_until(desk.window, lambda: on_their_way)
    desk.window.keyboard.press("Alt+u")
    expect(get_target(desk)).to_have_text("")
    release(desk)
    expect_stored(desk, "", state="untranslated")


def test_a_failure_is_over_once_newer_words_are_stored(desk, on_their_way):
    write(desk, THEIRS)
    leave(desk)
    wait_until(desk.window, lambda: on_their_way)
    write(desk, MINE)
    confirm(desk)
    on_their_way.pop().abort()
    release(desk)
    expect(find_row(desk.window, SUMMARY).locator(".wb-note--error")).to_have_count(0)
    expect_stored(desk, MINE)


def test_words_that_are_typed_after_a_failure_are_not_confirmed_by_a_connection(desk):
    write(desk, THEIRS)
    desk.window.context.set_offline(True)
    confirm(desk)
    expect(find_row(desk.window, SUMMARY).locator(".wb-note--error")).to_be_visible()
    write(desk, MINE)
    desk.window.context.set_offline(False)
    expect_stored(desk, MINE, state="unconfirmed")


def test_words_of_somebody_else_that_nobody_confirmed_are_taken_as_such(desk, open_workbench):  # noqa: F811
    other = open_workbench("moderator-fr")
    write(desk, MINE)
    write(other, THEIRS)
    leave(other)
    expect(other.window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")
    expect(find_row(other.window, SUMMARY)).to_have_attribute("data-state", "unconfirmed")
    confirm(desk)
    find_row(desk.window, SUMMARY).locator(".wb-note--answers button").nth(1).click()
    expect(find_row(desk.window, SUMMARY)).to_have_attribute("data-state", "unconfirmed")
    expect_stored(desk, THEIRS, state="unconfirmed")


def test_spaces_alone_are_no_words_that_wait_to_be_saved(desk):
    write(desk, "   ")
    leave(desk)
    expect(find_row(desk.window, SUMMARY)).to_have_attribute("data-state", "untranslated")
    expect(desk.window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")
    desk.window.reload()
    expect(find_row(desk.window, SUMMARY)).to_have_attribute("data-state", "untranslated")


def test_a_chord_that_is_held_down_confirms_one_segment(desk):
    write(desk, MINE, TITLE)
    leave_for = find_row(desk.window, SUMMARY)
    write(desk, THEIRS)
    get_target(desk, TITLE).click()
    with desk.window.expect_response(SAVES):
        desk.window.keyboard.down("Control")
        desk.window.keyboard.down("Enter")
    desk.window.keyboard.down("Enter")  # the keyboard repeats it
    desk.window.keyboard.up("Enter")
    desk.window.keyboard.up("Control")
    expect(find_row(desk.window, TITLE)).to_have_attribute("data-state", "confirmed")
    expect(desk.window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")
    assert leave_for.get_attribute("data-state") == "unconfirmed"


def test_no_key_writes_into_a_text_that_is_locked(desk, translation):  # noqa: F811
    Page.objects.filter(pk=translation.get_target_instance().pk).update(locked=True)
    desk.window.reload()
    for source in (TITLE, SUMMARY):
        get_target(desk, source).click()
        for chord in ("Alt+c", "Alt+t", "Alt+z", "Alt+u", "Control+z", "Control+Enter", "x"):
            desk.window.keyboard.press(chord)
        expect(find_row(desk.window, source)).to_have_attribute("data-state", "untranslated")
        expect(get_target(desk, source)).to_have_text("")
    assert desk.window.evaluate("workbench.listKept().length") == 0
    assert not StringTranslation.objects.exists()


def test_a_paste_keeps_the_spaces_that_do_not_break_and_makes_one_line(desk):
    target = get_target(desk)
    target.click()
    target.evaluate(
        PASTE, {"text/plain": "«\u00a0Qui\u202f?\u00a0»\r\n\tDeux  mots", "text/x-translation-segment": "{no"}
    )
    words = target.evaluate("target => workbench.read(target)")
    assert words == "«\u00a0Qui\u202f?\u00a0» Deux mots"
