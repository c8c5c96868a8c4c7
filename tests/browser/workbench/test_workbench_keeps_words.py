"""Nothing typed in the workbench is lost: an expired session, no connection, a changed original, two people at once."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from cms.translation.text.filling import fill_segments
from cms.translation.workflow import moderation
from cms.users.models import User

from ..network import cut_off, intercept
from ..test_nothing_typed_is_lost import sign_in_again
from .test_workbench import body, find_row, open_workbench, translation  # noqa: F401 - fixtures

MINE, THEIRS, SUMMARY = "Qui nous sommes", "Notre maison", "Quem somos."
SAVES = "**/strings/*/edit/"


@pytest.fixture
def desk(open_workbench):  # noqa: F811
    return open_workbench()


def get_target(desk, source=SUMMARY):
    return find_row(desk.window, source).locator(".wb-row__target")


def write(desk, words, source=SUMMARY):
    get_target(desk, source).click()
    desk.window.keyboard.press("Control+a")
    desk.window.keyboard.type(words)


def confirm(desk):
    desk.window.keyboard.press("Control+Enter")


def expect_stored(desk, words=MINE, state="confirmed", source=SUMMARY):
    expect(desk.window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")
    expect(find_row(desk.window, source)).to_have_attribute("data-state", state)
    desk.window.reload()
    expect(get_target(desk, source)).to_have_text(words)
    expect(find_row(desk.window, source)).to_have_attribute("data-state", state)


def test_with_an_expired_session_one_signs_in_and_the_words_are_stored(desk):
    write(desk, MINE)
    Session.objects.all().delete()
    confirm(desk)
    expect(desk.window.locator(".session-dialog")).to_be_visible()
    desk.take_screenshot("workbench-signed-out")
    sign_in_again(desk)
    expect_stored(desk)


def test_without_a_connection_the_words_wait_and_are_sent_when_it_is_back(desk):
    write(desk, MINE)
    cut_off(desk.window)
    confirm(desk)
    row = find_row(desk.window, SUMMARY)
    expect(row.locator(".wb-note--error")).to_be_visible()
    expect(row).to_have_attribute("data-state", "typed")
    expect(desk.window.locator("[data-wb-stored]")).to_have_attribute("data-state", "unsaved")
    desk.take_screenshot("workbench-offline")
    desk.window.context.set_offline(False)  # the browser tells the page
    expect_stored(desk)


def test_without_a_connection_several_rows_wait_and_leaving_asks(desk):
    asked = []
    desk.window.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    intercept(desk.window, SAVES, lambda route: route.abort())
    write(desk, MINE)
    confirm(desk)
    write(desk, THEIRS, "A nossa casa")
    confirm(desk)
    expect(desk.window.locator(".wb-note--error").first).to_be_visible()
    desk.window.unroute(SAVES)
    desk.window.reload()
    assert asked == ["beforeunload"]
    expect(get_target(desk)).to_have_text(MINE)
    expect(get_target(desk, "A nossa casa")).to_have_text(THEIRS)
    assert not StringTranslation.objects.filter(data__in=[MINE, THEIRS]).exists()
    for source in ("A nossa casa", SUMMARY):
        get_target(desk, source).click()
        confirm(desk)
    expect_stored(desk)


def press_submit(desk):
    desk.window.locator(".translation-actions button[value=submit-for-moderation]").click()


def keep_in_this_browser(desk, words=MINE):
    """Type words that the server does not get, and load the page again."""
    desk.window.once("dialog", lambda dialog: dialog.accept())
    intercept(desk.window, SAVES, lambda route: route.abort())
    write(desk, words)
    confirm(desk)
    expect(desk.window.locator(".wb-note--error")).to_be_visible()
    desk.window.reload()
    expect(get_target(desk)).to_have_text(words)


def test_words_that_only_this_browser_has_are_named_and_stored_before_the_text_is_submitted(desk):
    keep_in_this_browser(desk)
    expect(desk.window.locator("[data-wb-stored]")).to_have_attribute("data-state", "unsaved")
    expect(desk.window.locator("[data-wb-stored]")).to_contain_text("1")
    desk.window.unroute(SAVES)
    press_submit(desk)
    expect(desk.window.locator(".messages .error")).to_be_visible()  # the other segments have no words
    expect_stored(desk, state="unconfirmed")


def test_what_is_on_its_way_is_waited_for_when_the_text_is_submitted(desk, translation):  # noqa: F811
    fill_segments(translation, lambda segment: segment.string.data)
    desk.window.reload()
    on_their_way = []
    intercept(desk.window, SAVES, lambda route: on_their_way.append(route))
    write(desk, MINE)
    confirm(desk)
    press_submit(desk)
    button = desk.window.locator(".translation-actions button[value=submit-for-moderation]")
    expect(button).to_be_disabled()  # it shows its progress
    on_their_way[0].continue_()
    expect(desk.window.locator(".messages .success")).to_be_visible()
    assert translation.get_target_instance().workflow_in_progress


def test_nothing_is_submitted_while_words_cannot_be_stored(desk, translation):  # noqa: F811
    fill_segments(translation, lambda segment: f"{segment.order} en français")
    desk.window.reload()
    keep_in_this_browser(desk)
    press_submit(desk)
    row = find_row(desk.window, SUMMARY)
    expect(row.locator(".wb-note--error")).to_be_visible()
    expect(row).to_have_attribute("aria-current", "true")
    expect(desk.window.locator("[data-wb-stored]")).to_have_attribute("data-state", "unsaved")
    expect(desk.window.locator(".translation-actions button[value=submit-for-moderation]")).to_be_enabled()
    expect(desk.window.locator(".messages li")).to_have_count(0)
    assert not translation.get_target_instance().workflow_in_progress


def test_a_busy_database_is_asked_again_and_nothing_is_asked_of_the_translator(desk):
    refused = []

    def refuse_twice(route):
        if len(refused) == 2:
            route.continue_()
        else:
            refused.append(route.request.method)
            route.fulfill(status=503, json={"code": "busy", "detail": "Busy."})

    write(desk, MINE)
    intercept(desk.window, SAVES, refuse_twice)
    confirm(desk)
    expect_stored(desk)
    assert refused == ["PUT", "PUT"]
    assert desk.window.locator(".wb-note--error").count() == 0
    desk.window.unroute(SAVES)


def test_a_server_that_fails_keeps_the_words_here_and_says_so(desk):
    write(desk, MINE)
    intercept(desk.window, SAVES, lambda route: route.fulfill(status=500, body="no json"))
    confirm(desk)
    row = find_row(desk.window, SUMMARY)
    expect(row.locator(".wb-note--error")).to_be_visible()
    expect(get_target(desk)).to_have_text(MINE)
    desk.window.unroute(SAVES)
    row.locator(".wb-note--answers button").click()
    expect_stored(desk)


@pytest.mark.parametrize(("choice", "kept"), [(0, MINE), (1, THEIRS)], ids=["mine", "theirs"])
def test_another_translator_in_the_same_row_both_versions_are_shown(desk, open_workbench, choice, kept):  # noqa: F811
    other = open_workbench("moderator-fr")
    write(desk, MINE)
    write(other, THEIRS)
    confirm(other)
    expect(other.window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")
    confirm(desk)
    row = find_row(desk.window, SUMMARY)
    expect(row.locator(".wb-note--former")).to_contain_text(THEIRS)
    expect(get_target(desk)).to_have_text(MINE)
    desk.take_screenshot("workbench-two-at-once")
    row.locator(".wb-note--answers button").nth(choice).click()
    expect_stored(desk, kept)


@pytest.mark.parametrize("is_there", [True, False], ids=["changed", "gone"])
def test_an_original_that_changed_meanwhile_offers_the_words_at_their_place(desk, translation, is_there):  # noqa: F811
    write(desk, MINE)
    page = translation.source.get_source_instance()
    page.summary = new = "Quem somos agora." if is_there else ""
    page.save_revision().publish()
    translation.source.update_from_db()
    confirm(desk)
    row = find_row(desk.window, SUMMARY)
    expect(row.locator(".wb-note--error")).to_be_visible()
    expect(get_target(desk)).to_have_text(MINE)
    desk.take_screenshot(f"workbench-original-{'changed' if is_there else 'gone'}")
    desk.window.on("dialog", lambda dialog: dialog.accept())
    row.locator(".wb-note--answers button").click()
    expect(desk.window.locator(".wb-row").first).to_be_visible()
    kept = desk.window.locator(".wb-kept")
    expect(kept).to_contain_text(MINE)
    expect(kept).to_contain_text(SUMMARY)
    desk.take_screenshot(f"workbench-kept-{'changed' if is_there else 'gone'}")
    kept.locator("button").first.click()
    expect(kept).to_be_hidden()
    if is_there:
        expect(get_target(desk, new)).to_have_text(MINE)
        confirm(desk)
        expect_stored(desk, source=new)
    desk.window.reload()
    expect(desk.window.locator(".wb-row").first).to_be_visible()
    expect(desk.window.locator(".wb-kept")).to_be_hidden()


def test_words_that_were_not_stored_do_not_hide_those_of_another_person(desk, open_workbench):  # noqa: F811
    """Typed without a connection, and the window closed: meanwhile somebody else translates the row."""
    intercept(desk.window, SAVES, lambda route: route.abort())
    desk.window.on("dialog", lambda dialog: dialog.accept())
    write(desk, MINE)
    other = open_workbench("moderator-fr")
    write(other, THEIRS)
    confirm(other)
    expect(other.window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")
    desk.window.unroute(SAVES)
    desk.window.reload()
    row = find_row(desk.window, SUMMARY)
    expect(row.locator(".wb-note--former")).to_contain_text(THEIRS)
    expect(get_target(desk)).to_have_text(MINE)
    row.locator(".wb-note--answers button").first.click()
    expect_stored(desk)


def lock(translated, is_locked=True):
    """Lock the text for everybody, or free it."""
    Page.objects.filter(pk=translated.get_target_instance().pk).update(locked=is_locked)


def expect_beside(desk, mine, stored):
    """Both are shown, and nothing can be typed."""
    kept = desk.window.locator(".wb-kept")
    for words in (mine, stored):
        expect(kept).to_contain_text(words)
    expect(desk.window.locator("[contenteditable=true]")).to_have_count(0)
    return kept


def test_words_of_a_text_that_was_locked_meanwhile_are_shown_beside_what_is_saved(desk, translation):  # noqa: F811
    desk.window.on("dialog", lambda dialog: dialog.accept())
    write(desk, THEIRS)
    confirm(desk)
    expect(find_row(desk.window, SUMMARY)).to_have_attribute("data-state", "confirmed")
    expect(desk.window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")
    lock(translation)
    write(desk, MINE)
    confirm(desk)
    row = find_row(desk.window, SUMMARY)
    expect(row.locator(".wb-note--error")).to_be_visible()
    expect(get_target(desk)).to_have_text(MINE)
    desk.take_screenshot("workbench-locked-meanwhile")
    desk.window.reload()
    expect(desk.window.locator(".wb-row").first).to_be_visible()
    kept = expect_beside(desk, MINE, THEIRS)
    expect(get_target(desk)).to_have_text(THEIRS)
    desk.take_screenshot("workbench-kept-locked")
    kept.get_by_role("button").first.click()
    expect(row).to_have_attribute("aria-current", "true")
    lock(translation, False)
    desk.window.reload()
    expect(desk.window.locator(".wb-row").first).to_be_visible()
    expect(desk.window.locator(".wb-kept")).to_be_hidden()
    expect(get_target(desk)).to_have_text(MINE)
    get_target(desk).click()
    confirm(desk)
    expect_stored(desk)


def test_words_of_a_text_that_went_into_review_meanwhile_are_shown_and_can_be_discarded(
    desk,
    translation,  # noqa: F811
):
    """It was submitted elsewhere while somebody typed without a connection."""
    desk.window.on("dialog", lambda dialog: dialog.accept())
    intercept(desk.window, SAVES, lambda route: route.abort())
    write(desk, MINE)
    fill_segments(translation, lambda segment: f"{segment.order} en français")
    moderation.submit(translation, User.objects.get(username="translator-fr"))
    desk.window.unroute(SAVES)
    desk.window.reload()
    expect(desk.window.locator(".wb-row").first).to_be_visible()
    kept = expect_beside(desk, MINE, "en français")
    desk.take_screenshot("workbench-kept-in-review")
    kept.get_by_role("button").last.click()
    expect(kept).to_be_hidden()
    desk.window.reload()
    expect(desk.window.locator(".wb-row").first).to_be_visible()
    expect(kept).to_be_hidden()
